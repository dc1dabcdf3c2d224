using Parley.Conflicts;

namespace Parley.Interchange;

/// <summary>Some options taken and some not, the rest open: the only condition the <c>.gmcr</c> format has.</summary>
/// <param name="Cares">The options that matter.</param>
/// <param name="Values">Of these, the options that are taken.</param>
internal readonly record struct Conjunction(UInt128 Cares, UInt128 Values)
{
    /// <summary>Whether every state that satisfies the other satisfies this one.</summary>
    internal bool Covers(Conjunction other) => (Cares & ~other.Cares) == 0 && (other.Values & Cares) == Values;

    /// <summary>Both at once, or null when they contradict each other.</summary>
    internal Conjunction? And(Conjunction other) =>
        ((Values ^ other.Values) & Cares & other.Cares) == 0 ? new(Cares | other.Cares, Values | other.Values) : null;

    /// <summary>One conjunction for both, when they differ in the value of a single option only.</summary>
    /// <remarks>One step of the classical minimisation of Boolean functions. Source: [McCluskey1956].</remarks>
    internal Conjunction? Merge(Conjunction other)
    {
        UInt128 differ = Values ^ other.Values;
        return Cares == other.Cares && UInt128.PopCount(differ) == 1 ? new(Cares & ~differ, Values & ~differ) : null;
    }

    /// <summary>The literals in ascending order of the options.</summary>
    internal IEnumerable<(int Option, bool Taken)> Literals()
    {
        for (int k = 0; k < State.MaxOptions; k++)
            if ((Cares >> k & 1) != 0)
                yield return (k, (Values >> k & 1) != 0);
    }
}
