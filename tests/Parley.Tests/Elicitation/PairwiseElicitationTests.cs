using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Elicitation;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Tests.Elicitation;

/// <summary>Whoever knows their order is asked little and understood; whoever contradicts themselves is told where.</summary>
public sealed class PairwiseElicitationTests
{
    private static (PairwiseElicitation Known, int Questions) Ask(int[] worth)
    {
        PairwiseElicitation known = PairwiseElicitation.Begin(worth.Length);
        int questions = 0;
        for (; known.Next() is (int a, int b); questions++)
            known = known.With(new(a, b, (Comparison)worth[a].CompareTo(worth[b])));
        return (known, questions);
    }

    [Fact]
    public void Every_order_with_ties_is_found_and_no_question_is_superfluous() =>
        Gen.Int[0, 6].Array[1, 12].Sample(worth =>
        {
            (PairwiseElicitation known, int questions) = Ask(worth);

            Assert.True(known.IsComplete);
            Assert.True(questions <= worth.Length * (worth.Length - 1) / 2);
            for (int a = 0; a < worth.Length; a++)
                for (int b = 0; b < worth.Length; b++)
                    Assert.Equal((Comparison)worth[a].CompareTo(worth[b]), known.Compare(a, b));
            Assert.Equal(
                Enumerable.Range(0, worth.Length).GroupBy(s => worth[s]).OrderByDescending(g => g.Key).Select(g => string.Join(',', g)),
                known.Groups().Select(g => string.Join(',', g)));
        }, iter: TestScale.Of(300, 10_000));

    [Theory]
    [InlineData(6)]
    [InlineData(12)]
    [InlineData(23)]
    public void The_number_of_questions_is_near_the_least_possible(int n)
    {
        double least = Enumerable.Range(1, n).Sum(k => Math.Log2(k));
        int orders = TestScale.Of(20, 400), all = 0;
        for (uint seed = 1; seed <= orders; seed++)
        {
            int[] worth = [.. Enumerable.Range(0, n).OrderBy(s => (uint)(s + 1) * 2654435761u * (2 * seed + 1) ^ (seed * 40503u * (uint)(s + 7)))];
            int questions = Ask(worth).Questions;
            Assert.InRange(questions, n - 1, 1.2 * least + 3);
            all += questions;
        }
        Assert.InRange((double)all / orders, 0.9 * least, 1.08 * least + 1);
    }

    [Fact]
    public void A_contradiction_names_the_whole_cycle()
    {
        PairwiseElicitation known = PairwiseElicitation.Begin(5)
            .With(new(0, 3, Comparison.Better)).With(new(3, 1, Comparison.Tied)).With(new(4, 2, Comparison.Better)).With(new(2, 1, Comparison.Worse));

        Contradiction? contradiction = known.Against(new(2, 0, Comparison.Better));

        Assert.Equal([new(2, 1, Comparison.Worse), new(3, 1, Comparison.Tied), new(0, 3, Comparison.Better)], contradiction!.Cycle);
        Assert.Throws<ArgumentException>(() => known.With(new(2, 0, Comparison.Better)));
        Assert.Null(known.Against(new(0, 2, Comparison.Better)));
        Assert.NotNull(known.Against(new(3, 1, Comparison.Better)));
    }

    [Fact]
    public void What_decides_a_pair_is_a_chain_of_things_said_and_entails_it() =>
        Gen.Select(Gen.Int[0, 3].Array[2, 8], Gen.Int[0, 7].Array[24]).Sample((worth, pairs) =>
        {
            int n = worth.Length;
            PairwiseElicitation known = PairwiseElicitation.Begin(n);
            for (int k = 0; k + 1 < pairs.Length; k += 2)
                if (pairs[k] % n != pairs[k + 1] % n)
                    known = known.With(new(pairs[k] % n, pairs[k + 1] % n, (Comparison)worth[pairs[k] % n].CompareTo(worth[pairs[k + 1] % n])));
            for (int a = 0; a < n; a++)
                for (int b = 0; b < n; b++)
                    if (a != b)
                    {
                        ImmutableArray<Judgement> why = known.Why(a, b);
                        Assert.Equal(known.Compare(a, b) == Comparison.Unknown, why.IsEmpty);
                        Assert.All(why, j => Assert.Contains(j, known.Judgements));
                        PairwiseElicitation alone = why.Aggregate(PairwiseElicitation.Begin(n), (e, j) => e.With(j));
                        Assert.Equal(known.Compare(a, b), alone.Compare(a, b));
                    }
        }, iter: TestScale.Of(200, 5000));

    [Fact]
    public void A_pair_nobody_can_judge_is_asked_once_and_named_at_the_end()
    {
        PairwiseElicitation known = PairwiseElicitation.Begin(3).With(new(0, 1, Comparison.Better)).With(new(0, 2, Comparison.Better)).With(new(1, 2, Comparison.Unknown));

        Assert.Null(known.Next());
        Assert.Equal([(1, 2)], known.Undecided());
        Assert.False(known.IsComplete);
        // A state tied with one of the two asks the same question, so it is not put again.
        Assert.Null(PairwiseElicitation.Begin(3).With(new(0, 1, Comparison.Tied)).With(new(1, 2, Comparison.Unknown)).Next());
    }
}
