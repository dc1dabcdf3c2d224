using System.Text;
using Parley.Testimony;

namespace Parley.Tests.Testimony;

/// <summary>How much of what a person finds the reader finds, and how much of what it finds is there.</summary>
public sealed class ScoreTests(ITestOutputHelper output)
{
    [Fact]
    public void Precision_and_recall_over_all_sample_texts()
    {
        StringBuilder table = new("| class | expected | found | precision | recall |\n|---|---:|---:|---:|---:|\n");
        Dictionary<string, (double Precision, double Recall)> scores = [];
        StringBuilder differences = new();
        foreach (string kind in Scoring.Classes)
        {
            int hits = 0, missed = 0, extra = 0;
            foreach (Sample sample in Sample.All.Where(s => Environment.GetEnvironmentVariable("PARLEY_SAMPLES") is not string only || only.Split(',').Any(o => s.Name.StartsWith(o, StringComparison.Ordinal))))
            {
                TestimonyFindings findings = sample.Read();
                (int h, List<string> m, List<string> e) = Scoring.Compare(sample, findings, kind);
                (hits, missed, extra) = (hits + h, missed + m.Count, extra + e.Count);
                foreach (string line in m)
                    differences.Append($"- {kind} {line}\n");
                foreach (string line in e)
                    differences.Append($"+ {kind} {line}\n");
            }
            scores[kind] = (Ratio(hits, hits + extra), Ratio(hits, hits + missed));
            table.Append($"| {kind} | {hits + missed} | {hits + extra} | {scores[kind].Precision:0.000} | {scores[kind].Recall:0.000} |\n");
        }
        output.WriteLine(table + "\n" + differences);
        foreach (string kind in (string[])["mark", "link", "date"])
            Assert.True(scores[kind] is { Precision: >= 0.95, Recall: >= 0.95 }, $"{kind}: {scores[kind]}\n{differences}");
        Assert.True(scores["voice"] is { Precision: >= 0.9, Recall: >= 0.85 }, $"voice: {scores["voice"]}\n{differences}");
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
