using System.Text;
using Parley.Cases;
using Parley.Forecasts;
using Parley.Tests.Cases;

namespace Parley.Tests.Forecasts;

/// <summary>What is sealed cannot be changed without its showing.</summary>
public sealed class LedgerTests
{
    private static readonly Case Full = CaseReader.Read(new("case.yaml", ForecastSamples.Full)).Value!;

    /// <summary>A ledger with every form of prediction.</summary>
    private static string Text()
    {
        StringBuilder text = new();
        foreach (ForecastQuestion question in Full.Forecasts)
            foreach (Prediction prediction in question.Predictions)
            {
                Ledger so = text.Length == 0 ? Ledger.Empty : Read(text.ToString());
                text.Append(so.NextLine(SealedForecast.Of(Full.Id, question, prediction, new(2025, 1, 12)), new(2025, 1, 12)));
            }
        return text.ToString();
    }

    private static Ledger Read(string text)
    {
        Reading<Ledger> reading = LedgerReader.Read(new("forecasts.ledger", text));
        Assert.True(reading.Succeeded, string.Join('\n', reading.Diagnostics.Select(d => d.Message)));
        return reading.Value;
    }

    [Fact]
    public void A_sealed_forecast_reads_back_as_it_was_and_the_chain_holds()
    {
        Ledger ledger = Read(Text());
        Prediction[] all = [.. Full.Forecasts.SelectMany(q => q.Predictions)];

        Assert.Equal(all.Length, ledger.Lines.Length);
        Assert.Equal(Enumerable.Range(1, all.Length), ledger.Lines.Select(l => l.Number));
        Assert.Equal([new string('0', 64), .. ledger.Lines.SkipLast(1).Select(l => l.Hash)], ledger.Lines.Select(l => l.Previous));
        Assert.Equal(all.Select(p => p.By.Key), ledger.Lines.Select(l => l.Forecast.Prediction.By.Key));
        Assert.All(ledger.Lines, l => Assert.Equal(l.Sha256, l.Forecast.Sha256()));
        Assert.All(SealCheck.Of(ledger, Full.Id, Full.Forecasts), c => Assert.Equal(SealStatus.Kept, c.Status));
        Assert.Empty(SealCheck.Of(ledger, "another-case", Full.Forecasts));
    }

    [Fact]
    public void The_hash_of_a_forecast_is_that_of_the_bytes_shown()
    {
        ForecastQuestion rain = Full.Forecasts[0];
        SealedForecast forecast = SealedForecast.Of("small", rain, rain.Predictions[0], new(2025, 1, 3));
        const string canonical =
            """{"case":"small","prediction":{"by":"anna","mechanism":"west","mechanism-text":"A front from the west.","on":"2025-01-02","probabilities":[0.25,0.75]},"question":{"answers":[{"id":"wet","name":"wet"},{"id":"dry","name":"dry"}],"closes":"2025-01-10","condition-answer":null,"condition-question":null,"criterion":{"at-least-hours":2,"from":"2025-01-01","parties":["anna","ben"],"source-of-record":"book","stage":"in-force","text":"Rain at the gauge.","tie-break":"The older gauge decides.","void-if":["The gauge is stolen"]},"due":"2025-01-12","id":"rain","kind":"binary","opens":"2025-01-01","text":"Will it rain?","unit":null}}""";
        Assert.Equal(canonical, forecast.Canonical());
        // sha256sum over these bytes.
        Assert.Equal("4c3bc98e5bd4e91f0ecad5bbef96a0d675658512632be6415695191e7e16f165", forecast.Sha256());
    }

    [Fact]
    public void Any_changed_character_shows()
    {
        string text = Text();
        for (int seed = 0; seed < TestScale.Of(300, 20_000); seed++)
        {
            Random random = new(seed);
            int at = random.Next(text.Length);
            char other = (char)random.Next(0x21, 0x7F);
            if (text[at] == other || text[at] == '\n')
                continue;
            string changed = text[..at] + other + text[(at + 1)..];
            Assert.False(LedgerReader.Read(new("forecasts.ledger", changed)).Succeeded, $"seed {seed}: '{text[at]}' at {at} became '{other}' unseen");
        }
    }

    [Fact]
    public void Lines_taken_out_put_in_moved_or_cut_off_show()
    {
        string[] lines = Text().TrimEnd('\n').Split('\n');
        string Joined(IEnumerable<string> some) => string.Concat(some.Select(l => l + "\n"));
        string[] Codes(IEnumerable<string> some) => [.. LedgerReader.Read(new("l", Joined(some))).Diagnostics.Select(d => d.Code).Distinct()];

        Assert.Equal([ForecastCodes.LedgerChainBroken], Codes(lines.Where((_, k) => k != 3)));
        Assert.Equal([ForecastCodes.LedgerChainBroken], Codes([lines[1], lines[0], .. lines[2..]]));
        Assert.Equal([ForecastCodes.LedgerChainBroken], Codes([lines[0], lines[0], .. lines[1..]]));
        Assert.Equal([ForecastCodes.LedgerChainBroken], Codes(lines[1..]));
        Assert.Equal([ForecastCodes.BrokenLedger], Codes([lines[0], "not a line", .. lines[1..]]).Take(1));
        // Cutting off the end leaves a whole ledger; only a head noted elsewhere shows it.
        Ledger whole = Read(Joined(lines)), cut = Read(Joined(lines[..^1]));
        Assert.DoesNotContain(cut.Lines, l => l.Hash == whole.Head);
        Assert.Equal(ForecastCodes.LedgerLineChanged, LedgerReader.Read(new("l", Joined([lines[0].Replace("0.25", "0.35", StringComparison.Ordinal), .. lines[1..]]))).Diagnostics[0].Code);
    }

    [Fact]
    public void A_spoiled_ledger_ends_in_a_ledger_or_in_complaints()
    {
        string text = Text();
        for (int seed = 0; seed < TestScale.Of(400, 20_000); seed++)
        {
            SourceText spoiled = SourceDecoder.Decode("fuzz", FuzzTests.Spoil(text, new Random(seed))).Value!;
            try
            {
                FuzzTests.Check(spoiled, LedgerReader.Read(spoiled));
            }
            catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"Seed {seed}: {e}");
            }
        }
    }

    [Fact]
    public void An_edit_of_the_case_is_told_member_by_member_and_the_sealed_forecast_stands_in()
    {
        Ledger ledger = Read(Text());
        string edited = ForecastSamples.Full
            .Replace("question: Will it rain?", "question: Will it pour?", StringComparison.Ordinal)
            .Replace("{by: anna, on: 2025-01-02, probability: 0.25, mechanism: west}", "{by: anna, on: 2025-01-02, probability: 0.95, mechanism: west}", StringComparison.Ordinal)
            .Replace("      - {by: ben, on: 2025-01-02, probabilities: {anna: 0.33, ben: 0.33, nobody: 0.33}}\n", "      []\n", StringComparison.Ordinal)
            .Replace("    answers: {little: {up-to: 20},", "    answers: {little: {up-to: 30},", StringComparison.Ordinal);
        Case now = CaseReader.Read(new("case.yaml", edited)).Value!;
        SealCheck[] checks = [.. SealCheck.Of(ledger, now.Id, now.Forecasts)];

        Assert.Equal(
            [("prediction.probabilities", "[0.25,0.75]", "[0.95,0.05]"), ("question.text", "\"Will it rain?\"", "\"Will it pour?\"")],
            checks[0].Changes.OrderBy(c => c.Path, StringComparer.Ordinal).Select(c => (c.Path, c.Sealed, c.Present)));
        Assert.Equal(SealStatus.PredictionGone, checks.Single(c => c.Line.Forecast.Question.Id == "if-dry").Status);

        SealedQuestions scored = SealedQuestions.Of(now.Forecasts, now.Id, ledger, new(2025, 6, 1));
        ForecastQuestion rain = scored.Questions.Single(q => q.Id == "rain");
        Assert.Equal([0.25, 0.75], ((PredictiveDistribution.Categorical)rain.Predictions[0].Distribution).Probabilities);
        Assert.Equal(ledger.Lines[0].Sha256, rain.Predictions[0].Seal);
        Assert.Equal("ben", Assert.Single(scored.Questions.Single(q => q.Id == "if-dry").Predictions).By.Key);
        // Other bins are another question: the sealed forecasts keep the bins they were made for.
        ForecastQuestion wording = Assert.Single(scored.Wordings);
        Assert.Equal((20.0, 5), (wording.Answers[0].UpTo!.Value, wording.Predictions.Length));
        // A seal of a later day is not seen.
        Assert.Equal(now.Forecasts, SealedQuestions.Of(now.Forecasts, now.Id, ledger, new(2025, 1, 11)).Questions);
    }

    [Fact]
    public void A_question_that_is_gone_a_late_seal_and_a_restated_criterion_are_told()
    {
        Ledger ledger = Read(Text());
        Assert.All(SealCheck.Of(ledger, Full.Id, []), c => Assert.Equal(SealStatus.QuestionGone, c.Status));
        Assert.Contains(SealedQuestions.Of([], Full.Id, ledger, new(2025, 6, 1)).Questions, q => q.Id == "rain");
        // Sealed on 12 January; rain closed on the 10th.
        Assert.True(SealCheck.Of(ledger, Full.Id, Full.Forecasts)[0].SealedLate);
        Case restated = ForecastLogReader.Read(new("l", "parley: 1\ncase: small\nentries:\n- restate: rain\n  from: 2025-02-01\n  text: Anywhere.\n"), Full).Value!;
        SealCheck check = SealCheck.Of(ledger, Full.Id, restated.Forecasts)[0];
        Assert.Equal((SealStatus.Kept, true), (check.Status, check.RestatedSince));
    }
}
