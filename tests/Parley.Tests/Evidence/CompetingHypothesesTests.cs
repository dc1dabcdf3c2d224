using System.Collections.Immutable;
using Parley.Analysis.Evidence;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Evidence;

public sealed class CompetingHypothesesTests
{
    [Fact]
    public void A_row_with_one_mark_everywhere_tells_nothing_apart() =>
        Assert.Equal(0, CompetingHypotheses.Diagnosticity([Consistency.I, Consistency.I, Consistency.I]));

    [Fact]
    public void Diagnosticity_is_the_population_variance_of_the_marks() =>
        Assert.Equal(8 / 3.0, CompetingHypotheses.Diagnosticity([Consistency.CC, Consistency.N, Consistency.II])!.Value, 1e-12);

    [Fact]
    public void What_does_not_apply_and_what_was_not_judged_is_left_out()
    {
        Assert.Equal(1, CompetingHypotheses.Diagnosticity([Consistency.C, Consistency.NotApplicable, Consistency.I, null])!.Value, 1e-12);
        Assert.Null(CompetingHypotheses.Diagnosticity([Consistency.C, Consistency.NotApplicable, null]));
    }

    [Fact]
    public void Only_what_does_not_fit_counts_against_a_hypothesis()
    {
        MatrixFindings matrix = Matrix("CC I N", "C II N", "I N N/A", "CC CC CC");
        Assert.Equal([1, 3, 0], matrix.Columns.Select(c => c.Inconsistency));
        Assert.Equal([2, 3, 1], matrix.Columns.Select(c => c.Place));
        Assert.Equal(0, matrix.Rows[^1].Diagnosticity);
        Assert.True(matrix.Rows.Zip(matrix.Rows.Skip(1)).All(p => (p.First.Diagnosticity ?? -1) >= (p.Second.Diagnosticity ?? -1)));
    }

    [Fact]
    public void A_claim_without_which_the_ranking_is_another_one_is_marked()
    {
        // Without the first or the second claim the two hypotheses are level.
        MatrixFindings matrix = Matrix("I II", "N I", "II I");
        Assert.Equal([3, 4], matrix.Columns.Select(c => c.Inconsistency));
        Assert.Equal(["k0", "k1"], matrix.Rows.Where(r => r.ChangesRanking).Select(r => r.Claim.Id).Order());
    }

    [Fact]
    public void The_smallest_set_of_claims_that_lets_a_hypothesis_lead_is_the_smallest_there_is()
    {
        string[] marks = ["CC", "C", "N", "I", "II", "N/A", ""];
        int several = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            Random random = new(seed);
            int columns = random.Next(2, 5);
            MatrixFindings matrix = Matrix([.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => string.Join(' ', Enumerable.Range(0, columns).Select(_ => marks[random.Next(marks.Length)])))]);
            Assert.Equal(matrix.Columns.Where(c => c.Place > 1).Select(c => c.Hypothesis.Id), matrix.Overtakings.Select(o => o.Hypothesis));
            foreach (Overtaking overtaking in matrix.Overtakings)
            {
                int k = matrix.Columns.Select(c => c.Hypothesis.Id).ToList().IndexOf(overtaking.Hypothesis);
                int[] enough = [.. Enumerable.Range(0, 1 << matrix.Rows.Length).Where(bits => Leads(matrix, k, r => (bits >> r & 1) == 0))];
                Assert.Equal(enough.Min(int.PopCount), overtaking.Claims.Length);
                Assert.True(overtaking.IsSmallest && Leads(matrix, k, r => !overtaking.Claims.Contains(matrix.Rows[r].Claim.Id)));
                several += overtaking.Claims.Length > 1 ? 1 : 0;
            }
        }
        Assert.True(several > 50);
    }

    private static bool Leads(MatrixFindings matrix, int k, Func<int, bool> counts)
    {
        int[] scores = [.. Enumerable.Range(0, matrix.Columns.Length).Select(h => matrix.Rows.Where((_, r) => counts(r)).Sum(row => CompetingHypotheses.Against(row.Marks[h])))];
        return scores[k] == scores.Min();
    }

    // One line per claim, one mark per hypothesis.
    private static MatrixFindings Matrix(params string[] rows)
    {
        int columns = rows[0].Split(' ').Length;
        Case c = new()
        {
            Id = "c", Title = "C", Parties = [], Conflict = RandomConflicts.FromRanks([1], [1, 2]),
            Hypotheses = [.. Enumerable.Range(0, columns).Select(k => new Hypothesis($"h{k}", $"H{k}") { States = new Formula.Takes(0) })],
            Claims =
            [
                .. rows.Select((row, r) => new Claim
                {
                    Id = $"k{r}", Text = "x", IsAssumption = true,
                    BearsOn = [.. row.Split(' ').Select((mark, k) => (mark, k)).Where(m => m.mark.Length > 0).Select(m => new HypothesisMark($"h{m.k}", m.mark == "N/A" ? Consistency.NotApplicable : Enum.Parse<Consistency>(m.mark)))],
                }),
            ],
        };
        return CompetingHypotheses.Of(c);
    }
}
