using System.Collections.Immutable;
using Parley.Analysis.Scoring;
using Parley.Cases;
using Parley.Forecasts;
using Parley.Studies;
using Parley.Tests.Cases;

namespace Parley.Tests.Scoring;

using Scoring = Parley.Analysis.Scoring.Scoring;

/// <summary>What is graded, when, against what; worked out by hand.</summary>
public sealed class ScoringTests
{
    private static readonly DateOnly Late = new(2025, 6, 1);

    private static AskedCase Asked(string text)
    {
        Reading<Case> reading = CaseReader.Read(new("case.yaml", text));
        Assert.True(reading.Succeeded, Parley.Reports.DiagnosticText.Of(new("case.yaml", text), reading.Diagnostics));
        return new(reading.Value.Id, reading.Value.Forecasts, []);
    }

    private static ScoreFindings Score(string text, ScoreStudy? study = null) => Scoring.Conduct([Asked(text)], study ?? new() { Today = Late, Resamples = 50 });

    private static double Value(ScoreFindings findings, string question, string forecaster, ScoringRule rule) =>
        findings.Graded.Single(g => g.Question.Id == question && g.Forecaster == forecaster).Scores.Single(s => s.Rule == rule).Value;

    private static string Question(string id, string predictions, string resolution, string more = "closes: 2025-01-10, due: 2025-01-12") =>
        $"  {id}: {{question: Q, opens: 2025-01-01, {more}, predictions: [{predictions}], resolution: {resolution}}}\n";

    private static string Said(string by, int day, double p) => $"{{by: {by}, on: 2025-01-{day:00}, probability: {p}}}";

    [Fact]
    public void Every_form_of_forecast_is_graded_by_the_rules_that_fit_it()
    {
        ScoreFindings findings = Score(ForecastSamples.Full);

        // rain was answered on the 9th: anna's last prediction of the 8th counts, 0.1 for wet.
        Assert.Equal(2 * 0.1 * 0.1, Value(findings, "rain", "anna", ScoringRule.Brier), 12);
        Assert.Equal(Math.Log(0.7), Value(findings, "rain", "perspective:calm", ScoringRule.Log), 12);
        // Shares of the outcome: (1/3 - 1/2)² twice and (1/3)².
        Assert.Equal(2 / 36.0 + 1 / 9.0, Value(findings, "if-dry", "ben", ScoringRule.Brier), 12);
        Assert.Equal(0.99, findings.Graded.Single(g => g.Question.Id == "if-dry").Sum, 12);
        Assert.Equal(RankedScores.OfNormal(40, 12.5, 44.2), Value(findings, "how-much", "anna", ScoringRule.Crps), 12);
        Assert.Equal(ScoringDefinitions.CrpsOfEnsemble([10, 20, 55.5], [1, 2, 1], 44.2), Value(findings, "how-much", "dee", ScoringRule.Crps), 10);
        Assert.Equal(ScoringDefinitions.WeightedInterval(30, [10], [75], [0.2], 44.2), Value(findings, "how-much", "ben", ScoringRule.WeightedInterval), 12);
        // 44.2 falls into the middle bin; a distribution over numbers gives bins their probabilities.
        Assert.Equal(0.04 + 0.09 + 0.01, Value(findings, "how-much", "eve", ScoringRule.Brier), 12);
        double low = NormalDistribution.Cumulative((20 - 40) / 12.5), high = 1 - NormalDistribution.Cumulative((80 - 40) / 12.5);
        Assert.Equal(low * low + (low + high) * (low + high) + high * high, Value(findings, "how-much", "anna", ScoringRule.Brier), 12);
        // Not by the end of March: ben gave 90 % until then, in a line from 40 % in the middle of February.
        double days = new DateOnly(2025, 3, 31).DayNumber - new DateOnly(2025, 2, 15).DayNumber;
        Assert.Equal(14 * 0.16 / 3 + days / 3 * (0.16 + 0.36 + 0.81), Value(findings, "when", "ben", ScoringRule.Crps), 10);
        Assert.Equal((UngradedReason.NoProbability, "gossip"), (findings.Ungraded.Single().Reason, findings.Ungraded.Single().Forecaster));
    }

    [Fact]
    public void Void_ambiguous_open_and_unmet_questions_have_no_score()
    {
        ScoreFindings findings = Score(ForecastSamples.Head
            + Question("wet", Said("anna", 2, 0.5), "{on: 2025-01-12, answer: no}")
            + Question("gone", Said("anna", 2, 0.5), "{on: 2025-01-12, void: Lost.}")
            + Question("unclear", Said("anna", 2, 0.5), "{on: 2025-01-12, ambiguous: Who knows.}")
            + Question("hanging", Said("anna", 2, 0.5), "{on: 2025-01-12, answer: yes}", "due: 2025-01-12, condition: {question: wet, answer: yes}")
            + Question("behind", Said("anna", 2, 0.5), "{on: 2025-01-12, answer: yes}", "due: 2025-01-12, condition: {question: gone, answer: yes}")
            + Question("future", Said("anna", 2, 0.5), "{on: 2025-07-01, answer: yes}", "due: 2025-07-01"));

        Assert.Equal("wet", Assert.Single(findings.Graded).Question.Id);
        Assert.Equal(
            [("gone", UngradedReason.Void), ("unclear", UngradedReason.Ambiguous), ("hanging", UngradedReason.Void), ("behind", UngradedReason.Void), ("future", UngradedReason.NoAnswer)],
            findings.Ungraded.Select(u => (u.Question, u.Reason)));
    }

    [Fact]
    public void An_answer_given_anew_is_graded_anew()
    {
        string text = ForecastSamples.Head + Question("q", Said("anna", 2, 0.9), "{on: 2025-01-12, answer: yes}")
            .Replace("resolution: {on: 2025-01-12, answer: yes}", "resolutions: [{on: 2025-01-12, answer: yes}, {on: 2025-02-01, answer: no}, {on: 2025-03-01, void: No gauge.}]", StringComparison.Ordinal);
        double On(int month, int day) => Value(Score(text, new() { Today = new(2025, month, day), Resamples = 5 }), "q", "anna", ScoringRule.Brier);

        Assert.Equal(2 * 0.01, On(1, 31), 12);
        Assert.Equal(2 * 0.81, On(2, 1), 12);
        Assert.Empty(Score(text, new() { Today = new(2025, 3, 1), Resamples = 5 }).Graded);
        Assert.Equal(2 * 0.81, On(2, 28), 12);
    }

    [Fact]
    public void Over_time_each_prediction_counts_for_the_days_on_which_it_stood()
    {
        // Open from the 1st to the 10th, answered on the 8th: seven days count, and anna speaks from the 3rd on.
        string text = ForecastSamples.Head + Question("q", $"{Said("anna", 3, 0.5)}, {Said("anna", 5, 0.8)}, {Said("anna", 9, 1)}", "{on: 2025-01-08, answer: yes}");
        ScoreFindings overTime = Score(text, new() { Today = Late, When = GradedPrediction.OverTime, Resamples = 5 });

        Assert.Equal((2 * 0.5 + 3 * 0.08) / 5, Value(overTime, "q", "anna", ScoringRule.Brier), 12);
        Assert.Equal(5.0 / 7, overTime.Graded[0].Coverage, 12);
        Assert.Equal(0.5, Value(Score(text, new() { Today = Late, When = GradedPrediction.First, Resamples = 5 }), "q", "anna", ScoringRule.Brier), 12);
        Assert.Equal(0.08, Value(Score(text), "q", "anna", ScoringRule.Brier), 12);
        // Once the answer is known nobody foretells it.
        Assert.Equal(UngradedReason.TooLate, Score(ForecastSamples.Head + Question("q", Said("anna", 9, 1), "{on: 2025-01-08, answer: yes}")).Ungraded.Single().Reason);
    }

    [Fact]
    public void Skill_compares_with_the_baseline_asked_for()
    {
        string text = ForecastSamples.Head
            + Question("a", $"{Said("anna", 2, 0.8)}, {Said("ben", 2, 0.6)}", "{on: 2025-01-12, answer: yes}")
            + Question("b", $"{Said("anna", 2, 0.8)}, {Said("ben", 2, 0.6)}", "{on: 2025-01-12, answer: yes}")
            + Question("c", $"{Said("anna", 2, 0.8)}", "{on: 2025-01-12, answer: no}")
            + Question("d", $"{Said("anna", 2, 0.5)}", "{on: 2025-01-12, answer: yes}", "due: 2025-01-12, base-rate: {yes: 0.9, no: 0.1}");
        MeanScore Row(Baseline baseline, string forecaster) => Score(text, new() { Today = Late, Rules = [ScoringRule.Brier], Baseline = baseline, Resamples = 5 }).Leaderboard.Single(m => m.Forecaster == forecaster);

        double mean = (0.08 + 0.08 + 1.28 + 0.5) / 4;
        MeanScore uniform = Row(new Baseline.Uniform(), "anna");
        Assert.Equal((4, 2), (uniform.SkillQuestions, uniform.CommonQuestions));
        Assert.Equal(mean, uniform.Mean, 12);
        Assert.Equal(1 - mean / 0.5, uniform.Skill!.Value, 12);
        Assert.Equal(0.08, uniform.Common!.Value, 12);
        // Three of four came out yes; where the question states a base rate that one is taken.
        double counted = 2 * (0.25 * 0.25) + 0, rare = 2 * (0.75 * 0.75);
        Assert.Equal(1 - mean / ((counted + counted + rare + 0.02) / 4), Row(new Baseline.BaseRate(), "anna").Skill!.Value, 12);
        MeanScore named = Row(new Baseline.Named("ben"), "anna");
        Assert.Equal((2, 1 - 0.08 / 0.32), (named.SkillQuestions, Math.Round(named.Skill!.Value, 12)));
        Assert.Equal(0, Row(new Baseline.Named("ben"), "ben").Skill!.Value, 12);
        double spread = Math.Sqrt(new[] { 0.08, 0.08, 1.28, 0.5 }.Sum(v => (v - mean) * (v - mean)) / 3 / 4);
        Assert.Equal(spread, uniform.StandardError!.Value, 12);
    }

    [Fact]
    public void Pairs_are_compared_on_the_questions_both_answered()
    {
        ScoreFindings findings = Score(ForecastSamples.Head
            + Question("a", $"{Said("anna", 2, 0.8)}, {Said("ben", 2, 0.6)}", "{on: 2025-01-12, answer: yes}")
            + Question("b", $"{Said("anna", 2, 0.5)}, {Said("ben", 2, 0.9)}", "{on: 2025-01-12, answer: yes}")
            + Question("c", $"{Said("anna", 2, 0.1)}", "{on: 2025-01-12, answer: yes}"), new() { Today = Late, Rules = [ScoringRule.Brier, ScoringRule.Log], Resamples = 5 });
        PairedComparison brier = findings.Pairs.Single(p => p.Rule == ScoringRule.Brier), log = findings.Pairs.Single(p => p.Rule == ScoringRule.Log);

        Assert.Equal((2, 1, 1), (brier.Questions, brier.FirstBetter, brier.SecondBetter));
        Assert.Equal((0.08 - 0.32 + 0.5 - 0.02) / 2, brier.Difference!.Value, 12);
        Assert.Equal((1, 1), (log.FirstBetter, log.SecondBetter));
        Assert.Equal(Math.Abs(-0.24 - 0.48) / 2, brier.StandardError!.Value, 12);   // two differences: half their distance
    }

    [Fact]
    public void A_sure_miss_has_an_infinite_logarithmic_score_that_is_shown()
    {
        ScoreFindings findings = Score(ForecastSamples.Head
            + Question("a", $"{Said("anna", 2, 1)}, {Said("ben", 2, 0.5)}", "{on: 2025-01-12, answer: no}") + Question("b", $"{Said("anna", 2, 1)}, {Said("ben", 2, 0.5)}", "{on: 2025-01-12, answer: yes}"));
        MeanScore log = findings.Leaderboard.Single(m => m.Forecaster == "anna" && m.Rule == ScoringRule.Log);

        Assert.True(double.IsNegativeInfinity(log.Mean) && log.StandardError is null && double.IsNegativeInfinity(log.Skill!.Value));
        Assert.Null(findings.Pairs.Single(p => p.Rule == ScoringRule.Log).Difference);
        Assert.Equal((1, 1), (findings.Pairs.Single(p => p.Rule == ScoringRule.Log).FirstBetter, findings.Pairs.Single(p => p.Rule == ScoringRule.Log).SecondBetter));
    }

    [Fact]
    public void Calibration_waits_for_the_scheduled_day_of_each_question()
    {
        string text = ForecastSamples.Head
            + Question("done", Said("anna", 2, 0.7), "{on: 2025-01-12, answer: yes}")
            + Question("early", Said("anna", 2, 0.7), "{on: 2025-01-20, answer: yes}", "due: 2025-12-31")
            + Question("endless", Said("anna", 2, 0.7), "{on: 2025-01-20, answer: yes}", "kind: binary")
            + Question("partly", Said("anna", 2, 0.7), "{on: 2025-01-20, shares: {yes: 0.5, no: 0.5}}");
        CalibrationTable table = Assert.Single(Score(text).Calibration);

        Assert.Equal((1, 1, 2, 1), (table.Questions, table.Events, table.NotMature, table.InPart));
        CalibrationBin bin = Assert.Single(table.Bins, b => b.Count > 0);
        Assert.Equal((0.7, 0.8, 0.7, 1.0), (bin.Low, bin.High, bin.Mean!.Value, bin.Observed!.Value));
        Assert.Equal(2, Score(text, new() { Today = new(2026, 1, 1), Resamples = 5 }).Calibration[0].Questions);
        Assert.Equal(4, Score(text).Graded.Length);
    }

    [Fact]
    public void Bins_may_be_one_for_each_probability_and_the_parts_then_are_those_of_the_vector()
    {
        (double P, int Count, int True)[] groups = [(0.1, 10, 1), (0.4, 10, 5), (0.8, 5, 4)];
        string text = ForecastSamples.Head + string.Concat(groups.SelectMany((g, k) => Enumerable.Range(0, g.Count).Select(i =>
            Question($"q{k}-{i}", Said("anna", 2, g.P), $"{{on: 2025-01-12, answer: {(i < g.True ? "yes" : "no")}}}"))));
        foreach (int bins in new[] { 0, 10 })
        {
            CalibrationTable table = Assert.Single(Score(text, new() { Today = Late, Bins = bins, Resamples = 50 }).Calibration);
            Assert.Equal((0.172, 0.004, 0.072, 0.24), (Math.Round(table.Parts!.Brier, 12), Math.Round(table.Parts.Reliability, 12), Math.Round(table.Parts.Resolution, 12), Math.Round(table.Parts.Uncertainty, 12)));
            Assert.Equal([10, 10, 5], table.Bins.Where(b => b.Count > 0).Select(b => b.Count));
        }
    }

    [Fact]
    public void The_band_holds_what_a_calibrated_forecaster_sees_and_names_its_random_numbers()
    {
        // 200 questions foretold with 30 %: the frequency of a calibrated forecaster has a standard deviation of 3.2 % plus that of resampling.
        string text = ForecastSamples.Head + string.Concat(Enumerable.Range(0, 200).Select(k => Question($"q{k}", Said("anna", 2, 0.3), $"{{on: 2025-01-12, answer: {(k < 60 ? "yes" : "no")}}}")));
        CalibrationBin Bin(ulong seed, int resamples = 2_000) => Score(text, new() { Today = Late, Seed = seed, Resamples = resamples }).Calibration[0].Bins.Single(b => b.Count > 0);
        CalibrationBin bin = Bin(1);

        Assert.Equal(bin, Bin(1));
        Assert.NotEqual(bin, Bin(2));
        double deviation = Math.Sqrt(0.3 * 0.7 / 200);
        Assert.InRange(bin.BandLow!.Value, 0.3 - 2.1 * deviation, 0.3 - 1.2 * deviation);
        Assert.InRange(bin.BandHigh!.Value, 0.3 + 1.2 * deviation, 0.3 + 2.1 * deviation);
    }

    [Fact]
    public void The_order_of_questions_and_predictions_changes_no_score()
    {
        string[] questions =
        [
            Question("a", $"{Said("anna", 2, 0.8)}, {Said("ben", 2, 0.6)}", "{on: 2025-01-12, answer: yes}"), Question("b", $"{Said("anna", 2, 0.4)}, {Said("ben", 3, 0.9)}", "{on: 2025-01-12, answer: no}"),
            Question("c", $"{Said("ben", 2, 0.1)}, {Said("anna", 4, 0.2)}", "{on: 2025-01-12, answer: yes}"),
        ];
        ScoreFindings one = Score(ForecastSamples.Head + string.Concat(questions)), other = Score(ForecastSamples.Head + string.Concat(questions.Reverse()));

        static IEnumerable<string> Words(ScoreFindings f) => f.Leaderboard.Select(m => $"{m.Forecaster} {m.Rule} {m.Mean:G12} {m.Skill:G12} {m.StandardError:G12}").Order().Concat(f.Pairs.Select(p => $"{p.First} {p.Second} {p.Rule} {p.Difference:G12}").Order());
        Assert.Equal(Words(one), Words(other));
    }

    [Fact]
    public void Outcome_and_mechanism_fall_into_cells_of_their_own()
    {
        string Named(string id, double p, string answer, string finding) =>
            $"  {id}: {{question: Q, opens: 2025-01-01, due: 2025-01-12, mechanisms: {{m: Because.}}, predictions: [{{by: anna, on: 2025-01-02, probability: {p}, mechanism: m}}, {{by: anna, on: 2025-01-03, probability: {p}}}], "
            + $"resolution: {{on: 2025-01-12, {answer}, mechanisms: {{m: {finding}}}}}}}\n";
        ScoreFindings findings = Score(ForecastSamples.Head
            + Named("a", 0.8, "answer: yes", "supported") + Named("b", 0.8, "answer: yes", "not-supported") + Named("c", 0.2, "answer: yes", "supported") + Named("d", 0.5, "answer: yes", "contested")
            + Named("e", 0.9, "void: Lost.", "supported") + Question("f", Said("anna", 2, 0.9), "{on: 2025-01-12, answer: yes}"));

        Assert.Equal(
            [
                (OutcomeMatch.AsForetold, MechanismFinding.Supported), (OutcomeMatch.AsForetold, MechanismFinding.NotSupported), (OutcomeMatch.Otherwise, MechanismFinding.Supported),
                (OutcomeMatch.NotDecided, MechanismFinding.Contested), (OutcomeMatch.NoAnswer, MechanismFinding.Supported), (OutcomeMatch.AsForetold, MechanismFinding.NotJudged),
            ],
            findings.PostMortems.Select(p => (p.Match, p.Finding)));
        // A number changed without a word keeps the reason named before.
        Assert.All(findings.PostMortems.Take(5), p => Assert.Equal("m", p.Mechanism!.Id));
        Assert.Null(findings.PostMortems[5].Mechanism);
    }

    [Fact]
    public void A_sealed_wording_is_graded_instead_of_the_present_one()
    {
        AskedCase now = Asked(ForecastSamples.Head + Question("q", "{by: anna, on: 2025-01-02, probabilities: {a: 0.1, b: 0.1, c: 0.8}}", "{on: 2025-01-12, answer: c}", "answers: [a, b, c], due: 2025-01-12"));
        ForecastQuestion was = now.Questions[0] with
        {
            Answers = [new("c", "c"), new("a", "a")],
            Kind = QuestionKind.Binary,
            Predictions = [now.Questions[0].Predictions[0] with { Distribution = new PredictiveDistribution.Categorical([0.25, 0.75]), Seal = "0" }],
        };
        ScoreFindings findings = Scoring.Conduct([now with { Sealed = [was] }], new() { Today = Late, Resamples = 5 });
        Assert.Equal(2 * 0.75 * 0.75, Assert.Single(findings.Graded).Scores.Single(s => s.Rule == ScoringRule.Brier).Value, 12);

        ScoreFindings lost = Scoring.Conduct([now with { Sealed = [was with { Answers = [new("x", "x"), new("a", "a")] }] }], new() { Today = Late, Resamples = 5 });
        Assert.Equal(UngradedReason.AnswerNotSealed, lost.Ungraded.Single().Reason);
    }

    [Theory]
    [InlineData("brier", "brier")]
    [InlineData("RPS-norm", "rps-norm")]
    [InlineData("is80", "is80")]
    [InlineData("is0", null)]
    [InlineData("is100", null)]
    [InlineData("brierr", null)]
    public void Rules_are_found_by_their_keys(string text, string? key) =>
        Assert.Equal(key, ScoringRule.TryParse(text, out ScoringRule? rule) ? rule.Key : null);

    [Fact]
    public void Rules_about_quantiles_give_the_definition_and_nothing_where_a_level_is_missing()
    {
        Assert.True(ScoringRule.TryParse("is80", out ScoringRule? interval));
        Assert.True(ScoringRule.TryParse("is50", out ScoringRule? missing));
        ScoreFindings findings = Score(ForecastSamples.Full, new() { Today = Late, Rules = [interval!, missing!, ScoringRule.Pinball, ScoringRule.Spherical, ScoringRule.BrierBinary], Resamples = 5 });

        Assert.Equal(ScoringDefinitions.Interval(10, 75, 0.2, 44.2), Value(findings, "how-much", "ben", interval!), 12);
        Assert.Equal((0.1 * 34.2 + 0.5 * 14.2 + 0.1 * (75 - 44.2)) / 3, Value(findings, "how-much", "ben", ScoringRule.Pinball), 12);
        Assert.DoesNotContain(findings.Graded.SelectMany(g => g.Scores), s => s.Rule == missing);
        Assert.Equal(0.01, Value(findings, "rain", "anna", ScoringRule.BrierBinary), 12);
        Assert.DoesNotContain(findings.Graded.Single(g => g.Question.Id == "if-dry").Scores, s => s.Rule == ScoringRule.BrierBinary);
    }
}
