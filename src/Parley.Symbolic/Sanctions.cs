using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Symbolic;

/// <summary>Sanctions as literals: ends of answers that are no better than staying, and from which nobody escapes.</summary>
/// <remarks>
/// That no counter-move escapes speaks of all counter-moves. It starts with what they would do first of all; whenever the solver proposes an end from which the
/// focal decision maker does escape, that escape is remembered as a pattern and forbidden from then on, for every question about them.
/// </remarks>
internal sealed class Sanctions(Board board)
{
    private readonly List<Pattern>[] escapes = [.. Enumerable.Range(0, board.Model.Players).Select(_ => new List<Pattern>())];

    /// <summary>The escapes known of somebody.</summary>
    public IReadOnlyList<Pattern> Escapes(int i) => escapes[i];

    /// <summary>Demands that a state is a sanction as far as escapes are known.</summary>
    /// <param name="encoding">The problem.</param>
    /// <param name="i">The focal decision maker.</param>
    /// <param name="state">The state under test.</param>
    /// <param name="end">Where an answer ends.</param>
    /// <param name="symmetric">Whether counter-moves are asked about.</param>
    /// <param name="unless">The demand is void where this literal holds.</param>
    public void Require(Encoding encoding, int i, int[] state, int[] end, bool symmetric, int unless = Clauses.False)
    {
        encoding.Clauses.Add(unless, ~encoding.Better(board.Model.Orders[i], end, state));
        if (!symmetric)
            return;
        RequireNoEscape(encoding, i, state, end, board.Model.NaturalReplies[i].Of(encoding, end), unless);
        foreach (Pattern escape in escapes[i])
            RequireNoEscape(encoding, i, state, end, Encoding.With(end, escape), unless);
    }

    /// <summary>Demands that one counter-move is no escape.</summary>
    public void RequireNoEscape(Encoding encoding, int i, int[] state, int[] end, int[] away, int unless = Clauses.False)
    {
        int better = encoding.Better(board.Model.Orders[i], away, state);
        encoding.Clauses.Add(unless, ~better, ~encoding.Permitted(i, end, away));
    }

    /// <summary>Whether somebody escapes from the end of an answer; the way is remembered.</summary>
    /// <returns>The pattern that is new, or null when there is no escape; to be trusted only while the budget lasts.</returns>
    public Pattern? EscapeFrom(int i, State end, State state, Budget budget, CancellationToken cancellation)
    {
        if (board.Escape(i, end, state, budget, cancellation) is not State away)
            return null;
        UInt128 changed = end.Bits ^ away.Bits;
        Pattern escape = new(changed, away.Bits & changed);
        escapes[i].Add(escape);
        return escape;
    }

    /// <summary>Takes away the lanes of an opponent from which an escape leads to something better than the state under test.</summary>
    public void StrikeOut(Lanes lanes, Question q, Pattern escape, State rest, ulong[] ends)
    {
        State away = new((rest.Bits & ~escape.Fixed) | escape.Taken);
        if (away == rest || !board.Model.DirectionsAllow(rest, away))
            return;
        ulong[] escaping = lanes.Rent();
        ends.CopyTo(escaping.AsSpan());
        lanes.KeepBetter(board.Model.Orders[q.DecisionMaker], away, q.State, escaping);
        if (Words.Any(escaping))
        {
            lanes.KeepFeasible(away, escaping);
            lanes.KeepUnforbidden(q.DecisionMaker, rest, away, escaping);
            Words.AndNot(ends, escaping);
        }
        lanes.Return(escaping);
    }
}
