using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Changes of preferences in words.</summary>
internal static class ChangeText
{
    private const int MostNamed = 6;

    public static string Concepts(InverseAnswer answer) => string.Join(" + ", answer.Concepts.Select(c => c.Abbreviation));

    /// <summary>A change that is known to do it, if there is one.</summary>
    public static Change.Smallest? Known(Change change) => change as Change.Smallest ?? (change as Change.Open)?.Best;

    public static string Number(decimal cost) => cost.ToString("0.#");

    public static string Cost(Change change) => change switch
    {
        Change.Smallest smallest => Number(smallest.Cost),
        Change.Open open => open.Best is null ? $"≥ {Number(open.AtLeast)}" : $"{Number(open.AtLeast)}–{Number(open.Best.Cost)}",
        _ => "–",
    };

    public static string Who(GraphModel model, Change change) => change switch
    {
        Change.Impossible => "nothing does it",
        _ => Known(change) switch
        {
            null => "not found",
            { Revisions.IsEmpty: true } => "nobody",
            Change.Smallest known => Wording.And([.. known.Revisions.Select(r => known.Revisions.Length == 1 ? model.DecisionMakers[r.DecisionMaker].Name : $"{model.DecisionMakers[r.DecisionMaker].Name} ({Number(r.Cost)})")]),
        },
    };

    public static string Why(Change change) => change switch
    {
        Change.Smallest { Proof: Proof.Nothing } => "it holds already",
        Change.Smallest { Proof: Proof.Ladder } s => $"each party moves the state one rung at a time, and a rung less fails ({Wording.Count(s.Examined, "rung")})",
        Change.Smallest { Proof: Proof.Bound } s => $"it meets what each party needs at least ({Wording.Count(s.Examined, "rung")})",
        Change.Smallest { Proof: Proof.Search } s => $"every cheaper set of required pairs was examined ({Wording.Count(s.Examined, "step")})",
        Change.Smallest { Proof: Proof.Trial } s => $"every cheaper set of rankings was tried ({Wording.Count(s.Examined, "step")})",
        Change.Smallest s => $"every cheaper list was tried ({Wording.Count(s.Examined, "step")})",
        Change.Open open => $"undecided: the budget of {Wording.Count(open.Examined, "step")} ran out; everything below {Number(open.AtLeast)} is excluded",
        Change.Impossible s => $"whatever may change was examined ({Wording.Count(s.Examined, "step")})",
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>One item for each party whose preference changes.</summary>
    public static ImmutableArray<Item> Items(GraphModel model, ImmutableArray<Revision> revisions) =>
        [.. revisions.Select(r => new Item($"{model.DecisionMakers[r.DecisionMaker].Name}, cost {Number(r.Cost)}:", [.. r.Edits.IsEmpty ? Pairs(model, r.Pairs) : r.Edits.Select(e => Edit(model.Conflict, e))]))];

    public static string Edit(Conflict conflict, StatementEdit edit)
    {
        string text = $"“{edit.Formula.ToText(conflict.Reference)}”", place = $"place {edit.Place + 1}";
        return edit.Kind switch
        {
            StatementEditKind.Swap => $"{text} goes down from {place} to place {edit.Place + 2}.",
            StatementEditKind.Drop => $"{text} at {place} is dropped.",
            StatementEditKind.Negate => $"{text} at {place} becomes its opposite.",
            _ => $"{text} is added at {place}.",
        };
    }

    // The state that explains most of the remaining pairs is named first, with what it rises above or falls below.
    private static IEnumerable<string> Pairs(GraphModel model, ImmutableArray<PairChange> pairs)
    {
        List<PairChange> left = [.. pairs];
        while (left.Count > 0)
        {
            IGrouping<int, PairChange> rises = left.GroupBy(p => p.Above).MaxBy(g => g.Count())!, falls = left.GroupBy(p => p.Below).MaxBy(g => g.Count())!;
            bool up = rises.Count() >= falls.Count();
            IGrouping<int, PairChange> told = up ? rises : falls;
            string[] others = [.. told.Select(p => model.Pattern(up ? p.Below : p.Above) + (p.WasTied ? " (were tied)" : ""))];
            string list = others.Length <= MostNamed ? Wording.And(others) : string.Join(", ", others.Take(MostNamed - 1)) + $" and {others.Length - MostNamed + 1} more";
            yield return $"{model.Pattern(told.Key)} {(up ? "rises above" : "falls below")} {list}.";
            left.RemoveAll(p => told.Contains(p));
        }
    }
}
