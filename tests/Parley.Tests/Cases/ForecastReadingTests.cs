using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Forecasts;

namespace Parley.Tests.Cases;

public sealed class ForecastReadingTests
{
    private static Case Read(string text)
    {
        Reading<Case> reading = CaseReader.Read(new("case.yaml", text));
        Assert.True(reading.Succeeded, Parley.Reports.DiagnosticText.Of(new("case.yaml", text), reading.Diagnostics));
        return reading.Value;
    }

    private static ForecastQuestion Question(string id) => Read(ForecastSamples.Full).Forecasts.Single(q => q.Id == id);

    [Fact]
    public void Every_key_is_read_to_what_it_means()
    {
        ForecastQuestion rain = Question("rain");
        Assert.Equal((QuestionKind.Binary, new DateOnly(2025, 1, 1), new DateOnly(2025, 1, 10), new DateOnly(2025, 1, 12)), (rain.Kind, rain.Opens, rain.Closes!.Value, rain.Due!.Value));
        Assert.Equal(["wet", "dry"], rain.Answers.Select(a => a.Id));
        Assert.True(rain.Answers[0].Means!.Holds(new State(1)) && rain.Answers[1].Means!.Holds(default));
        Assert.Equal([0.3, 0.7], rain.BaseRate);
        Assert.Equal([(2, CriterionStage.InForce), (72, CriterionStage.Either)], rain.Criteria.Select(c => (c.AtLeastHours!.Value, c.Stage)));
        Assert.Equal(new DateOnly(2025, 1, 1), rain.Criteria[0].From);
        Assert.Equal("Rain at either gauge.", rain.CriterionOn(new(2025, 1, 5))!.Text);
        Assert.Equal(["said"], rain.Mechanisms[1].Because);
        Assert.Equal(["anna", "perspective:calm", "model:calm+base:seq", "慎重派", "gossip", "anna"], rain.Predictions.Select(p => p.By.Key));
        Assert.Equal([0.25, 0.75], Assert.IsType<PredictiveDistribution.Categorical>(rain.Predictions[0].Distribution).Probabilities);
        Assert.Equal(0.1, Assert.IsType<PredictiveDistribution.Categorical>(rain.Predictions[5].Distribution).Probabilities[0], 15);
        Assert.Equal(new Outcome.Answered("dry"), rain.Resolution!.Outcome);
        Assert.Equal(MechanismFinding.NotSupported, rain.Resolution.Mechanisms[1].Finding);
        Assert.True(rain.Resolutions[0].IsProposed);
    }

    [Fact]
    public void Words_of_certainty_mean_the_middle_of_their_band_and_a_case_may_change_the_bands()
    {
        PredictiveDistribution.Worded changed = Assert.IsType<PredictiveDistribution.Worded>(Question("rain").Predictions[1].Distribution);
        Assert.Equal(1, changed.Answer);
        Assert.Equal([0.3, 0.7], changed.Probabilities(2)!.Value.Select(p => Math.Round(p, 12)));
        Assert.Equal([0.15, 0.7, 0.15], changed.Probabilities(3)!.Value.Select(p => Math.Round(p, 12)));
        Assert.Null(Assert.IsType<PredictiveDistribution.Worded>(Question("rain").Predictions[4].Distribution).Probabilities(2));
        CertaintyScale scale = Read(ForecastSamples.Full).CertaintyScale;
        Assert.Equal((0.5, null, 0.325), (scale.Of("ON A WHIM")!.Middle, scale.Of("gossip has it")!.Middle, scale.Of("maybe so")!.Middle));
    }

    [Fact]
    public void Every_word_of_the_table_stands_once_and_every_range_is_one()
    {
        Assert.Equal(CertaintyScale.Usual.Words.Length, CertaintyScale.Usual.Words.Select(w => w.Word).Distinct().Count());
        Assert.All(CertaintyScale.Usual.Bands, b => Assert.True(b.Low is null == b.High is null && !(b.Low >= b.High) && b.Middle is null or (> 0 and < 1)));
        Assert.All(CertaintyScale.Usual.Words, w => Assert.NotNull(CertaintyScale.Usual.Band(w.Band)));
        Assert.Equal(0.675, CertaintyScale.Usual.Of("可能性が高い")!.Middle!.Value, 12);
    }

    [Fact]
    public void Numbers_and_days_are_distributions_over_values_and_fall_into_bins()
    {
        ForecastQuestion much = Question("how-much"), bins = Question("in-bins"), when = Question("when");
        Assert.Equal([0, 0, 1, 1, 2], new[] { -5.0, 20, 20.01, 80, 81 }.Select(much.BinOf));
        Assert.Equal(1, bins.BinOf(new DateOnly(2025, 3, 8).DayNumber));
        Assert.Equal(new Outcome.Observed(new DateOnly(2025, 3, 8).DayNumber), bins.Resolution!.Outcome);
        Assert.IsType<Outcome.NotByDue>(when.Resolution!.Outcome);
        Assert.Equal(9, Assert.IsType<PredictiveDistribution.Normal>(when.Predictions[0].Distribution).StandardDeviation);
        Assert.Equal([0.1, 0.5, 0.9], Assert.IsType<PredictiveDistribution.Quantiles>(much.Predictions[1].Distribution).Levels);
    }

    [Fact]
    public void Where_a_question_stands_follows_from_the_day_and_from_its_condition()
    {
        Case theCase = Read(ForecastSamples.Full);
        Dictionary<string, ForecastQuestion> all = theCase.Forecasts.ToDictionary(q => q.Id);
        QuestionStatus On(string id, int month, int day) => QuestionStanding.Of(all[id], all, new(2025, month, day)).Status;

        Assert.Equal(
            [QuestionStatus.Open, QuestionStatus.Answered, QuestionStatus.Answered], new[] { On("rain", 1, 8), On("rain", 1, 9), On("rain", 2, 2) });
        // The condition came out otherwise at first, and as required after it was answered anew.
        Assert.Equal([QuestionStatus.Open, QuestionStatus.Void, QuestionStatus.Answered], new[] { On("if-dry", 1, 8), On("if-dry", 1, 20), On("if-dry", 2, 2) });
        Assert.True(QuestionStanding.Of(all["if-dry"], all, new(2025, 1, 20)).UnmetCondition);
        Assert.Equal([QuestionStatus.Open, QuestionStatus.Closed, QuestionStatus.Answered], new[] { On("when", 1, 31), On("when", 2, 1), On("when", 3, 31) });
        Assert.Equal((QuestionStatus.Void, QuestionStatus.Ambiguous), (On("warm", 1, 5), On("open", 1, 5)));
        Assert.Equal(QuestionStatus.Overdue, QuestionStanding.Of(all["when"] with { Resolutions = [] }, all, new(2025, 4, 1)).Status);
    }

    [Fact]
    public void A_written_case_reads_back_with_its_forecasts()
    {
        Case theCase = Read(ForecastSamples.Full);
        string written = CaseWriter.Write(theCase);
        Assert.Equal(CaseWords.Of(theCase), CaseWords.Of(Read(written)));
        Assert.Equal(written, CaseWriter.Write(Read(written)));
        Assert.Equal(7, theCase.Forecasts.Length);
    }

    [Fact]
    public void A_log_adds_to_the_case_in_the_order_in_which_it_was_written()
    {
        Case before = Read(ForecastSamples.Full);
        SourceText log = new("forecasts.yaml", ForecastSamples.Log);
        Reading<Case> reading = ForecastLogReader.Read(log, before);
        Assert.True(reading.Succeeded, Parley.Reports.DiagnosticText.Of(log, reading.Diagnostics));
        ForecastQuestion snow = reading.Value.Forecasts[^1];

        Assert.Equal([.. before.Forecasts.Select(q => q.Id), "snow"], reading.Value.Forecasts.Select(q => q.Id));
        Assert.Equal(before.Forecasts[0].Predictions.Length + 1, reading.Value.Forecasts[0].Predictions.Length);
        Assert.Equal(("no", "yes"), (((Outcome.Answered)snow.Resolutions[0].Outcome).Answer, ((Outcome.Answered)snow.Resolution!.Outcome).Answer));
        Assert.Equal(new DateOnly(2025, 1, 10), Assert.Single(snow.Criteria).From);
        Assert.Equal("perspective:calm", Assert.Single(snow.Predictions).By.Key);
    }

    [Fact]
    public void A_table_adds_predictions_as_written_and_says_what_does_not_sum_to_one()
    {
        Reading<Case> reading = PredictionTableReader.Read(new("predictions.csv", ForecastSamples.Table), Read(ForecastSamples.Full));
        Assert.True(reading.Succeeded);
        Prediction club = reading.Value.Forecasts[0].Predictions.Single(p => p.By.Key == "The \"wet\" club");
        Prediction morning = reading.Value.Forecasts.Single(q => q.Id == "in-bins").Predictions.Single(p => p.By.Key == "朝");

        Assert.Equal([0.8, 0.2], Assert.IsType<PredictiveDistribution.Categorical>(club.Distribution).Probabilities);
        Assert.Equal("a letter", club.Note);
        Assert.Equal([0.08, 0.15, 0.76], Assert.IsType<PredictiveDistribution.Categorical>(morning.Distribution).Probabilities);
        Assert.Equal((ForecastCodes.Renormalized, Severity.Hint), (Assert.Single(reading.Diagnostics).Code, reading.Diagnostics[0].Severity));
    }
}
