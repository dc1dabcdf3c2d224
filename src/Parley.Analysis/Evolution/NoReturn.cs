using System.Collections.Immutable;
using System.Numerics;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Evolution;

/// <summary>Finds the steps that close something off.</summary>
/// <remarks>
/// A target counts as lost only when no legal sequence leads to it any more, whoever goes first; a step that its own mover could take back
/// loses nothing. Where steps close much off there are many of them: all are counted, and what each one loses is listed for the earliest.
/// </remarks>
internal static class NoReturn
{
    // Every point may lose every target; more numbers than this are no longer a list for anybody.
    private const int MostNumbers = 5_000_000;

    /// <summary>The points, the earliest first, and how many more there are; null when the budget ends first.</summary>
    public static (ImmutableArray<PointOfNoReturn> Points, int LeftOut)? Find(
        StepGraph steps, ForwardSearch search, TraceStudy study, IEnumerable<TraceStep> wanted, StepBudget budget, CancellationToken cancellation)
    {
        if (steps.LosesNothing || study.Targets.Count == 0)
            return ([], 0);
        if (Everything(steps, study.From, budget) is not bool[] isAhead || Ahead.Of(steps, StatesOf(isAhead), budget, cancellation) is not Ahead ahead)
            return null;
        int[] targets = [.. study.Targets.Where(t => isAhead[t])], states = [.. StatesOf(isAhead)];

        // 1. Every step that loses something, with the earliest place at which it can be taken.
        List<(int Place, int Mover, int From, int To)> losing = [];
        ahead.EachSlice(targets, (some, seen) =>
        {
            foreach ((int place, int mover, int from) in Takeable(steps, search, states))
                foreach (int to in steps.From(mover, from))
                    if (!Within(seen(from).Span, seen(to).Span))
                        losing.Add((place, mover, from, to));
        }, cancellation);
        losing = [.. losing.Distinct().Order()];                  // once for each slice of targets in which the step loses something

        // 2. What those lose that are told: the earliest, and those somebody asks about.
        HashSet<TraceStep> asked = [.. wanted];
        int most = Math.Min(study.PointsAtMost, Math.Max(TraceStudy.UsualPoints, MostNumbers / Math.Max(1, targets.Length)));
        (int Place, int Mover, int From, int To)[] told =
            [.. losing.Where((p, k) => k < most || asked.Contains(steps.Step(p.Mover, p.From, p.To)))];
        ImmutableArray<int>.Builder[] lost = [.. told.Select(_ => ImmutableArray.CreateBuilder<int>())];
        if (told.Length > 0)
            ahead.EachSlice(targets, (some, seen) =>
            {
                for (int k = 0; k < told.Length; k++)
                    AddLost(lost[k], some, seen(told[k].From).Span, seen(told[k].To).Span);
            }, cancellation);
        return ([.. told.Select((p, k) => new PointOfNoReturn(steps.Step(p.Mover, p.From, p.To), lost[k].ToImmutable(), p.Place))], losing.Count - told.Length);
    }

    // Who can take a step where, and how soon at the earliest.
    private static IEnumerable<(int Place, int Mover, int From)> Takeable(StepGraph steps, ForwardSearch search, int[] states)
    {
        foreach (int from in states)
            for (int mover = 0; mover < steps.Movers.Length; mover++)
                if (search.LeastBefore(from, mover) is int before and >= 0)
                    yield return (before + 1, mover, from);
    }

    private static bool Within(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after)
    {
        for (int w = 0; w < before.Length; w++)
            if ((before[w] & ~after[w]) != 0)
                return false;
        return true;
    }

    private static void AddLost(ImmutableArray<int>.Builder lost, int[] targets, ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after)
    {
        for (int w = 0; w < before.Length; w++)
            for (ulong gone = before[w] & ~after[w]; gone != 0; gone &= gone - 1)
                lost.Add(targets[(w << 6) + BitOperations.TrailingZeroCount(gone)]);
    }

    // Everything that any steps lead to, legal succession aside: what is ahead of a state whoever goes first lies in here.
    private static bool[]? Everything(StepGraph steps, int start, StepBudget budget)
    {
        bool[] seen = new bool[steps.StateCount];
        seen[start] = true;
        Stack<int> open = new([start]);
        while (open.TryPop(out int state))
            for (int mover = 0; mover < steps.Movers.Length; mover++)
            {
                int[] ahead = steps.From(mover, state);
                if (!budget.Pay(ahead.Length + 1))
                    return null;
                foreach (int to in ahead)
                    if (!seen[to])
                    {
                        seen[to] = true;
                        open.Push(to);
                    }
            }
        return seen;
    }

    private static IEnumerable<int> StatesOf(bool[] set) => Enumerable.Range(0, set.Length).Where(s => set[s]);
}
