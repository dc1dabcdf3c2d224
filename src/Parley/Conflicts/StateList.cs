using System.Collections;

namespace Parley.Conflicts;

/// <summary>The feasible states of a conflict, in ascending order of their decimal number.</summary>
/// <remarks>The number a person sees is the index plus one. When nothing is infeasible the list takes no memory.</remarks>
public sealed class StateList : IReadOnlyList<State>
{
    private readonly ulong[]? narrow;
    private readonly UInt128[]? wide;

    private StateList(int count, int optionCount, ulong[]? narrow, UInt128[]? wide) =>
        (Count, OptionCount, this.narrow, this.wide) = (count, optionCount, narrow, wide);

    /// <summary>How many feasible states there are.</summary>
    public int Count { get; }

    /// <summary>How many options a state has.</summary>
    public int OptionCount { get; }

    /// <summary>Whether every combination of options is feasible, or the states are those of a graph, so that index and bits agree.</summary>
    public bool IsCube => narrow is null && wide is null;

    /// <summary>The state at an index.</summary>
    public State this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return new(narrow is not null ? narrow[index] : wide is not null ? wide[index] : (UInt128)(uint)index);
        }
    }

    /// <summary>The index of a state, or -1 when it is not feasible.</summary>
    public int IndexOf(State state)
    {
        if (IsCube)
            return state.Bits < (UInt128)(uint)Count ? (int)state.Bits : -1;
        if (wide is not null)
            return Math.Max(-1, Array.BinarySearch(wide, state.Bits));
        return state.Bits > ulong.MaxValue ? -1 : Math.Max(-1, Array.BinarySearch(narrow!, (ulong)state.Bits));
    }

    /// <summary>Lists the feasible states of a conflict.</summary>
    /// <param name="conflict">Any conflict; preferences do not matter.</param>
    /// <param name="limit">How many states may be listed; at most 2^30.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <returns>The list, empty when no state is feasible; or null when there are more than <paramref name="limit"/> or finding them would take out of proportion long.</returns>
    public static StateList? Of(Conflict conflict, int limit = 1 << 26, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1 << 30);
        int m = conflict.Options.Length;
        if (conflict.Graph is StateGraph graph)                     // state k of a graph has the number k, as in a cube
            return graph.States.Length <= limit ? new StateList(graph.States.Length, 0, null, null) : null;
        Formula[] infeasible = [.. conflict.Rules.Where(r => r.InForce && !r.IsImplied).SelectMany(r => r.Infeasible())];
        // One level at a time: a mask each, where the pairs of formulas would be hundreds.
        UInt128[] exclusive = [.. conflict.Rules.Where(r => r.IsImplied).Select(r => r.Operands.Aggregate(UInt128.Zero, (mask, f) => mask | f.Mentions))];
        if (infeasible.Length + exclusive.Length == 0)
            return m <= 30 && 1 << m <= limit ? new StateList(1 << m, m, null, null) : null;
        if (m > 30 && StateCount.Exceeds(m, infeasible, exclusive, limit, cancellation))
            return null;

        List<ulong> low = [];
        List<UInt128>? all = m > 64 ? [] : null;
        long steps = 16L * limit + 1_000_000, count = 0;
        // Where a list could become very long, the states are counted before any memory is taken.
        bool counting = m > 30 && limit > 1 << 20;
        if (counting)
        {
            if (!Descend(m, 0, 0))
                return null;
            (counting, steps) = (false, long.MaxValue);
        }
        return Descend(m, 0, 0)
            ? all is not null ? new StateList(all.Count, m, null, [.. all]) : new StateList(low.Count, m, [.. low], null)
            : null;

        // Fixes options from the highest down, drops a branch as soon as a formula is certain to hold in it,
        // and decides the last six options 64 states at a time.
        bool Descend(int undecided, UInt128 bits, UInt128 known)
        {
            if (--steps < 0)
                return false;
            if ((steps & 1023) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (Array.Exists(exclusive, mask => UInt128.PopCount(bits & mask) > 1))
                return true;
            if (known != 0 && Array.Exists(infeasible, f => f.HoldsPartly(new State(bits), known) == true))
                return true;
            if (undecided <= 6)
                return Collect(bits, undecided == 6 ? ulong.MaxValue : (1UL << (1 << undecided)) - 1);
            UInt128 option = UInt128.One << undecided - 1;
            return Descend(undecided - 1, bits, known | option) && Descend(undecided - 1, bits | option, known | option);
        }

        bool Collect(UInt128 first, ulong feasible)
        {
            foreach (Formula f in infeasible)
                feasible &= ~f.HoldsAt64(first);
            if (counting && exclusive.Length == 0)
                return (count += System.Numerics.BitOperations.PopCount(feasible)) <= limit;
            for (; feasible != 0; feasible &= feasible - 1)
            {
                UInt128 bits = first | (UInt128)(uint)System.Numerics.BitOperations.TrailingZeroCount(feasible);
                if (Array.Exists(exclusive, mask => UInt128.PopCount(bits & mask) > 1))
                    continue;
                if (counting)
                {
                    if (++count > limit)
                        return false;
                    continue;
                }
                if (all is not null)
                    all.Add(bits);
                else
                    low.Add((ulong)bits);
                if ((all?.Count ?? low.Count) > limit)
                    return false;
            }
            return true;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<State> GetEnumerator()
    {
        for (int s = 0; s < Count; s++)
            yield return this[s];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
