using System.Diagnostics;
using System.Globalization;
using System.Text;
using Parley.Cases;

namespace Parley.Tests.Cases;

/// <summary>Logs and tables that are spoiled end in a case or in complaints; the forecasts of case files are among the samples of <see cref="FuzzTests"/>.</summary>
public sealed class ForecastFuzzTests
{
    [Fact]
    public void A_spoiled_log_or_table_ends_in_a_case_or_in_complaints()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("PARLEY_FUZZ"), CultureInfo.InvariantCulture, out int n) ? n : 6_000;
        Case theCase = CaseReader.Read(new("case.yaml", ForecastSamples.Full)).Value!;
        for (int seed = 0; seed < count; seed++)
        {
            byte[] bytes = FuzzTests.Spoil(seed % 2 == 0 ? ForecastSamples.Log : ForecastSamples.Table, new Random(seed));
            Stopwatch clock = Stopwatch.StartNew();
            try
            {
                SourceText text = SourceDecoder.Decode("fuzz", bytes).Value!;
                foreach (Reading<Case> reading in new[] { ForecastLogReader.Read(text, theCase), PredictionTableReader.Read(text, theCase) })
                {
                    FuzzTests.Check(text, reading);
                    if (reading.Succeeded && seed % 10 < 2)
                        Assert.Equal(CaseWords.Of(reading.Value), CaseWords.Of(CaseReader.Read(new("again", CaseWriter.Write(reading.Value))).Value!));
                }
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}: {e}\n{Encoding.UTF8.GetString(bytes)}");
            }
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"Seed {seed} took {clock.Elapsed}.");
        }
    }

    [Fact]
    public void Very_many_questions_conditions_and_rows_end_in_time()
    {
        Case small = CaseReader.Read(new("case.yaml", ForecastSamples.Full)).Value!;
        string chain = ForecastSamples.Head + string.Concat(Enumerable.Range(0, 5_000).Select(k => $"  q{k}: {{question: Q, opens: 2025-01-01, condition: {{question: q{k + 1}, answer: yes}}}}\n"));
        string rows = "question,by,on,answer,probability\n" + string.Concat(Enumerable.Range(0, 40_000).Select(k => $"rain,f{k},2025-01-02,wet,0.5\nrain,f{k},2025-01-02,dry,0.5\n"));
        string log = "parley: 1\ncase: small\nentries:\n" + string.Concat(Enumerable.Range(0, 20_000).Select(k => $"- {{predict: rain, by: f{k}, on: 2025-01-02, probability: 0.5}}\n"));
        Stopwatch clock = Stopwatch.StartNew();

        Assert.Contains(CaseReader.Read(new("case.yaml", chain)).Diagnostics, d => d.Code == Codes.TooMany);
        Assert.Equal(40_000 + 6, PredictionTableReader.Read(new("predictions.csv", rows), small).Value!.Forecasts[0].Predictions.Length);
        Assert.Equal(20_000 + 6, ForecastLogReader.Read(new("forecasts.yaml", log), small).Value!.Forecasts[0].Predictions.Length);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"took {clock.Elapsed}");
    }
}
