using System.Collections.Immutable;
using Parley.Cases;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>A score study with everything needed to tell it.</summary>
/// <param name="Cases">The cases whose forecasts were graded.</param>
/// <param name="Study">The question.</param>
/// <param name="Findings">The answer.</param>
public sealed record ScoreResult(ImmutableArray<Case> Cases, ScoreStudy Study, ScoreFindings Findings)
{
    /// <summary>What the page is called.</summary>
    public string Title => $"{(Cases.Length == 1 ? Cases[0].Title : Wording.Count(Cases.Length, "case"))}: scores as of {ForecastTexts.Day(Study.Today)}";

    /// <summary>Whether questions need their case in front.</summary>
    internal bool Several => Cases.Length > 1;
}

/// <summary>How good forecasts were, in tables and sentences.</summary>
public static class ScorePage
{
    private const int Rows = 60;

    /// <summary>Writes the page.</summary>
    public static Report Of(ScoreResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ScoreFindings findings = result.Findings;
        List<Block> blocks = [];
        if (findings.Graded.IsEmpty)
            blocks.Add(new Block.Paragraph("There is nothing to grade."));
        else
        {
            blocks.AddRange(Preamble(result));
            blocks.Add(new Block.Heading("Scores"));
            blocks.AddRange(Scores(result));
            blocks.Add(new Block.Heading("Means"));
            blocks.AddRange(Leaderboard(result));
            if (!findings.Pairs.IsEmpty)
            {
                blocks.Add(new Block.Heading("Two by two, on the questions both answered"));
                blocks.AddRange(Pairs(result));
            }
            blocks.Add(new Block.Heading("Calibration"));
            blocks.AddRange(CalibrationPage.Blocks(result));
        }
        if (!findings.PostMortems.IsEmpty)
        {
            blocks.Add(new Block.Heading("Outcome and mechanism, apart"));
            blocks.AddRange(PostMortemPage.Blocks(result));
        }
        if (!findings.Ungraded.IsEmpty)
        {
            blocks.Add(new Block.Heading("Without a grade"));
            blocks.AddRange(Ungraded(result));
        }
        return new(result.Title, [.. blocks]);
    }

    private static IEnumerable<Block> Preamble(ScoreResult result)
    {
        ImmutableArray<GradedForecast> graded = result.Findings.Graded;
        int questions = graded.Select(g => (g.Case, g.Question.Id)).Distinct().Count();
        yield return new Block.Paragraph(
            $"{Wording.Count(graded.Length, "forecast")} on {Wording.Count(questions, "question")} {(graded.Length == 1 ? "is" : "are")} graded: {ScoreTexts.When(result.Study.When)}. "
            + $"Skill is measured against {ScoreTexts.Against(result.Study.Baseline)}.");
        if (ScoreTexts.Perspectives(graded.Select(g => g.Forecaster).Concat(result.Findings.Ungraded.Select(u => u.Forecaster)), result.Cases) is { IsEmpty: false } views)
            yield return new Block.KeyValues(views);
        if (questions < 10)
            yield return new Block.Note($"n = {questions}: so few questions say nothing about a forecaster.");
        int proposed = graded.Where(g => g.IsProposed).Select(g => (g.Case, g.Question.Id)).Distinct().Count();
        if (proposed > 0)
            yield return new Block.Note(proposed == questions ? "Every answer is only proposed: nobody has signed it." : $"{proposed} of {questions} answers are only proposed: nobody has signed them.");
        GradedForecast[] renormalized = [.. graded.Where(g => Math.Abs(g.Sum - 1) > 1e-9)];
        if (renormalized.Length > 0)
            yield return new Block.Paragraph("Brought to a sum of 1 before scoring: "
                + string.Join("; ", renormalized.Select(g => $"{g.Forecaster} on {ScoreTexts.Question(g.Case, g.Question.Id, result.Several)}, written {g.Sum:0.####}")) + ".");
        GradedForecast[] pinned = [.. graded.Where(g => g.Prediction.Seal is not null)];
        if (pinned.Length > 0)
            yield return new Block.Paragraph("Scored as sealed: " + string.Join("; ", pinned.Select(g => $"{g.Forecaster} on {ScoreTexts.Question(g.Case, g.Question.Id, result.Several)} ({g.Prediction.Seal![..12]}…)")) + ".");
    }

    private static IEnumerable<Block> Scores(ScoreResult result)
    {
        GradedForecast[] told = [.. result.Findings.Graded.Take(Rows)];
        yield return new Block.KeyValues([.. told.DistinctBy(g => (g.Case, g.Question.Id)).Select(g =>
            (ScoreTexts.Question(g.Case, g.Question.Id, result.Several), ForecastTexts.CameOut(g.Question, g.Outcome) + (g.IsProposed ? " (proposed)" : "")))]);
        // Probabilities of answers and distributions over numbers or days are graded by different rules.
        foreach (bool overAnswers in new[] { true, false })
        {
            ScoringRule[] rules = [.. result.Study.Rules.Where(r => r.IsOverAnswers == overAnswers && told.Any(g => g.Scores.Any(s => s.Rule == r)))];
            if (rules.Length > 0)
                yield return Table(result, rules, [.. told.Where(g => g.Scores.Any(s => rules.Contains(s.Rule)))]);
        }
        if (result.Findings.Graded.Length > Rows)
            yield return new Block.Paragraph($"{result.Findings.Graded.Length - Rows} more are in the data (--format csv).");
    }

    private static Block.Table Table(ScoreResult result, ScoringRule[] rules, GradedForecast[] graded)
    {
        bool overTime = result.Study.When == GradedPrediction.OverTime;
        return new(
            [
                new("Question", ColumnRole.Code), new("Forecaster"),
                .. overTime ? [new Column("Covered", ColumnRole.Number)] : Array.Empty<Column>(), .. rules.Select(r => new Column(r.Key, ColumnRole.Number)),
            ],
            [
                .. graded.Select(g => ImmutableArray.Create<Cell>(
                [
                    ScoreTexts.Question(g.Case, g.Question.Id, result.Several), ScoreTexts.Forecaster(g.Forecaster),
                    .. overTime ? [(Cell)ForecastTexts.Percent(g.Coverage)] : Array.Empty<Cell>(),
                    .. rules.Select(r => (Cell)(g.Scores.FirstOrDefault(s => s.Rule == r) is Score score ? ScoreTexts.Number(score.Value) : "")),
                ])),
            ]);
    }

    private static IEnumerable<Block> Leaderboard(ScoreResult result)
    {
        foreach (IGrouping<(ScoringRule Rule, string? Unit), MeanScore> board in result.Findings.Leaderboard.GroupBy(m => (m.Rule, m.Unit)))
        {
            MeanScore[] rows = [.. board];
            int common = rows[0].CommonQuestions;
            bool same = Array.TrueForAll(rows, r => r.Questions == common);
            yield return new Block.Paragraph(ScoreTexts.Rule(board.Key.Rule, board.Key.Unit) + (same ? "."
                : common == 0 ? ". These are means over different questions, which are not comparable; no question was answered by all."
                : $". Means over different questions are not comparable; the last column is over the {Wording.Count(common, "question")} that everybody answered."));
            bool errors = rows.Any(r => r.StandardError is not null), skills = rows.Any(r => r.Skill is not null), shared = !same && common > 0;
            yield return new Block.Table(
                [
                    new("Forecaster"), new("n", ColumnRole.Number), new("Mean", ColumnRole.Number), .. errors ? [new Column("Error", ColumnRole.Number)] : Array.Empty<Column>(),
                    .. skills ? [new Column("Skill", ColumnRole.Number)] : Array.Empty<Column>(), .. shared ? [new Column("Common", ColumnRole.Number)] : Array.Empty<Column>(),
                ],
                [
                    .. rows.Take(Rows).Select(r => ImmutableArray.Create<Cell>(
                    [
                        ScoreTexts.Forecaster(r.Forecaster), $"{r.Questions}", ScoreTexts.Number(r.Mean),
                        .. errors ? [(Cell)(r.StandardError is double error ? "± " + ScoreTexts.Number(error) : "")] : Array.Empty<Cell>(),
                        .. skills ? [(Cell)(r.Skill is double skill ? ScoreTexts.Number(skill) : "")] : Array.Empty<Cell>(),
                        .. shared ? [(Cell)(r.Common is double mean ? ScoreTexts.Number(mean) : "")] : Array.Empty<Cell>(),
                    ])),
                ]);
        }
    }

    private static IEnumerable<Block> Pairs(ScoreResult result)
    {
        // One rule is enough to read; the data have them all.
        (ScoringRule Rule, string? Unit) first = (result.Findings.Pairs[0].Rule, result.Findings.Pairs[0].Unit);
        PairedComparison[] rows = [.. result.Findings.Pairs.Where(p => p.Rule == first.Rule && p.Unit == first.Unit)];
        yield return new Block.Paragraph($"{ScoreTexts.Rule(first.Rule, first.Unit)}: the mean of one less that of the other, with its standard error. Other rules are in the data (--format json).");
        yield return new Block.Table(
            [new("One"), new("Other"), new("n", ColumnRole.Number), new("Difference", ColumnRole.Number), new("Error", ColumnRole.Number), new("Better", ColumnRole.Number)],
            [
                .. rows.Take(Rows).Select(p => ImmutableArray.Create<Cell>(
                    ScoreTexts.Forecaster(p.First), ScoreTexts.Forecaster(p.Second), $"{p.Questions}", p.Difference is double d ? ScoreTexts.Number(d) : "",
                    p.StandardError is double error ? "± " + ScoreTexts.Number(error) : "", $"{p.FirstBetter} : {p.SecondBetter}")),
            ]);
    }

    private static IEnumerable<Block> Ungraded(ScoreResult result)
    {
        yield return new Block.Listing(
        [
            .. result.Findings.Ungraded.GroupBy(u => u.Reason).OrderBy(g => g.Key).Select(g => new Item(
                $"{Wording.Sentence(ScoreTexts.Why(g.Key))}: {g.Count()}.",
                [string.Join("; ", g.GroupBy(u => (u.Case, u.Question)).Take(Rows).Select(q => $"{ScoreTexts.Question(q.Key.Case, q.Key.Question, result.Several)} ({string.Join(", ", q.Select(u => ScoreTexts.Forecaster(u.Forecaster)))})"))])),
        ]);
    }
}
