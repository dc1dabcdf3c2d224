using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Symbolic;

/// <summary>What somebody would do first of all, whatever the others do: each own option as the first statement that mentions it asks for.</summary>
/// <remarks>
/// One move told as a function of the state, where a pattern would need a case for every choice of the others: “gate iff the neighbour's gate” is followed
/// by looking at the neighbour. It need not be the best move, or even an improvement; a move it is, and that is all that is claimed of it.
/// </remarks>
internal sealed class NaturalReply
{
    private readonly ImmutableArray<(int Option, Condition? As, bool Negated)> settings;

    /// <param name="order">Whose order.</param>
    /// <param name="control">Their options.</param>
    public NaturalReply(StateOrder order, UInt128 control)
    {
        Dictionary<int, (Condition? As, bool Negated)> found = [];
        if (!order.Weights.IsDefault)
            for (int k = 0; k < order.Weights.Length; k++)
                if ((control >> k & 1) != 0 && order.Weights[k] != 0)
                    found[k] = (null, order.Weights[k] < 0);
        foreach (Condition statement in order.Statements)
            Ask(statement, false, control, found);
        settings = [.. found.OrderBy(x => x.Key).Select(x => (x.Key, x.Value.As, x.Value.Negated))];
    }

    /// <summary>The state after the reply.</summary>
    public int[] Of(Encoding encoding, int[] state)
    {
        int[] reply = [.. state];
        foreach ((int option, Condition? value, bool negated) in settings)
        {
            int literal = value is null ? Clauses.True : encoding.Truth(value, state);
            reply[option] = negated ? ~literal : literal;
        }
        return reply;
    }

    // Which value of own options makes the statement true (or false), as far as its outer shape tells; the first answer stays.
    private static void Ask(Condition statement, bool negated, UInt128 control, Dictionary<int, (Condition?, bool)> found)
    {
        if ((statement.Mentions & control) == 0)
            return;
        switch (statement.Formula)
        {
            case Formula.Takes f:
                found.TryAdd(f.Index, (null, negated));
                break;
            case Formula.Not:
                Ask(statement.Left!, !negated, control, found);
                break;
            case Formula.Iff:
                Equal(statement.Left!, statement.Right!, negated, control, found);
                Equal(statement.Right!, statement.Left!, negated, control, found);
                break;
            case Formula.If:                                       // the condition false, or the consequent true
                Ask(statement.Right!, negated, control, found);
                Ask(statement.Left!, !negated, control, found);
                break;
            default:
                Ask(statement.Left!, negated, control, found);
                Ask(statement.Right!, negated, control, found);
                break;
        }
    }

    private static void Equal(Condition own, Condition other, bool negated, UInt128 control, Dictionary<int, (Condition?, bool)> found)
    {
        for (; own.Formula is Formula.Not; own = own.Left!)
            negated = !negated;
        if (own.Formula is Formula.Takes f && (control >> f.Index & 1) != 0 && (other.Mentions & control) == 0)
            found.TryAdd(f.Index, (other, negated));
    }
}
