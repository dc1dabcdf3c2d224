using System.Text.Json;
using Parley.Cli;

namespace Parley.Tests.Cli;

/// <summary>Measuring: no figure is asserted, only what was measured.</summary>
public sealed class BenchTests
{
    private static readonly Shell Shell = new();

    [Fact]
    public void Every_rung_and_every_engine_of_a_case_is_measured_and_they_agree()
    {
        Answer answer = Shell.Run("bench", "cases/textbook/chicken", "--up-to", "8", "--format", "json");
        Assert.Equal(ExitCode.Done, answer.ExitCode);
        JsonElement root = JsonDocument.Parse(answer.Out).RootElement;
        Assert.True(root.GetProperty("memory-bandwidth").GetProperty("one-thread").GetDouble() > 0);
        Assert.Equal([6, 8], root.GetProperty("ladder").EnumerateArray().Select(r => r.GetProperty("options").GetInt32()));
        string[] engines = [.. root.GetProperty("engines").EnumerateArray().Select(e => e.GetProperty("engine").GetString()!)];
        Assert.Equal(["dense", "fibres", "explicit", "by definition"], engines.Distinct());
        Assert.All(root.GetProperty("engines").EnumerateArray(), e => Assert.Empty(e.GetProperty("differs-in").EnumerateArray()));
    }

    [Fact]
    public void The_invented_conflicts_can_be_handed_to_another_program()
    {
        string folder = Path.Combine(Path.GetTempPath(), "parley-bench-" + Guid.NewGuid().ToString("N"));
        try
        {
            Assert.Equal(ExitCode.Done, Shell.Run("bench", "--up-to", "8", "--parties", "2", "--emit", folder).ExitCode);
            foreach (int m in (int[])[6, 8])
            {
                Answer read = Shell.Run("import", Path.Combine(folder, $"statements-{m}-2.gmcr"));
                Assert.Equal(ExitCode.Done, read.ExitCode);
                Assert.Equal(m, Enumerable.Range(0, m).Count(k => read.Out.Contains($"Option {k}", StringComparison.Ordinal)));
            }
            Answer again = Shell.Run("bench", "--up-to", "6", "--emit", folder);
            Assert.Equal(ExitCode.OutsideWorld, again.ExitCode);
            Assert.Contains("nothing is overwritten", again.Error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Sizes_out_of_range_are_refused()
    {
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("bench", "--up-to", "31").ExitCode);
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("bench", "--parties", "1").ExitCode);
    }
}
