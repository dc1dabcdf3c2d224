using System.Text.Json;
using Parley.Cli;

namespace Parley.Tests.Cli;

/// <summary>The verb <c>find</c>, and <c>explain</c> for states that are not listed, in process.</summary>
public sealed class FindCommandTests
{
    private const string Alaska = "cases/historical/alaska-2025", Rings = "cases/synthetic/rings-100";

    private static readonly Shell Shell = new();

    [Theory]
    [InlineData("nash")]
    [InlineData("gmr")]
    [InlineData("smr")]
    [InlineData("seq")]
    [InlineData("sseq")]
    [InlineData("sim")]
    public void What_is_found_is_what_analyze_lists(string concept)
    {
        foreach (string view in (string[])["view-a", "view-c"])
        {
            using JsonDocument found = Json(ExitCode.Done, "find", Alaska, "--perspective", view, "--concept", concept, "--limit", "1000"),
                listed = Json(ExitCode.Done, "analyze", Alaska, "--perspective", view, "--concept", concept);
            JsonElement answer = found.RootElement.GetProperty("views")[0];
            Assert.Equal("complete", answer.GetProperty("end").GetString());
            string[] states = [.. answer.GetProperty("equilibria").EnumerateArray().Select(e => e.GetProperty("state").GetString()!).Order(StringComparer.Ordinal)];
            Assert.Equal(Equilibria(listed).Order(StringComparer.Ordinal), states);
        }
    }

    [Fact]
    public void A_condition_is_written_in_the_language_of_the_case()
    {
        using JsonDocument all = Json(ExitCode.Done, "find", Alaska, "--perspective", "view-a", "--concept", "gmr", "--limit", "1000"),
            some = Json(ExitCode.Done, "find", Alaska, "--perspective", "view-a", "--concept", "gmr", "--limit", "1000", "--where", "cede and not sustain");
        string[][] taken = [.. some.RootElement.GetProperty("views")[0].GetProperty("equilibria").EnumerateArray().Select(Taken)];
        Assert.NotEmpty(taken);
        Assert.Equal(
            all.RootElement.GetProperty("views")[0].GetProperty("equilibria").EnumerateArray().Select(Taken).Count(t => t.Contains("cede") && !t.Contains("sustain")),
            taken.Length);
        Assert.All(taken, t => Assert.True(t.Contains("cede") && !t.Contains("sustain")));
    }

    [Fact]
    public void Among_2_to_the_100_states_one_is_found_or_shown_to_be_absent()
    {
        using JsonDocument some = Json(ExitCode.Done, "find", Rings, "--concept", "nash", "--limit", "1"), none = Json(ExitCode.Done, "find", Rings, "--perspective", "twisted", "--concept", "nash");
        JsonElement one = Assert.Single(some.RootElement.GetProperty("views")[0].GetProperty("equilibria").EnumerateArray());
        Assert.Equal(100, one.GetProperty("state").GetString()!.Length);
        Assert.All(one.GetProperty("parties").EnumerateArray(), p => Assert.Equal(("stable", "definition"), (p.GetProperty("verdict").GetString(), p.GetProperty("rechecked").GetString())));
        JsonElement answer = none.RootElement.GetProperty("views")[0];
        Assert.Equal(("complete", 0), (answer.GetProperty("end").GetString(), answer.GetProperty("equilibria").GetArrayLength()));
        Assert.Contains("there is no Nash equilibrium", Shell.Run("find", Rings, "--perspective", "twisted", "--concept", "nash").Out);
    }

    [Fact]
    public void A_budget_that_ends_says_what_was_proved_and_exits_4()
    {
        Answer answer = Shell.Run("find", Rings, "--concept", "sim", "--budget", "0.05", "--limit", "1000");
        Assert.Equal(ExitCode.Undecided, answer.ExitCode);
        Assert.Contains("Undecided in part", answer.Out);
        Assert.Contains("A larger --budget goes on.", answer.Out);
    }

    [Fact]
    public void A_state_that_has_no_number_is_explained()
    {
        string word = new('N', 100);
        Answer answer = Shell.Run("explain", Rings, "--state", word, "--concept", "sseq", "--party", "t1", "--perspective", "base");
        Assert.Equal((ExitCode.Done, ""), (answer.ExitCode, answer.Error));
        Assert.Contains("Town 1", answer.Out);
        Assert.NotEqual(ExitCode.Done, Shell.Run("explain", Rings, "--state", word[1..], "--concept", "sseq", "--party", "t1", "--perspective", "base").ExitCode);
        Assert.NotEqual(ExitCode.Done, Shell.Run("explain", Rings, "--state", "7", "--concept", "sseq", "--party", "t1", "--perspective", "base").ExitCode);
    }

    [Theory]
    [InlineData("--where", "peace")]
    [InlineData("--where", "cede and (")]
    [InlineData("--where", "")]
    [InlineData("--concept", "l-5")]
    [InlineData("--limit", "0")]
    [InlineData("--limit", "many")]
    [InlineData("--budget", "-1")]
    [InlineData("--budget", "x")]
    [InlineData("--seed", "x")]
    [InlineData("--perspective", "nobody")]
    public void What_cannot_be_meant_is_refused(string option, string value)
    {
        Answer answer = Shell.Run("find", Alaska, option, value);
        Assert.Equal((ExitCode.WrongCommandLine, ""), (answer.ExitCode, answer.Out));
        Assert.NotEmpty(answer.Error);
        Assert.DoesNotContain("System.", answer.Error);
    }

    private static IEnumerable<string> Equilibria(JsonDocument analysis) =>
        from state in analysis.RootElement.GetProperty("views")[0].GetProperty("equilibria").EnumerateArray()
        select state.GetProperty("state").GetString()!;

    private static string[] Taken(JsonElement equilibrium) => [.. equilibrium.GetProperty("taken").EnumerateArray().Select(t => t.GetString()!)];

    private static JsonDocument Json(int exitCode, params string[] line)
    {
        Answer answer = Shell.Run([.. line, "--format", "json"]);
        Assert.Equal((exitCode, ""), (answer.ExitCode, answer.Error));
        return JsonDocument.Parse(answer.Out);
    }
}
