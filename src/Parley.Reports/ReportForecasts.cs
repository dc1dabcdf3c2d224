using System.Collections.Immutable;
using Parley.Cases;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What a report says about forecasts: what was asked, foretold, changed since and answered, and how far it came out.</summary>
internal static class ReportForecasts
{
    private const int Questions = 30, Earlier = 4, Rows = 12;

    public static IEnumerable<Block> Blocks(Case theCase, ReportedForecasts f, Apparatus apparatus)
    {
        Dictionary<string, ForecastQuestion> all = f.Questions.ToDictionary(q => q.Id);
        ForecastQuestion[] known = [.. f.Questions.Where(q => q.Opens <= f.Today)];
        int proposed = known.Count(q => q.Resolutions.LastOrDefault(r => r.On <= f.Today) is { IsProposed: true });
        yield return new Block.Paragraph($"As of {ForecastTexts.Day(f.Today)}. Each forecaster is told with what it foretold last; what it had said before stands below. "
            + "What was foretold, what came of it and what was named as the reason are kept apart.");
        if (proposed > 0)
            yield return new Block.Note($"{Wording.Count(proposed, "answer")} {(proposed == 1 ? "is" : "are")} only proposed: nobody has signed {(proposed == 1 ? "it" : "them")}.");
        if (known.Length > 0)
            yield return new Block.Table(
                [new("Question"), new("Foretold last"), new("Stands")],
                [.. known.Take(Questions).Select(q => Row(q, QuestionStanding.Of(q, all, f.Today), f.Today, apparatus))]);
        if (known.Length > Questions)
            yield return new Block.Paragraph($"{known.Length - Questions} more questions; the data have them (--format json).");
        if (f.Questions.Length > known.Length)
            yield return new Block.Paragraph($"{Wording.Count(f.Questions.Length - known.Length, "question")} {(f.Questions.Length - known.Length == 1 ? "opens" : "open")} later.");
        foreach (Block block in Scores(f.Scores))
            yield return block;
    }

    private static ImmutableArray<Cell> Row(ForecastQuestion question, QuestionStanding standing, DateOnly today, Apparatus apparatus)
    {
        List<string> foretold = [], before = [];
        foreach (IGrouping<string, Prediction> one in question.Predictions.Where(p => p.On <= today).GroupBy(p => p.By.Key))
        {
            Prediction[] said = [.. one];
            string who = ScoreTexts.Forecaster(one.Key);
            foretold.Add($"{who}: {ForecastTexts.Foretold(question, said[^1].Distribution)}{(said[^1].Seal is null ? "" : " (sealed)")}");
            before.AddRange(said[..^1].TakeLast(Earlier).Select(p => $"{ForecastTexts.Day(p.On)} {who}: {ForecastTexts.Foretold(question, p.Distribution)}"));
            if (said.Length - 1 > Earlier)
                before.Add($"{said.Length - 1 - Earlier} earlier by {who}");
        }
        return
        [
            new Cell(question.Text + (question.Condition is Condition c ? $" Only if {c.Question} is {c.Answer}." : ""), $"{question.Id}{apparatus.Refs(question.Because)}"),
            new Cell(foretold.Count == 0 ? "nobody has" : string.Join('\n', foretold), before.Count == 0 ? null : "before: " + string.Join("; ", before)),
            new Cell(ForecastTexts.Standing(question, standing, today)),
        ];
    }

    private static IEnumerable<Block> Scores(ScoreResult result)
    {
        ScoreFindings findings = result.Findings;
        yield return new Block.Heading("How it came out", IsSub: true);
        if (findings.Graded.IsEmpty)
            yield return new Block.Paragraph("No forecast can be graded yet.");
        else
        {
            int questions = findings.Graded.Select(g => g.Question.Id).Distinct().Count();
            ScoringRule rule = findings.Graded.SelectMany(g => g.Scores).Select(s => s.Rule).FirstOrDefault(r => r.Key == "brier") ?? findings.Graded[0].Scores[0].Rule;
            yield return new Block.Paragraph($"{Wording.Count(findings.Graded.Length, "forecast")} on {Wording.Count(questions, "question")}, by {ScoreTexts.Rule(rule, null)}. "
                + $"Skill is against {ScoreTexts.Against(result.Study.Baseline)}. 'parley score' has the other rules, calibration and comparisons.");
            if (questions < 10)
                yield return new Block.Note($"n = {questions}: so few questions say nothing about a forecaster.");
            MeanScore[] board = [.. findings.Leaderboard.Where(m => m.Rule == rule)];
            if (board.Length > 0)
                yield return new Block.Table(
                    [new("Forecaster"), new("Questions", ColumnRole.Number), new("Mean", ColumnRole.Number), new("Error", ColumnRole.Number), new("Skill", ColumnRole.Number)],
                    [
                        .. board.Take(Rows).Select(m => ImmutableArray.Create<Cell>(
                            ScoreTexts.Forecaster(m.Forecaster), $"{m.Questions}", ScoreTexts.Number(m.Mean), m.StandardError is double error ? "± " + ScoreTexts.Number(error) : "", m.Skill is double skill ? ScoreTexts.Number(skill) : "")),
                    ]);
            if (board.Select(m => m.Questions).Distinct().Count() > 1 || board.Any(m => m.CommonQuestions != m.Questions))
                yield return new Block.Paragraph("Means over different questions are not comparable.");
        }
        if (!findings.PostMortems.IsEmpty)
        {
            yield return new Block.Heading("Outcome and reason, apart", IsSub: true);
            foreach (Block block in PostMortemPage.Blocks(result))
                yield return block;
        }
    }
}
