using System.Numerics;

namespace Parley.Conflicts;

/// <summary>Turns preferences into ranks: whole numbers in which higher is better and equal means tied.</summary>
/// <remarks>Only the order of ranks means anything; distances do not.</remarks>
public static class Ordering
{
    /// <summary>Compares two states as the definition says, statement by statement.</summary>
    /// <returns>Positive when <paramref name="a"/> is preferred, negative when <paramref name="b"/> is, zero when they are tied.</returns>
    /// <remarks>The judge of <see cref="Ranks"/>. Source: [FangHipelKilgourPeng2003].</remarks>
    /// <exception cref="ArgumentException">A ranking does not hold one of the states.</exception>
    public static int Compare(Preference preference, State a, State b)
    {
        switch (preference)
        {
            case Preference.Prioritised prioritised:
                foreach (Statement statement in prioritised.Statements)
                    if (statement.Formula.Holds(a) != statement.Formula.Holds(b))
                        return statement.Formula.Holds(a) ? 1 : -1;
                return 0;
            case Preference.Ranking ranking:
                return Position(ranking, b).CompareTo(Position(ranking, a));
            case Preference.Weighted weighted:
                return Worth(weighted, a).CompareTo(Worth(weighted, b));
            default:
                throw new ArgumentException("Candidates and partial orders do not compare every pair.", nameof(preference));
        }
    }

    /// <summary>Dense ranks of all states: the worst group has 1, every better group one more.</summary>
    /// <returns>One rank per state of the list, in its order.</returns>
    /// <exception cref="ArgumentException">A ranking leaves out or repeats a feasible state.</exception>
    public static int[] Ranks(Preference preference, StateList states)
    {
        ArgumentNullException.ThrowIfNull(states);
        return preference switch
        {
            Preference.Prioritised prioritised => OfStatements([.. prioritised.Statements.Select(s => s.Formula)], states),
            Preference.Ranking ranking => OfGroups(ranking, states),
            Preference.Weighted weighted => OfWorth([.. states.Select(s => Worth(weighted, s))]),
            _ => throw new ArgumentException("Candidates and partial orders have no single ranking.", nameof(preference)),
        };
    }

    /// <summary>The sum of the weights of the options a state takes.</summary>
    private static decimal Worth(Preference.Weighted weighted, State state)
    {
        decimal worth = 0;
        for (int k = 0; k < weighted.Weights.Length; k++)
            if (state.Takes(k))
                worth += weighted.Weights[k];
        return worth;
    }

    private static int[] OfWorth(decimal[] worth)
    {
        decimal[] levels = [.. worth.Distinct().Order()];
        return [.. worth.Select(w => Array.BinarySearch(levels, w) + 1)];
    }

    private static int Position(Preference.Ranking ranking, State state)
    {
        for (int k = 0; k < ranking.Groups.Length; k++)
            if (ranking.Groups[k].Contains(state))
                return k;
        throw new ArgumentException("The ranking does not hold the state.", nameof(state));
    }

    private static int[] OfGroups(Preference.Ranking ranking, StateList states)
    {
        int[] ranks = new int[states.Count];
        for (int k = 0; k < ranking.Groups.Length; k++)
            foreach (State state in ranking.Groups[k])
            {
                int s = states.IndexOf(state);
                if (s < 0)
                    throw new ArgumentException($"The ranking holds {state.ToYn(states.OptionCount)}, which is not feasible.", nameof(ranking));
                if (ranks[s] != 0)
                    throw new ArgumentException($"The ranking holds {state.ToYn(states.OptionCount)} twice.", nameof(ranking));
                ranks[s] = ranking.Groups.Length - k;
            }
        int missing = Array.IndexOf(ranks, 0);
        if (missing >= 0)
            throw new ArgumentException($"The ranking leaves out {states[missing].ToYn(states.OptionCount)}.", nameof(ranking));
        return ranks;
    }

    // Any number of statements without wide integers: take the next few statements, put their truth bits behind the
    // rank reached so far, and make the keys dense again. A presence bitmap replaces the sort, so a round is linear.
    private static int[] OfStatements(Formula[] statements, StateList states)
    {
        int[] ranks = new int[states.Count];
        int distinct = Math.Min(1, states.Count);
        int keyBits = Math.Max(22, BitOperations.Log2((uint)Math.Max(1, states.Count)) + 5);
        ulong[] present = [];
        for (int done = 0; done < statements.Length && distinct < states.Count;)
        {
            int room = keyBits - (BitOperations.Log2((uint)distinct) + 1);
            int take = Math.Clamp(Math.Min(room, 31), 1, statements.Length - done);
            AppendTruth(statements.AsSpan(done, take), states, ranks);
            long keys = (long)distinct << take;
            int words = checked((int)((keys + 63) >> 6));
            if (present.Length < words)
                present = new ulong[words];
            distinct = MakeDense(ranks, present.AsSpan(0, words));
            done += take;
        }
        for (int s = 0; s < ranks.Length; s++)
            ranks[s]++;
        return ranks;
    }

    /// <summary>Replaces every rank by (rank, truth of the statements), first statement in the highest new bit.</summary>
    private static void AppendTruth(ReadOnlySpan<Formula> statements, StateList states, Span<int> ranks)
    {
        Span<ulong> truth = stackalloc ulong[statements.Length];
        UInt128 block = UInt128.MaxValue;
        for (int s = 0; s < ranks.Length; s++)
        {
            UInt128 bits = states.IsCube ? (UInt128)(uint)s : states[s].Bits;
            if (bits >> 6 != block)
            {
                block = bits >> 6;
                for (int k = 0; k < statements.Length; k++)
                    truth[k] = statements[k].HoldsAt64(block << 6);
            }
            int lane = (int)(bits & 63), key = ranks[s];
            foreach (ulong word in truth)
                key = key << 1 | (int)(word >> lane & 1);
            ranks[s] = key;
        }
    }

    private static int MakeDense(Span<int> keys, Span<ulong> present)
    {
        present.Clear();
        foreach (int key in keys)
            present[key >> 6] |= 1UL << key;
        int[] before = new int[present.Length];
        int distinct = 0;
        for (int w = 0; w < present.Length; w++)
        {
            before[w] = distinct;
            distinct += BitOperations.PopCount(present[w]);
        }
        for (int s = 0; s < keys.Length; s++)
        {
            int key = keys[s];
            keys[s] = before[key >> 6] + BitOperations.PopCount(present[key >> 6] & ((1UL << key) - 1));
        }
        return distinct;
    }
}
