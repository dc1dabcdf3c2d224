using System.Collections;
using System.Collections.Immutable;
using System.Numerics;

namespace Parley.Conflicts;

/// <summary>A set of states of one graph model, by index.</summary>
/// <remarks>Immutable; two sets are equal when they hold the same states of a list of the same length.</remarks>
public sealed class StateSet : IReadOnlyCollection<int>, IEquatable<StateSet>
{
    private readonly ulong[] words;

    private StateSet(int stateCount, ulong[] words)
    {
        (StateCount, this.words) = (stateCount, words);
        foreach (ulong word in words)
            Count += BitOperations.PopCount(word);
    }

    /// <summary>How many states the model has; members are indices below it.</summary>
    public int StateCount { get; }

    /// <summary>How many states the set has.</summary>
    public int Count { get; }

    /// <summary>Whether the state at <paramref name="index"/> belongs to the set.</summary>
    public bool Contains(int index) => (uint)index < (uint)StateCount && (words[index >> 6] >> index & 1) != 0;

    /// <summary>The states that satisfy a condition.</summary>
    public static StateSet Where(int stateCount, Func<int, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ulong[] words = new ulong[(stateCount + 63) / 64];
        for (int s = 0; s < stateCount; s++)
            if (condition(s))
                words[s >> 6] |= 1UL << s;
        return new(stateCount, words);
    }

    /// <summary>The set whose member s is bit s % 64 of word s / 64.</summary>
    /// <exception cref="ArgumentException">The number of words does not fit, or a bit past the last state is set.</exception>
    public static StateSet FromWords(int stateCount, ReadOnlySpan<ulong> words)
    {
        if (words.Length != (stateCount + 63) / 64)
            throw new ArgumentException($"Got {words.Length} words for {stateCount} states.", nameof(words));
        if (stateCount % 64 != 0 && words[^1] >> stateCount % 64 != 0)
            throw new ArgumentException("A bit past the last state is set.", nameof(words));
        return new(stateCount, words.ToArray());
    }

    /// <summary>The states in both sets.</summary>
    public StateSet And(StateSet other) => Combine(other, static (a, b) => a & b);

    /// <summary>The states in either set.</summary>
    public StateSet Or(StateSet other) => Combine(other, static (a, b) => a | b);

    /// <summary>The states of this set that are not in the other.</summary>
    public StateSet Except(StateSet other) => Combine(other, static (a, b) => a & ~b);

    /// <summary>Whether every member belongs to the other set too.</summary>
    public bool IsSubsetOf(StateSet other) => Except(other).Count == 0;

    /// <inheritdoc/>
    public bool Equals(StateSet? other) =>
        other is not null && other.StateCount == StateCount && other.words.AsSpan().SequenceEqual(words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StateSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = new();
        hash.Add(StateCount);
        foreach (ulong word in words)
            hash.Add(word);
        return hash.ToHashCode();
    }

    /// <summary>The members in ascending order.</summary>
    public IEnumerator<int> GetEnumerator()
    {
        for (int w = 0; w < words.Length; w++)
            for (ulong rest = words[w]; rest != 0; rest &= rest - 1)
                yield return (w << 6) + BitOperations.TrailingZeroCount(rest);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private StateSet Combine(StateSet other, Func<ulong, ulong, ulong> combine)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.StateCount != StateCount)
            throw new ArgumentException($"The other set is about {other.StateCount} states, this one about {StateCount}.", nameof(other));
        ulong[] result = new ulong[words.Length];
        for (int w = 0; w < result.Length; w++)
            result[w] = combine(words[w], other.words[w]);
        return new(StateCount, result);
    }
}
