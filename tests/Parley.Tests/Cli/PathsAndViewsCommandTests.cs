using System.Text.Json;
using System.Xml.Linq;
using Parley.Cli;

namespace Parley.Tests.Cli;

/// <summary>The verbs about paths, spoilers, groups and hypergames, as a shell runs them.</summary>
public sealed class PathsAndViewsCommandTests
{
    private const string Elmira = "cases/published/elmira", Alaska = "cases/historical/alaska-2025", Trust = "cases/teaching/mistaken-trust", Chicken = "cases/textbook/chicken";

    private static readonly Shell Shell = new();

    [Fact]
    public void Trace_tells_distances_paths_and_points_of_no_return() =>
        Golden.Matches("command-trace-elmira.txt", Done("trace", Elmira, "--perspective", "base"));

    [Fact]
    public void Trace_draws_a_picture_whose_text_is_text_and_whose_bytes_do_not_change()
    {
        string svg = Done("trace", Elmira, "--perspective", "base", "--format", "svg");
        XElement root = XDocument.Parse(svg).Root!;

        Golden.Matches("command-trace-elmira.svg", svg);
        Assert.Equal(9, root.Elements().Count(e => e.Name.LocalName == "text" && (string?)e.Attribute("font-family") == "monospace"));
    }

    [Fact]
    public void Trace_gives_the_same_as_data()
    {
        using JsonDocument json = JsonDocument.Parse(Done("trace", Elmira, "--perspective", "base", "--by", "improvements", "--format", "json"));
        Assert.Equal(
            [0, null, null, null, 1, null, null, null, null],
            json.RootElement.GetProperty("states").EnumerateArray().Select(s => s.GetProperty("steps") is { ValueKind: JsonValueKind.Number } n ? n.GetInt32() : (int?)null));
        Assert.Contains("base,8,YNYNY,1,1,moe+uniroyal", Done("trace", Elmira, "--perspective", "base", "--from", "5", "--by", "coalitions", "--format", "csv"), StringComparison.Ordinal);
        Assert.Contains("Not reachable at all: state 4 (YNYNN).", Done("trace", Elmira, "--perspective", "base", "--from", "5", "--to", "4", "--by", "improvements", "--format", "md"), StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("trace", Elmira, "--perspective", "base", "--by", "jumps").ExitCode);
    }

    [Fact]
    public void A_budget_that_ends_the_search_is_said_and_leaves_what_was_found()
    {
        Answer trace = Shell.Run("trace", Elmira, "--perspective", "base", "--budget", "20", "--format", "json"), spoilers = Shell.Run("spoilers", Alaska, "--state", "YNNYNYYNN", "--perspective", "view-b", "--budget", "100");
        using JsonDocument json = JsonDocument.Parse(trace.Out);

        Assert.Equal((ExitCode.Undecided, ExitCode.Undecided), (trace.ExitCode, spoilers.ExitCode));
        Assert.Equal("arrivals routes points-of-no-return", string.Join(' ', json.RootElement.GetProperty("unfinished").EnumerateArray().Select(p => p.GetString())));
        Assert.Contains("Undecided in part", spoilers.Out, StringComparison.Ordinal);
        Assert.Equal(Shell.Run("trace", Elmira, "--perspective", "base").Out, Done("trace", Elmira, "--perspective", "base", "--budget", "100000"));
        Assert.Contains("--budget is not negative", Shell.Run("trace", Elmira, "--budget", "-1").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_not_signed_is_told_as_an_outsider()
    {
        Assert.Contains("view-b,ua,22,YNNYNYNNN,possibly,1,outside", Done("spoilers", Alaska, "--state", "YNNYNYYNN", "--concept", "gmr", "--signatories", "United States,ru", "--format", "csv"), StringComparison.Ordinal);
        Assert.Contains("There is no party 'mars'", Shell.Run("spoilers", Alaska, "--state", "YNNYNYYNN", "--signatories", "mars").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_may_say_who_signs_and_the_command_line_may_say_otherwise()
    {
        string text = File.ReadAllText(Repository.PathTo(Alaska, "case.yaml")) + "\nsignatories: [us, ru]\n";
        string[] ask = ["spoilers", "-", "--state", "YNNYNYYNN", "--concept", "gmr", "--perspective", "view-b", "--format", "csv"];
        Assert.Contains("view-b,ua,22,YNNYNYNNN,possibly,1,outside", Shell.RunWithInput(text, ask).Out, StringComparison.Ordinal);
        Assert.Contains("view-b,ua,22,YNNYNYNNN,possibly,1,inside", Shell.RunWithInput(text, [.. ask, "--signatories", "ua"]).Out, StringComparison.Ordinal);
        Answer wrong = Shell.RunWithInput(text.Replace("[us, ru]", "[us, rus]", StringComparison.Ordinal), ask);
        Assert.Equal(ExitCode.CaseHasErrors, wrong.ExitCode);
        Assert.Contains("'rus' has no options, so it signs nothing.", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Spoilers_are_told_for_every_view_or_one()
    {
        string[] ask = ["spoilers", Alaska, "--state", "YNNYNYYNN", "--concept", "gmr"];
        string one = Done([.. ask, "--perspective", "view-b"]);

        Golden.Matches("command-spoilers-alaska.txt", one);
        using JsonDocument json = JsonDocument.Parse(Done([.. ask, "--format", "json"]));
        Assert.Equal(
            ["view-a: ua eu", "view-b: eu"],
            json.RootElement.GetProperty("views").EnumerateArray().Take(2).Select(v =>
                $"{v.GetProperty("perspective").GetString()}: {string.Join(' ', v.GetProperty("leave").EnumerateArray().Select(p => p.GetString()))}"));
        Assert.StartsWith("perspective,movers,number,state,deterred,stays,position\nview-a,ua,", Done([.. ask, "--format", "csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Coalitions_break_an_equilibrium_and_jump_to_another()
    {
        Golden.Matches("command-coalitions-elmira.txt", Done("coalitions", Elmira, "--perspective", "base"));
        using JsonDocument json = JsonDocument.Parse(Done("coalitions", Elmira, "--perspective", "base", "--format", "json"));
        JsonElement jump = json.RootElement.GetProperty("jumps")[0];
        Assert.Equal(("moe+uniroyal", 5, 8), (jump.GetProperty("members").GetString(), jump.GetProperty("from").GetInt32(), jump.GetProperty("to").GetInt32()));
        Assert.Contains("base,5,NYNNY,moe+uniroyal,0,0,0,0", Done("coalitions", Elmira, "--perspective", "base", "--format", "csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hypergame_names_what_only_one_party_takes_to_be_stable()
    {
        Golden.Matches("command-hypergame-trust.txt", Done("hypergame", Trust, "--concept", "nash"));
        using JsonDocument json = JsonDocument.Parse(Done("hypergame", Trust, "--concept", "nash", "--format", "json"));
        JsonElement surprise = Assert.Single(json.RootElement.GetProperty("surprises").EnumerateArray());
        Assert.Equal(("ben", "NN", "expected-in-vain"), (surprise.GetProperty("party").GetString(), surprise.GetProperty("state").GetString(), surprise.GetProperty("kind").GetString()));
        Assert.StartsWith("state,equilibrium,class,anna,ben,anna:expects,ben:expects\nNN,0,,leaves,stays,0,1\n", Done("hypergame", Trust, "--concept", "nash", "--format", "csv"), StringComparison.Ordinal);
        Assert.Contains("who holds which view", Shell.Run("hypergame", Chicken).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_heat_map_tells_how_much_foresight_an_outcome_needs() =>
        Golden.Matches("command-heat-chicken.txt", Done("analyze", Chicken, "--heat"));

    [Fact]
    public void Of_a_view_that_was_not_solved_nothing_is_said()
    {
        const string rings = "cases/synthetic/rings-100";
        Answer page = Shell.Run("compare", rings), csv = Shell.Run("compare", rings, "--format", "csv"), evidence = Shell.Run("evidence", rings), analyze = Shell.Run("analyze", rings);
        Assert.All((Answer[])[page, csv, evidence, analyze], a => Assert.Equal(ExitCode.Undecided, a.ExitCode));
        Assert.DoesNotContain("every view", page.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("no other view", page.Out, StringComparison.Ordinal);
        Assert.Contains("No view was solved", page.Out, StringComparison.Ordinal);
        Assert.Contains("at most 4,194,304", Shell.Run("compare", rings, "--format", "json").Out, StringComparison.Ordinal);
        Assert.Equal("state,perspective,feasible,concept,equilibrium\n", csv.Out);
        Assert.All((Answer[])[page, evidence, analyze], a => Assert.Contains("parley find", a.Error, StringComparison.Ordinal));

        // Where some are solved, the answer is about these, and names them so.
        string two = Path.Combine(Repository.Root, rings, "case.yaml");
        Answer mixed = Shell.Run("compare", "cases/textbook/chicken", two);
        Assert.Equal(ExitCode.Undecided, mixed.ExitCode);
        Assert.Contains("B, C and D were not solved; nothing that follows is about them.", mixed.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static string Done(params string[] words)
    {
        Answer answer = Shell.Run(words);
        Assert.Equal((ExitCode.Done, ""), (answer.ExitCode, answer.Error.Replace($"parley: {Parley.Reports.OnePerspective.Words}\n", "", StringComparison.Ordinal)));
        return answer.Out;
    }
}
