using System.Collections.Immutable;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Evolution;

/// <summary>Paths from a state exactly as published: layer by layer over pairs of state and last mover. The judge of <see cref="Evolution"/>.</summary>
/// <remarks>Sources: [LiKilgourHipel2005], [XuKilgourHipelKemkes2010]; legal sequences as in [FangHipelKilgour1993].</remarks>
public static class EvolutionDefinitions
{
    /// <summary>Who may take a step: every decision maker alone, or every group.</summary>
    public static ImmutableArray<Coalition> Movers(GraphModel g, StepKind kind)
    {
        ArgumentNullException.ThrowIfNull(g);
        int[] everybody = [.. Enumerable.Range(0, g.DecisionMakers.Length)];
        return kind == StepKind.CoalitionImprovements
            ? [.. CoalitionDefinitions.Subsets(everybody).Select(m => new Coalition([.. m]))]
            : [.. everybody.Select(i => new Coalition([i]))];
    }

    /// <summary>Where one step of a mover leads.</summary>
    public static IEnumerable<int> Steps(GraphModel g, StepKind kind, Coalition movers, int state)
    {
        ArgumentNullException.ThrowIfNull(g);
        ArgumentNullException.ThrowIfNull(movers);
        int mover = movers.Members[0];
        return kind switch
        {
            StepKind.Moves => g.Moves(mover, state),
            StepKind.Improvements => g.Improvements(mover, state),
            StepKind.BetterOrUnknown => g.Moves(mover, state).Where(to => g.Relation(mover).Compare(to, state) is Comparison.Better or Comparison.Unknown),
            _ => CoalitionDefinitions.Improvements(g, movers.Members, state),
        };
    }

    /// <summary>Layer h: the states reached in exactly h steps, each with its last mover; nobody moves twice in succession.</summary>
    /// <remarks>Layers go on for ever where paths can run in circles; after as many layers as there are pairs nothing new can come.</remarks>
    public static IEnumerable<ImmutableHashSet<(int State, Coalition? LastMover)>> Layers(GraphModel g, StepKind kind, int start)
    {
        ArgumentNullException.ThrowIfNull(g);
        ImmutableArray<Coalition> movers = Movers(g, kind);
        ImmutableHashSet<(int State, Coalition? LastMover)> layer = [(start, null)];
        while (!layer.IsEmpty)
        {
            yield return layer;
            layer =
            [
                .. from at in layer
                   from mover in movers
                   where mover != at.LastMover
                   from to in Steps(g, kind, mover, at.State)
                   select (to, (Coalition?)mover),
            ];
        }
    }

    /// <summary>The least number of steps to a state; null when no legal sequence leads there.</summary>
    public static int? LeastSteps(GraphModel g, StepKind kind, int start, int state)
    {
        ArgumentNullException.ThrowIfNull(g);
        int h = 0, pairs = g.StateCount * Movers(g, kind).Length;
        foreach (ImmutableHashSet<(int State, Coalition? LastMover)> layer in Layers(g, kind, start).Take(pairs + 1))
        {
            if (layer.Any(at => at.State == state))
                return h;
            h++;
        }
        return null;
    }

    /// <summary>Every legal sequence of a given length from one state to another.</summary>
    public static IEnumerable<ImmutableArray<TraceStep>> Paths(GraphModel g, StepKind kind, int from, int to, int length) =>
        Extend(g, kind, from, to, length, []);

    private static IEnumerable<ImmutableArray<TraceStep>> Extend(GraphModel g, StepKind kind, int at, int to, int left, ImmutableArray<TraceStep> path)
    {
        if (left == 0)
            return at == to ? [path] : [];
        return from mover in Movers(g, kind)
               where path.IsEmpty || mover != path[^1].Movers
               from next in Steps(g, kind, mover, at)
               from whole in Extend(g, kind, next, to, left - 1, path.Add(new(mover, at, next)))
               select whole;
    }
}
