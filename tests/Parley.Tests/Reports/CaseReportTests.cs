using System.Text.Json;
using System.Text.RegularExpressions;
using Parley.Cli;
using Parley.Tests.Cli;

namespace Parley.Tests.Reports;

/// <summary>What a report of a case holds, and that it stays of a length that is read.</summary>
public sealed class CaseReportTests
{
    private const string Alaska = "cases/historical/alaska-2025", Rings = "cases/synthetic/rings-100";

    [Fact]
    public void A_report_begins_with_a_summary_and_tells_forecasts_with_what_came_of_them()
    {
        Answer answer = new Shell().Run("report", Alaska, "--format", "md", "--on", "2026-09-01");
        Assert.Equal(ExitCode.Done, answer.ExitCode);
        string[] parts = [.. answer.Out.Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal))];
        Assert.Equal("## Summary", parts[0]);
        Assert.Contains("## Forecasts", parts);
        Assert.Contains("18 questions as of 2026-09-01: 1 open, 1 closed and not due, 14 answered, 1 void, 1 ambiguous; 23 predictions.", answer.Out, StringComparison.Ordinal);
        Assert.Contains("16 answers are only proposed", answer.Out, StringComparison.Ordinal);
        Assert.Contains("before: 2025-03-31 RFI:", answer.Out, StringComparison.Ordinal);
        Assert.Contains("kyiv-and-europe-refuse: contested", answer.Out, StringComparison.Ordinal);
        // Long tables are bounded; the printed report stays near twenty sheets.
        Assert.InRange(answer.Out.Length, 20_000, 80_000);
    }

    [Fact]
    public void The_data_have_what_the_page_leaves_out()
    {
        using JsonDocument json = JsonDocument.Parse(new Shell().Run("report", Alaska, "--format", "json", "--on", "2026-09-01").Out);
        Assert.Equal(18, json.RootElement.GetProperty("forecasts").GetProperty("questions").GetArrayLength());
        Assert.Equal(13, json.RootElement.GetProperty("scores").GetProperty("graded").GetArrayLength());
        Assert.True(json.RootElement.GetProperty("comparison").GetProperty("outcomes").GetArrayLength() > 100);
    }

    [Fact]
    public void As_of_a_day_nothing_later_is_told()
    {
        Answer then = new Shell().Run("report", Alaska, "--format", "md", "--as-of", "2025-08-14");
        Assert.Equal(ExitCode.Done, then.ExitCode);
        Assert.Contains("(as of 2025-08-14)", then.Out, StringComparison.Ordinal);
        Assert.Contains("No forecast can be graded yet.", then.Out, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("2025-(09|1[0-2])-\\d\\d, proposed|\\(2026-", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)), then.Out);
        Assert.Equal(ExitCode.WrongCommandLine, new Shell().Run("report", Alaska, "--as-of", "2025-08-14", "--on", "2025-08-15").ExitCode);
        foreach (string[] other in (string[][])[["compare", Alaska], ["evidence", Alaska]])
        {
            Answer replayed = new Shell().Run([.. other, "--as-of", "2025-08-01"]);
            Assert.Contains("(as of 2025-08-01)", replayed.Out, StringComparison.Ordinal);
            Assert.Contains("parley: ", replayed.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_was_not_solved_is_said_and_the_rest_is_told()
    {
        Answer answer = new Shell().Run("report", Rings, "--format", "md");
        Assert.Equal(ExitCode.Undecided, answer.ExitCode);
        Assert.Contains("parley find", answer.Error, StringComparison.Ordinal);
        Assert.Contains("## What they can do", answer.Out, StringComparison.Ordinal);
        Assert.Contains("Not worked out.", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("every state has a party", answer.Out, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(new Shell().Run("report", Rings, "--format", "json").Out);
        Assert.All(json.RootElement.GetProperty("views").EnumerateArray(), v => Assert.Contains("more feasible states", v.GetProperty("not-solved").GetString(), StringComparison.Ordinal));
    }
}
