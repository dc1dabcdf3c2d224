using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>Covers a set by widening one state after another, then drops what is superfluous.</summary>
internal static class WideningCover
{
    // One step reads one word or one state, about a nanosecond: half a second of widening, then irredundancy.
    private const long Budget = 400_000_000;

    public static PatternCover Of(PatternSpace space, CancellationToken cancellation)
    {
        int[] times = new int[space.Wanted];
        List<Pattern> patterns = [];
        for (int seed = 0; seed < times.Length; seed++)
        {
            if (times[seed] > 0)
                continue;
            cancellation.ThrowIfCancellationRequested();
            Pattern pattern = Pattern.Only(space[seed], space.Options);
            if (space.Steps < Budget)
                pattern = Widen(space, pattern);
            patterns.Add(pattern);
            if (pattern.FixedCount == space.Options)
                times[seed]++;
            else
                space.Visit(pattern, k => times[k]++);
        }
        DropSuperfluous(space, patterns, times, cancellation);
        return new([.. patterns], ProvesMinimal(space, patterns, times));
    }

    private static Pattern Widen(PatternSpace space, Pattern pattern)
    {
        for (int k = 0; k < space.Options && space.Steps < Budget; k++)
        {
            // Only the half that is new needs a look: the same pattern with option k turned over.
            UInt128 bit = UInt128.One << k;
            if (!space.Touches(pattern with { Taken = pattern.Taken ^ bit }))
                pattern = pattern.Without(k);
        }
        return pattern;
    }

    // A pattern whose every state is told by another one goes; narrow ones first, because broad ones say more.
    private static void DropSuperfluous(PatternSpace space, List<Pattern> patterns, int[] times, CancellationToken cancellation)
    {
        HashSet<Pattern> superfluous = [];
        foreach (Pattern pattern in patterns.OrderByDescending(p => p.FixedCount))
        {
            cancellation.ThrowIfCancellationRequested();
            bool needed = false;
            space.Visit(pattern, k => needed |= times[k] == 1);
            if (needed)
                continue;
            space.Visit(pattern, k => times[k]--);
            superfluous.Add(pattern);
        }
        patterns.RemoveAll(superfluous.Contains);
    }

    // As many states as patterns, no two of which fit into one permitted pattern, show that fewer patterns cannot do.
    private static bool ProvesMinimal(PatternSpace space, List<Pattern> patterns, int[] times)
    {
        const int few = 64;
        if (patterns.Count == 1)
            return true;
        if (patterns.Count > few)
            return false;
        List<State> apart = [];
        foreach (Pattern pattern in patterns)
        {
            State? found = null;
            space.Visit(pattern, k =>
            {
                if (found is null && times[k] == 1 && space.Steps < 2 * Budget && apart.TrueForAll(other => space.Touches(Join(other, space[k], space.Options))))
                    found = space[k];
            });
            if (found is not State witness)
                return false;
            apart.Add(witness);
        }
        return true;
    }

    private static Pattern Join(State a, State b, int options)
    {
        Pattern only = Pattern.Only(a, options);
        UInt128 same = ~(a.Bits ^ b.Bits);
        return new(only.Fixed & same, only.Taken & same);
    }
}
