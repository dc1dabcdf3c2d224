using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>A model and its findings as four tables for other programs: states, moves, preferences, findings.</summary>
/// <remarks>States are numbered from 1, as everywhere; 1 is yes and 0 is no.</remarks>
public static class ModelSheets
{
    /// <summary>The names of the tables, in their order.</summary>
    public static ImmutableArray<string> Names { get; } = ["states", "moves", "preferences", "findings"];

    /// <summary>More rows than this fit in no spreadsheet.</summary>
    public const int MaxRows = 1_048_575;

    /// <summary>One table.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="findings">The model, and what was found about it.</param>
    /// <returns>The table; null when it would have more than <see cref="MaxRows"/> rows.</returns>
    public static Sheet? Of(string name, StabilityFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        (string[] columns, IEnumerable<ImmutableArray<SheetCell>> rows) = name switch
        {
            "states" => States(findings.Model),
            "moves" => Moves(findings.Model),
            "preferences" => Preferences(findings.Model),
            "findings" => Findings(findings),
            _ => throw new ArgumentException($"There is no table '{name}'; there are {string.Join(", ", Names)}.", nameof(name)),
        };
        ImmutableArray<ImmutableArray<SheetCell>> some = [.. rows.Take(MaxRows + 1)];
        return some.Length > MaxRows ? null : new(name, [.. columns], some);
    }

    private static (string[], IEnumerable<ImmutableArray<SheetCell>>) States(GraphModel model)
    {
        string[] columns = ["number", "state", "status-quo", .. model.Conflict.Options.Select(o => model.DecisionMakers[o.Owner].Id + "." + o.Id)];
        return (columns, Each(model).Select(s =>
        {
            string pattern = model.Pattern(s);
            return (ImmutableArray<SheetCell>)[s + 1, pattern, model.StatusQuo == s ? 1 : 0, .. pattern.Select(c => c switch { 'Y' => 1, 'N' => 0, _ => (SheetCell)"-" })];
        }));
    }

    private static (string[], IEnumerable<ImmutableArray<SheetCell>>) Moves(GraphModel model) =>
        (["party", "from", "to", "from-state", "to-state", "takes", "gives-up", "improvement"],
        from d in model.DecisionMakers
        from s in Each(model)
        from t in model.Moves(d.Index, s)
        let changes = Wording.Changes(model, new(d.Index, s, t))
        select (ImmutableArray<SheetCell>)
            [d.Id, s + 1, t + 1, model.Pattern(s), model.Pattern(t), string.Join(' ', changes.Takes), string.Join(' ', changes.GivesUp), model.Prefers(d.Index, t, s) ? 1 : 0]);

    private static (string[], IEnumerable<ImmutableArray<SheetCell>>) Preferences(GraphModel model) =>
        (["party", "number", "state", "place", "places"],
        from d in model.DecisionMakers
        from s in Each(model)
        let place = ExplanationPage.PlaceOf(model, d.Index, s)
        select (ImmutableArray<SheetCell>)[d.Id, s + 1, model.Pattern(s), place is var (own, _) ? own : "", place is var (_, of) ? of : ""]);

    private static (string[], IEnumerable<ImmutableArray<SheetCell>>) Findings(StabilityFindings findings)
    {
        GraphModel model = findings.Model;
        string[] columns = ["concept", "number", "state", "equilibrium", .. model.DecisionMakers.Select(d => d.Id)];
        return (columns,
            from concept in findings.Concepts
            from s in Each(model)
            select (ImmutableArray<SheetCell>)
                [concept.Concept.Key, s + 1, model.Pattern(s), concept.Equilibria.Contains(s) ? 1 : 0, .. concept.StableFor.Select(set => (SheetCell)(set.Contains(s) ? 1 : 0))]);
    }

    private static IEnumerable<int> Each(GraphModel model) => Enumerable.Range(0, model.StateCount);
}
