using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Analysis.Evidence;

/// <summary>The matrix of competing hypotheses of a case: claims against outcomes, by the marks the analyst gave.</summary>
/// <remarks>
/// A hypothesis is ranked by what speaks against it, not by what fits it, since much evidence fits everything. A row in which all marks are
/// equal tells nothing apart. The numbers are bookkeeping; nothing here says what is true. Source: [Heuer1999].
/// </remarks>
public static class CompetingHypotheses
{
    /// <summary>How many sets of claims are tried for one hypothesis.</summary>
    public const int MostSets = 500_000;

    /// <summary>What a mark counts in the variance of a row: CC 2, C 1, N 0, I -1, II -2; null where it does not apply.</summary>
    public static int? Value(Consistency mark) => mark == Consistency.NotApplicable ? null : Consistency.N - mark;

    /// <summary>What a mark counts against a hypothesis: 1 for I, 2 for II.</summary>
    public static int Against(Consistency? mark) => mark switch { Consistency.I => 1, Consistency.II => 2, _ => 0 };

    /// <summary>Population variance of the marks that apply; null when fewer than two do.</summary>
    public static double? Diagnosticity(IEnumerable<Consistency?> marks)
    {
        int[] values = [.. marks.OfType<Consistency>().Select(Value).OfType<int>()];
        if (values.Length < 2)
            return null;
        double mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / values.Length;
    }

    /// <summary>The matrix of a case.</summary>
    /// <param name="theCase">The case; without hypotheses the matrix has no columns.</param>
    /// <param name="stable">For each view of the case and each formula: under which concepts some state of it is an equilibrium; null to leave that out.</param>
    public static MatrixFindings Of(Case theCase, Func<Formula, ImmutableArray<ImmutableArray<StabilityConcept>>>? stable = null)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        Claim[] claims = [.. theCase.Claims.Where(c => !c.BearsOn.IsEmpty)];
        Consistency?[][] marks = [.. claims.Select(c => theCase.Hypotheses.Select(h => Mark(c, h)).ToArray())];
        int[] scores = Scores(marks, theCase.Hypotheses.Length, null);
        ImmutableArray<MatrixColumn> columns =
        [
            .. theCase.Hypotheses.Select((h, k) => new MatrixColumn(
                h, scores[k], 1 + scores.Count(s => s < scores[k]), marks.Count(row => row[k] is null), h.States is Formula formula && stable is not null ? stable(formula) : null, CameAbout(theCase, h))),
        ];
        Premise[] premises = [.. theCase.Perspectives.SelectMany(p => Premises.Of(p)).Concat(Premises.Of(theCase.Conflict)).DistinctBy(p => (p.Kind, p.Span, p.Index, p.DecisionMaker))];
        ImmutableArray<MatrixRow> rows =
        [
            .. claims.Select((c, r) => new MatrixRow(
                    c, [.. marks[r]], Diagnosticity(marks[r]), !SameOrder(scores, Scores(marks, scores.Length, r)), premises.Count(p => !p.IsInherited && p.Because.Contains(c.Id))))
                .OrderByDescending(r => r.Diagnosticity ?? -1),
        ];
        return new(columns, rows, [.. Overtakings(claims, marks, scores, columns)]);
    }

    // Without every row that counts against it a hypothesis counts 0, so some set always suffices; sets are tried by size.
    private static IEnumerable<Overtaking> Overtakings(Claim[] claims, Consistency?[][] marks, int[] scores, ImmutableArray<MatrixColumn> columns)
    {
        for (int k = 0; k < columns.Length; k++)
        {
            if (columns[k].Place == 1)
                continue;
            int[] useful = [.. Enumerable.Range(0, marks.Length).Where(r => Against(marks[r][k]) > 0)];
            int[] enough = useful;
            bool isSmallest = false;
            int tried = 0;
            for (int size = 1; size < useful.Length && !isSmallest && tried <= MostSets; size++)
                foreach (int[] places in Subsets.OfSize(useful.Length, size))
                {
                    int[] chosen = [.. places.Select(k => useful[k])];
                    if (++tried > MostSets)
                        break;
                    if (Leads(k, chosen))
                    {
                        (enough, isSmallest) = (chosen, true);
                        break;
                    }
                }
            yield return new(columns[k].Hypothesis.Id, [.. enough.Select(r => claims[r].Id)], isSmallest || tried <= MostSets);
        }

        bool Leads(int k, int[] without)
        {
            int own = scores[k] - without.Sum(r => Against(marks[r][k]));
            for (int h = 0; h < scores.Length; h++)
                if (scores[h] - without.Sum(r => Against(marks[r][h])) < own)
                    return false;
            return true;
        }
    }

    private static int[] Scores(Consistency?[][] marks, int hypotheses, int? without) =>
        [.. Enumerable.Range(0, hypotheses).Select(k => marks.Where((_, r) => r != without).Sum(row => Against(row[k])))];

    private static bool SameOrder(int[] a, int[] b)
    {
        for (int k = 0; k < a.Length; k++)
            for (int j = 0; j < k; j++)
                if (a[k].CompareTo(a[j]) != b[k].CompareTo(b[j]))
                    return false;
        return true;
    }

    private static Consistency? Mark(Claim claim, Hypothesis hypothesis)
    {
        foreach (HypothesisMark mark in claim.BearsOn)
            if (mark.Hypothesis == hypothesis.Id)
                return mark.Mark;
        return null;
    }

    private static bool? CameAbout(Case theCase, Hypothesis hypothesis) =>
        theCase.Forecasts.FirstOrDefault(q => q.Id == hypothesis.Question)?.Resolution?.Outcome is Outcome.Answered answered ? answered.Answer == hypothesis.Answer : null;
}
