using Parley.Analysis.Elicitation;
using Parley.Conflicts;

namespace Parley.Cli;

/// <summary>The order that a party's statements in the case give, pair by pair, and the statement that decides each.</summary>
internal sealed class StatedOrder
{
    private const int Shown = 5;

    private readonly GraphModel model;
    private readonly Preference.Prioritised list;

    private StatedOrder(GraphModel model, Preference.Prioritised list) => (this.model, this.list) = (model, list);

    /// <summary>The order; null where the case states none, or not by statements.</summary>
    public static StatedOrder? Of(GraphModel model, Preference? preference) => preference is Preference.Prioritised { Statements.IsEmpty: false } list ? new(model, list) : null;

    /// <summary>How two states compare and by which statement, for example: 3 &gt; 1 by statement 2, “not escalate”.</summary>
    public string Told(int a, int b)
    {
        int decides = Decides(a, b);
        if (decides < 0)
            return $"{a + 1} = {b + 1}: no statement tells them apart";
        (int better, int worse) = Holds(decides, a) ? (a, b) : (b, a);
        Statement statement = list.Statements[decides];
        return $"{better + 1} > {worse + 1} by statement {decides + 1}, “{(statement.Text.Length > 0 ? statement.Text : statement.Formula.ToText(model.Conflict.Reference))}”";
    }

    /// <summary>Where the answers say something else than the statements.</summary>
    public IEnumerable<string> Differences(PairwiseElicitation known)
    {
        int pairs = 0;
        List<string> told = [];
        for (int a = 0; a < model.StateCount; a++)
            for (int b = a + 1; b < model.StateCount; b++)
            {
                Comparison answered = known.Compare(a, b);
                int decides = Decides(a, b);
                Comparison stated = decides < 0 ? Comparison.Tied : Holds(decides, a) ? Comparison.Better : Comparison.Worse;
                if (answered == stated || answered == Comparison.Unknown)
                    continue;
                pairs++;
                if (told.Count < Shown)
                    told.Add($"  {a + 1} {(answered switch { Comparison.Better => ">", Comparison.Worse => "<", _ => "=" })} {b + 1}; as the case is written, {Told(a, b)}.");
            }
        return pairs == 0 ? []
            : [$"The answers order {pairs} of {model.StateCount * (model.StateCount - 1) / 2} pairs otherwise than the statements they replace:", .. told, .. pairs > told.Count ? [$"  and {pairs - told.Count} more"] : Array.Empty<string>()];
    }

    private int Decides(int a, int b)
    {
        for (int k = 0; k < list.Statements.Length; k++)
            if (Holds(k, a) != Holds(k, b))
                return k;
        return -1;
    }

    private bool Holds(int statement, int state) => list.Statements[statement].Formula.Holds(model.Members(state)[0]);
}
