using System.Collections.Immutable;
using System.Numerics;
using Parley.Conflicts;

namespace Parley.Symbolic;

/// <summary>One decision maker's complete order in one of two shapes: a list of formulas compared from the first on, or a sum of whole numbers.</summary>
/// <remarks>A direct ranking becomes the binary digits of its ranks, each digit a formula, highest digit first.</remarks>
internal sealed class StateOrder
{
    /// <summary>How many states a direct ranking may hold; beyond, the formulas that stand for it would be as long as a list.</summary>
    public const int MostRanked = 4096;

    /// <summary>How large the sum of all weights may be once they are whole numbers; the solver adds in 64 bits.</summary>
    public const long MostWeight = 1L << 50;

    private StateOrder(ImmutableArray<Condition> statements, ImmutableArray<long> weights) => (Statements, Weights) = (statements, weights);

    /// <summary>Formulas, most important first; empty when the order goes by weights, or when all states are tied.</summary>
    public ImmutableArray<Condition> Statements { get; }

    /// <summary>One whole number per option, default when the order goes by formulas.</summary>
    public ImmutableArray<long> Weights { get; }

    /// <summary>The bits of every option the order looks at.</summary>
    public UInt128 Mentions => Weights.IsDefault
        ? Statements.Aggregate(UInt128.Zero, (bits, f) => bits | f.Mentions)
        : Enumerable.Range(0, Weights.Length).Where(k => Weights[k] != 0).Aggregate(UInt128.Zero, (bits, k) => bits | UInt128.One << k);

    /// <summary>Whether the first state is preferred (positive), the second (negative), or neither.</summary>
    public int Compare(State a, State b)
    {
        if (!Weights.IsDefault)
            return Worth(a).CompareTo(Worth(b));
        foreach (Condition f in Statements)
        {
            bool holds = f.Holds(a);
            if (holds != f.Holds(b))
                return holds ? 1 : -1;
        }
        return 0;
    }

    /// <summary>The sum of the weights of the options taken.</summary>
    public long Worth(State state)
    {
        long sum = 0;
        for (int k = 0; k < Weights.Length; k++)
            if (state.Takes(k))
                sum += Weights[k];
        return sum;
    }

    /// <summary>The order of a preference; null where <see cref="WhyNot"/> gives a reason.</summary>
    public static StateOrder? Of(Preference preference) => WhyNot(preference) is not null ? null : preference switch
    {
        Preference.Prioritised prioritised => new([.. prioritised.Statements.Select(s => Condition.Of(s.Formula))], default),
        Preference.Weighted weighted => new([], Whole(weighted.Weights)!.Value),
        _ => new([.. Digits((Preference.Ranking)preference).Select(Condition.Of)], default),
    };

    /// <summary>Why an order cannot be used, as the end of a sentence; null when it can.</summary>
    public static string? WhyNot(Preference? preference) => preference switch
    {
        null => "is not known",
        Preference.Prioritised => null,
        Preference.Weighted weighted => Whole(weighted.Weights) is null ? "has weights with so many digits that their sum leaves 50 bits" : null,
        Preference.Ranking ranking => ranking.Groups.Sum(g => g.Length) > MostRanked ? $"is a ranking of more than {MostRanked:N0} states; write statements instead" : null,
        Preference.Candidates => "has several candidates",
        _ => "is partly unknown",
    };

    private static ImmutableArray<long>? Whole(ImmutableArray<decimal> weights)
    {
        BigInteger[] whole = [.. weights.Select(w => new BigInteger(decimal.Round(w * 1_000_000_000m)))];
        BigInteger divisor = whole.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        if (divisor > 1)
            whole = [.. whole.Select(w => w / divisor)];
        return whole.Aggregate(BigInteger.Zero, (sum, w) => sum + BigInteger.Abs(w)) <= MostWeight ? [.. whole.Select(w => (long)w)] : null;
    }

    private static ImmutableArray<Formula> Digits(Preference.Ranking ranking)
    {
        (State State, int Rank)[] ranked = [.. ranking.Groups.SelectMany((group, k) => group.Select(s => (s, ranking.Groups.Length - 1 - k)))];
        int digits = 32 - BitOperations.LeadingZeroCount((uint)Math.Max(0, ranking.Groups.Length - 1));
        Formula always = new Formula.Or(new Formula.Takes(0), new Formula.Not(new Formula.Takes(0)));
        return
        [
            .. Enumerable.Range(0, digits).Select(d => digits - 1 - d).Select(d => ranked.Length == 0 ? always
                : Split([.. ranked.Select(r => (r.State, (r.Rank >> d & 1) != 0))], 0) ?? always),
        ];

        // Halves the list by one option after the other until every part agrees; null stands for a formula that holds throughout.
        static Formula? Split((State State, bool Holds)[] list, int option)
        {
            if (Array.TrueForAll(list, x => x.Holds))
                return null;
            if (!Array.Exists(list, x => x.Holds))
                return new Formula.And(new Formula.Takes(0), new Formula.Not(new Formula.Takes(0)));
            for (; option < State.MaxOptions; option++)
            {
                (State, bool)[] with = [.. list.Where(x => x.State.Takes(option))], without = [.. list.Where(x => !x.State.Takes(option))];
                if (with.Length == 0 || without.Length == 0)
                    continue;
                Formula takes = new Formula.Takes(option);
                Formula? there = Split(with, option + 1) is Formula f ? new Formula.If(f, takes) : null;
                Formula? elsewhere = Split(without, option + 1) is Formula g ? new Formula.If(g, new Formula.Not(takes)) : null;
                return there is null ? elsewhere : elsewhere is null ? there : new Formula.And(there, elsewhere);
            }
            throw new ArgumentException("The ranking holds a state twice.", nameof(list));
        }
    }
}
