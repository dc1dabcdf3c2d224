using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Which coalition breaks which state, and who jumps from one equilibrium to another.</summary>
/// <remarks>Works on bit sets of reachable states, one per coalition and state: memory is 2^n · states² / 8 bytes at worst.</remarks>
public sealed class Coalitions
{
    private readonly GraphModel g;
    private readonly int n;
    private readonly CoalitionMoves moves;
    private readonly CancellationToken cancellation;

    private Coalitions(GraphModel g, CancellationToken cancellation)
    {
        (this.g, this.cancellation) = (g, cancellation);
        (n, moves) = (g.DecisionMakers.Length, new(g, new(null), cancellation));
    }

    /// <summary>Examines coalitions.</summary>
    /// <param name="model">Any model; some thousand states at most.</param>
    /// <param name="coalitions">The groups to examine; empty means every non-empty group.</param>
    /// <param name="equilibria">States between which jumps are sought.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <exception cref="ArgumentException">A coalition is empty or names somebody who does not exist, or there are more than 16 decision makers.</exception>
    public static CoalitionFindings Conduct(
        GraphModel model, ImmutableArray<Coalition> coalitions, StateSet equilibria,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(equilibria);
        int n = model.DecisionMakers.Length;
        if (n > 16)
            throw new ArgumentException($"{n} decision makers form {Math.Pow(2, n):N0} coalitions; at most 16 can be examined together.", nameof(model));
        if (coalitions.Any(c => c.Members.IsEmpty || c.Members.Any(i => i < 0 || i >= n)))
            throw new ArgumentException("A coalition has at least one member, and every member is a decision maker of the model.", nameof(coalitions));
        ImmutableArray<Coalition> all = [.. CoalitionDefinitions.Subsets([.. Enumerable.Range(0, n)]).Select(m => new Coalition([.. m]))];
        ImmutableArray<Coalition> asked = coalitions.IsEmpty ? all : coalitions;

        Coalitions work = new(model, cancellation);
        ImmutableArray<CoalitionStability>.Builder found = ImmutableArray.CreateBuilder<CoalitionStability>();
        foreach (Coalition coalition in asked)
        {
            found.Add(new(coalition, [.. Enum.GetValues<CoalitionConcept>().Select(c => work.Stable(c, coalition))]));
            progress?.Report((double)found.Count / asked.Length);
        }
        bool everyGroup = all.All(asked.Contains);
        return new CoalitionFindings
        {
            Model = model,
            Coalitions = found.ToImmutable(),
            Universal = !everyGroup ? null :
            [
                .. Enum.GetValues<CoalitionConcept>().Select((_, k) =>
                    found.Select(c => c.Stable[k]).Aggregate((a, b) => a.And(b))),
            ],
            Jumps = [.. asked.SelectMany(c => work.Jumps(c, equilibria))],
        };
    }

    private StateSet Stable(CoalitionConcept concept, Coalition coalition)
    {
        int mine = Bits(coalition), others = ((1 << n) - 1) & ~mine;
        return StateSet.Where(g.StateCount, s =>
        {
            cancellation.ThrowIfCancellationRequested();
            ulong[] gains = moves.Improvements(mine, s);
            return concept switch
            {
                CoalitionConcept.CNash => Array.TrueForAll(gains, word => word == 0),
                CoalitionConcept.CGmr => Each(gains, x => Any(moves.Reach(others, x), q => Deters(q, s))),
                CoalitionConcept.CSmr => Each(gains, x => Any(moves.Reach(others, x), q => Deters(q, s) && Each(moves.Reach(mine, q), r => Deters(r, s)))),
                _ => Each(gains, x => Any(moves.ClassReach(others, x), q => Deters(q, s))),
            };
        });

        bool Deters(int q, int s)
        {
            foreach (int i in coalition.Members)
                if (!g.Prefers(i, q, s))
                    return true;
            return false;
        }
    }

    private IEnumerable<EquilibriumJump> Jumps(Coalition coalition, StateSet equilibria)
    {
        int mine = Bits(coalition);
        foreach (int from in equilibria)
            foreach (int to in CoalitionMoves.StatesOf(moves.Improvements(mine, from)).Where(equilibria.Contains))
                yield return new(coalition, from, to, moves.Path(mine, from, to));
    }

    private static int Bits(Coalition coalition) => coalition.Members.Aggregate(0, (bits, i) => bits | 1 << i);

    private static bool Each(ulong[] set, Func<int, bool> condition) => !Any(set, x => !condition(x));

    private static bool Any(ulong[] set, Func<int, bool> condition)
    {
        foreach (int member in CoalitionMoves.StatesOf(set))
            if (condition(member))
                return true;
        return false;
    }
}
