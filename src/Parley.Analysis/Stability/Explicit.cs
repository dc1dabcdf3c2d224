using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Lists every move and works on the lists. Takes any graph; its memory grows with the number of moves.</summary>
/// <remarks>
/// With a complete transitive ranking, "some answer is no better" is a threshold test, so the set of answers may be replaced by the least
/// value among them. That value is found for all states at once by spreading values backwards along the opponents' arcs, lowest value first,
/// over pairs of state and last mover.
/// </remarks>
public sealed class Explicit : IStabilityEngine
{
    /// <inheritdoc/>
    public string Name => "explicit";

    /// <inheritdoc/>
    public bool Decides(StabilityConcept concept, GraphModel model)
    {
        ArgumentNullException.ThrowIfNull(concept);
        return concept.IsOverRanks && Definitions.IsDefined(concept, model);
    }

    /// <inheritdoc/>
    public ImmutableArray<StateSet> StableStates(
        GraphModel model, int decisionMaker, ImmutableArray<StabilityConcept> concepts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        int n = model.DecisionMakers.Length;
        Arcs[] moves = [.. Enumerable.Range(0, n).Select(j => Arcs.Of(model, j, cancellation))];
        int[] ranks = model.Ranks(decisionMaker).ToArray();
        int[] bestMove = BestWithin(moves[decisionMaker], ranks);
        Arcs?[] anyMove = new Arcs?[n], improvement = new Arcs?[n];
        for (int j = 0; j < n; j++)
            if (j != decisionMaker)
            {
                anyMove[j] = moves[j].Reversed();
                improvement[j] = moves[j].Improving(model.Ranks(j)).Reversed();
            }

        return [.. concepts.Select(Decide)];

        StateSet Decide(StabilityConcept concept) => concept switch
        {
            StabilityConcept.NashStability => StateSet.Where(ranks.Length, s => bestMove[s] <= ranks[s]),
            StabilityConcept.GeneralMetarationality => Deterred(LeastReply(ranks, anyMove, cancellation)),
            StabilityConcept.SymmetricMetarationality => Deterred(LeastReply(bestMove, anyMove, cancellation)),
            StabilityConcept.SequentialStability => Deterred(LeastReply(ranks, improvement, cancellation)),
            StabilityConcept.SymmetricSequentialStability => Deterred(LeastReply(bestMove, improvement, cancellation)),
            StabilityConcept.SimultaneousStability => Simultaneous(),
            StabilityConcept.SequentialOrSimultaneousStability => Decide(StabilityConcept.Seq).Or(Decide(StabilityConcept.Sim)),
            _ => throw new ArgumentException($"This engine does not decide {concept.Name}.", nameof(concepts)),
        };

        StateSet Deterred(int[] leastReply) => StateSet.Where(ranks.Length, s =>
        {
            foreach (int s1 in moves[decisionMaker].From(s))
                if (ranks[s1] > ranks[s] && leastReply[s1] > ranks[s])
                    return false;
            return true;
        });

        StateSet Simultaneous()
        {
            if (model is not OptionForm form)
                throw new ArgumentException("Simultaneous stability is defined for models in option form only.", nameof(concepts));
            return StateSet.Where(ranks.Length, s =>
            {
                cancellation.ThrowIfCancellationRequested();
                return JointResponses.Deter(form, decisionMaker, s);
            });
        }
    }

    /// <summary>For every state, the best rank among the state itself and what one move reaches.</summary>
    private static int[] BestWithin(Arcs own, int[] ranks)
    {
        int[] best = [.. ranks];
        for (int s = 0; s < best.Length; s++)
            foreach (int to in own.From(s))
                best[s] = Math.Max(best[s], ranks[to]);
        return best;
    }

    /// <summary>For every state, the least value that legal sequences along the arcs can reach from it, the state itself included.</summary>
    /// <param name="value">One value per state.</param>
    /// <param name="backwards">Reversed arcs per mover; null for those who do not move.</param>
    /// <param name="cancellation">Checked throughout.</param>
    internal static int[] LeastReply(int[] value, Arcs?[] backwards, CancellationToken cancellation)
    {
        int n = backwards.Length, width = n + 1;                  // node s * width + j: at s, j moved last; j = n: nobody yet
        int[] order = [.. Enumerable.Range(0, value.Length)];
        Array.Sort((int[])value.Clone(), order);
        int[] least = new int[value.Length];
        bool[] done = new bool[checked(value.Length * width)];
        Stack<int> open = new();
        foreach (int t in order)
        {
            cancellation.ThrowIfCancellationRequested();
            Reach(t, -1, value[t]);
            while (open.TryPop(out int node))
            {
                int at = node / width, mover = node % width;
                if (mover < n && backwards[mover] is Arcs arcs)
                    foreach (int before in arcs.From(at))
                        Reach(before, mover, value[t]);
            }
        }
        return least;

        // Whoever may move next at s with the given value ahead: everybody but the one who would move twice in succession.
        void Reach(int s, int nextMover, int v)
        {
            for (int last = 0; last < width; last++)
            {
                int node = s * width + last;
                if (last == nextMover || done[node])
                    continue;
                done[node] = true;
                if (last == n)
                    least[s] = v;
                open.Push(node);
            }
        }
    }
}
