using System.Text.Json;
using System.Text.RegularExpressions;
using Parley.Cli;

namespace Parley.Tests.Cli;

public sealed partial class CommandTests
{
    private const string Cuba = "cases/textbook/cuban-missile-crisis", Dilemma = "cases/textbook/prisoners-dilemma";

    private static readonly Shell Shell = new();

    [Theory]
    [InlineData("check cases/textbook/chicken --format x", "'--format' is not known here")]
    [InlineData("check --expcted cases/textbook/chicken", "Did you mean '--expected'?")]
    [InlineData("analyze --by-partie", "Did you mean '--by-party'?")]
    [InlineData("new --force", "'--force' is not known here")]
    public void An_option_that_a_verb_does_not_have_is_not_taken_for_a_file(string line, string says)
    {
        Answer answer = new Shell().Run(line.Split(' '));
        Assert.Equal((ExitCode.WrongCommandLine, ""), (answer.ExitCode, answer.Out));
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verdict_can_be_unfolded_into_all_improvements_and_all_answers()
    {
        string[] ask = ["explain", Cuba, "--perspective", "base", "--state", "NYYN", "--party", "usa", "--concept", "gmr", "--all"];
        string page = Done(Shell.Run(ask)).Out;
        Assert.Contains("Answers can end in", page, StringComparison.Ordinal);
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(Done(Shell.Run([.. ask, "--format", "json"])).Out);
        System.Text.Json.JsonElement unfolded = json.RootElement.GetProperty("unfolded")[0];
        Assert.True(unfolded.GetProperty("deterred").GetBoolean());
        Assert.Contains(unfolded.GetProperty("ends").EnumerateArray(), e => e.GetProperty("sanction").GetBoolean() && e.GetProperty("moves").GetArrayLength() == 1);
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("explain", Cuba, "--perspective", "base", "--state", "NYYN", "--party", "usa", "--concept", "sim", "--all").ExitCode);
    }

    [Fact]
    public void A_number_that_is_none_is_refused_in_words_of_the_person_who_typed_it()
    {
        foreach ((string line, string sentence) in ((string, string)[])
        [
            ("find cases/textbook/chicken --budget 0,5", "--budget takes a number such as 2 or 0.5, not '0,5'."),
            ("find cases/textbook/chicken --budget NaN", "--budget takes a number such as 2 or 0.5, not 'NaN'."),
            ("trace cases/textbook/chicken --budget x", "--budget takes a whole number, not 'x'."),
            ("compare cases/textbook/chicken --steps 99999999999", "--steps takes a whole number that is not as large, not '99999999999'."),
            ("compare cases/textbook/chicken --table x", "--table is outcomes or flips, not 'x'."),
            ("robust cases/textbook/chicken --seed 1.5", "--seed takes a whole number, not '1.5'."),
        ])
        {
            Answer answer = Shell.Run(line.Split(' '));
            Assert.Equal((ExitCode.WrongCommandLine, ""), (answer.ExitCode, answer.Out));
            Assert.StartsWith($"parley: {sentence}\n", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Analyze_tells_a_case_with_one_view() =>
        Golden.Matches("command-analyze-dilemma.txt", Done(Shell.Run("analyze", Dilemma)).Out);

    [Fact]
    public void Analyze_compares_the_views_of_a_case_unless_one_is_chosen()
    {
        string all = Done(Shell.Run("analyze", Cuba)).Out, one = Done(Shell.Run("analyze", Cuba, "--perspective", "base")).Out;
        Assert.Contains("2 views of the same conflict", all);
        Assert.Contains("One of 2 views of this case.", one);
        Assert.DoesNotContain("soviet-fear", one);
    }

    [Fact]
    public void Analyze_takes_the_file_its_folder_or_standard_input()
    {
        string folder = Shell.Run("analyze", Cuba).Out, file = Shell.Run("analyze", Cuba + "/case.yaml").Out;
        string text = File.ReadAllText(Repository.PathTo(Cuba, "case.yaml"));
        Assert.Equal(folder, file);
        Assert.Equal(folder, Shell.RunWithInput(text, "analyze", "-").Out);
    }

    [Fact]
    public void Analyze_shows_only_the_concepts_asked_for()
    {
        string json = Done(Shell.Run("analyze", Dilemma, "--concept", "nash,SEQ", "--concept", "gmr", "--format", "json")).Out;
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Equal(["nash", "seq", "gmr"], document.RootElement.GetProperty("views")[0].GetProperty("concepts").EnumerateArray().Select(c => c.GetProperty("key").GetString()!));
    }

    [Fact]
    public void A_mixture_lets_each_party_follow_its_own_concept()
    {
        Answer mixed = Done(Shell.Run("analyze", Cuba, "--perspective", "base", "--mix", "usa=nash,Soviet Union=gmr", "--concept", "nash"));
        Assert.Contains("Nash  Mix", mixed.Out);
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("analyze", Cuba, "--mix", "usa=nash").ExitCode);
        Assert.Contains("ussr missing", Shell.Run("analyze", Cuba, "--mix", "usa=nash").Error);
    }

    [Fact]
    public void A_named_rule_can_be_switched()
    {
        string off = Shell.Run("analyze", "cases/historical/alaska-2025", "--perspective", "view-b", "--format", "json", "--rule", "cede-needs-ceasefire=off").Error;
        Assert.Contains("There is no rule 'cede-needs-ceasefire'; there ", off);
        Match known = Regex.Match(off, "there (is|are) (?<rule>[^,.]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        int with = States("--rule", known.Groups["rule"].Value + "=on"), without = States("--rule", known.Groups["rule"].Value + "=off");
        Assert.True(without > with, $"{without} states without the rule, {with} with it");

        static int States(params string[] rule)
        {
            using JsonDocument document = JsonDocument.Parse(Done(Shell.Run(
                ["analyze", "cases/historical/alaska-2025", "--perspective", "view-b", "--format", "json", .. rule])).Out);
            return document.RootElement.GetProperty("views")[0].GetProperty("states").GetInt32();
        }
    }

    [Fact]
    public void Explain_proves_one_verdict() =>
        Golden.Matches("command-explain-cuba.txt", Done(Shell.Run("explain", Cuba, "--state", "status-quo", "--party", "ussr", "--concept", "gmr")).Out);

    [Fact]
    public void Explain_finds_a_state_by_number_word_or_options()
    {
        string[] rest = ["--party", "Soviet Union", "--concept", "seq", "--format", "json"];
        string byNumber = Done(Shell.Run(["explain", Cuba, "--state", "7", .. rest])).Out;
        Assert.Equal(byNumber, Done(Shell.Run(["explain", Cuba, "--state", "NYYN", .. rest])).Out);
        Assert.Equal(byNumber, Done(Shell.Run(["explain", Cuba, "--state", "blockade,withdraw", .. rest])).Out);
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run(["explain", Cuba, "--state", "99", .. rest]).ExitCode);
    }

    [Fact]
    public void Concepts_of_foresight_are_decided_and_explained_by_the_course_foreseen()
    {
        Assert.Contains("L2  NM  Maximin2", Done(Shell.Run("analyze", Dilemma, "--concept", "l2,nm,maximin2")).Out);
        Assert.Contains("If these are the preferences, then First prisoner would ", Done(Shell.Run("explain", Dilemma, "--state", "3", "--party", "first", "--concept", "l2")).Out);
        Assert.Contains("\"foreseen\": [", Done(Shell.Run("explain", Dilemma, "--state", "3", "--party", "first", "--concept", "l2", "--format", "json")).Out);
    }

    [Fact]
    public void Check_prints_the_schema_for_editors_and_wants_a_case_otherwise()
    {
        using JsonDocument schema = JsonDocument.Parse(Done(Shell.Run("check", "--schema")).Out);
        Assert.Equal(JsonValueKind.Object, schema.RootElement.ValueKind);
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("check").ExitCode);
    }

    [Fact]
    public void Every_case_of_the_catalogue_has_the_findings_it_expects()
    {
        string[] cases = [.. Directory.EnumerateDirectories(Repository.PathTo("cases"), "*", SearchOption.AllDirectories).Where(d => File.Exists(Path.Combine(d, "case.yaml")))];
        Assert.NotEmpty(cases);
        Answer answer = Shell.Run(["check", "--expected", "--quiet", .. cases]);
        Assert.Equal((ExitCode.Done, ""), (answer.ExitCode, answer.Error));
        Assert.Equal(cases.Length, answer.Out.Split('\n').Count(l => l.EndsWith("expected findings hold", StringComparison.Ordinal)));
    }

    [Fact]
    public void Findings_that_differ_are_listed_with_their_place_and_exit_with_3()
    {
        using Folder folder = new();
        folder.Write("case.yaml", File.ReadAllText(Repository.PathTo(Dilemma, "case.yaml")));
        folder.Write("expected.yaml", "parley: 1\ncase: prisoners-dilemma\nstates: 5\nstability:\n  nash:\n    equilibria: [1, 2]\n    origin: by definition\n");
        Answer answer = (Shell with { Directory = folder.Path }).Run("check", "--expected", ".");

        Assert.Equal(ExitCode.Unexpected, answer.ExitCode);
        Assert.Matches(@"\./expected\.yaml:\d+:\d+: 5 states were expected, there are 4\n", answer.Out);
        Assert.Matches(@"\./expected\.yaml:\d+:\d+: Nash equilibria: expected and not found: [YN]{2}", answer.Out);
        Assert.Contains("0 of 2 expected findings hold", answer.Out);
    }

    [Fact]
    public void A_case_with_errors_exits_with_1_and_says_where()
    {
        Answer answer = Shell.RunWithInput("parley: 1\nid: x\ntitle: X\nparties: {a: A}\nconflict:\n  options: {a: {go: Go}}\n  preferencs: {}\n", "analyze", "-");
        Assert.Equal(ExitCode.CaseHasErrors, answer.ExitCode);
        Assert.Empty(answer.Out);
        Assert.Matches(@"\(stdin\):7:3: error PAR\d{4}: .+\.\n    Did you mean 'preferences'\?\n", answer.Error);
        Assert.Equal(ExitCode.CaseHasErrors, Shell.RunWithInput("", "check", "-").ExitCode);
    }

    [Theory]
    [InlineData("'analize' is not known here. Did you mean 'analyze'?", "analize", Dilemma)]
    [InlineData("'--fromat' is not known here. Did you mean '--format'?", "analyze", Dilemma, "--fromat", "json")]
    [InlineData("There is no concept 'nsh'; there are nash, sseq, seq, smr, gmr, sim, seq-or-sim. Did you mean 'nash'?", "analyze", Dilemma, "--concept", "nsh")]
    [InlineData("There is no perspective 'soviet'; there are base, soviet-fear.", "analyze", Cuba, "--perspective", "soviet")]
    [InlineData("There is no party 'usr'; there are usa, ussr. Did you mean 'usa'?", "explain", Cuba, "--state", "1", "--party", "usr", "--concept", "seq")]
    [InlineData("'x' does not switch a rule; write ID=on or ID=off.", "analyze", Dilemma, "--rule", "x")]
    [InlineData("--width is from 40 to 1000, not 7.", "analyze", Dilemma, "--width", "7")]
    [InlineData("--format is table, json, csv or md, not 'xml'", "analyze", Dilemma, "--format", "xml")]
    [InlineData("Option '--state' is required.", "explain", Cuba)]
    [InlineData("'/?' is not known here.", "/?")]
    [InlineData("'/h' is not known here.", "/h")]
    [InlineData("Required command was not provided.")]
    public void A_wrong_command_line_exits_with_2_and_says_shortly_what_to_do(string sentence, params string[] args)
    {
        Answer answer = Shell.Run(args);
        Assert.Equal(ExitCode.WrongCommandLine, answer.ExitCode);
        Assert.Empty(answer.Out);
        Assert.StartsWith("parley: " + sentence, answer.Error);
        Assert.InRange(answer.Error.Split('\n').Length, 2, 8);
    }

    [Fact]
    public void A_case_too_big_to_list_exits_with_4()
    {
        string options = string.Join("\n", Enumerable.Range(0, 40).Select(k => $"      o{k}: Option {k}"));
        Answer answer = Shell.RunWithInput($"parley: 1\nid: big\ntitle: Big\nparties: {{a: A}}\nconflict:\n  options:\n    a:\n{options}\n  preferences:\n    a: {{statements: [o1]}}\n", "analyze", "-");
        Assert.Equal(ExitCode.Undecided, answer.ExitCode);
        Assert.Contains("40 options and more feasible states than can be listed", answer.Error);
    }

    [Fact]
    public void A_missing_file_exits_with_5_and_one_sentence()
    {
        Answer answer = Shell.Run("analyze", "no/such/case.yaml");
        Assert.Equal((ExitCode.OutsideWorld, ""), (answer.ExitCode, answer.Out));
        Assert.Single(answer.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void An_interrupt_exits_with_130()
    {
        using CancellationTokenSource interrupted = new();
        interrupted.Cancel();
        Answer answer = (Shell with { Cancellation = interrupted.Token }).Run("analyze", "cases/published/elmira");
        Assert.Equal((ExitCode.Interrupted, "", "parley: Interrupted.\n"), (answer.ExitCode, answer.Out, answer.Error));
    }

    [Fact]
    public void A_defect_exits_with_70_and_asks_for_a_report()
    {
        using StringWriter error = new();
        int exitCode = ParleyCommand.Run(["--version"], new Terminal { In = Stream.Null, Out = new Broken(), Error = error, Directory = Repository.Root });
        Assert.Equal(ExitCode.Defect, exitCode);
        Assert.Contains("a defect in Parley; please report it", error.ToString());
    }

    [Fact]
    public void New_writes_a_case_that_passes_and_never_overwrites()
    {
        using Folder folder = new();
        Shell here = Shell with { Directory = folder.Path };
        Assert.Equal("Wrote mine/case.yaml. Next: parley check mine/case.yaml, then parley analyze mine/case.yaml\n", Done(here.Run("new", "mine")).Out);
        Assert.Equal("mine/case.yaml: no errors\n", Done(here.Run("check", "mine")).Out);
        Done(here.Run("analyze", "mine"));

        string before = File.ReadAllText(Path.Combine(folder.Path, "mine", "case.yaml"));
        Answer again = here.Run("new", "mine");
        Assert.Equal((ExitCode.WrongCommandLine, "parley: mine/case.yaml exists already; nothing was written.\n"), (again.ExitCode, again.Error));
        Assert.Equal(before, File.ReadAllText(Path.Combine(folder.Path, "mine", "case.yaml")));
    }

    [Fact]
    public void Export_then_import_keeps_every_finding_and_lists_what_is_lost()
    {
        using Folder folder = new();
        Answer export = Done(Shell.Run("export", Cuba, "--to", "gmcr", "-o", Path.Combine(folder.Path, "cuba.gmcr")));
        Assert.Contains("has no place in the format", export.Error);
        Shell here = Shell with { Directory = folder.Path };
        Done(here.Run("import", "cuba.gmcr", "-o", "cuba.yaml"));

        Assert.Equal(Stable(Done(Shell.Run("analyze", Cuba, "--perspective", "base", "--format", "json", "--by-party")).Out), Stable(Done(here.Run("analyze", "cuba.yaml", "--format", "json", "--by-party")).Out));
        Assert.Equal(ExitCode.WrongCommandLine, here.Run("import", "cuba.gmcr", "-o", "cuba.yaml").ExitCode);

        static string Stable(string json)
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return string.Join(";", document.RootElement.GetProperty("views")[0].GetProperty("concepts").EnumerateArray()
                .Select(c => string.Join("|", c.GetProperty("stable-for").EnumerateObject().Select(p => p.Value.GetRawText()))));
        }
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("md")]
    public void The_same_case_gives_the_same_bytes_and_no_escape_sequences_in_a_pipe(string format)
    {
        string[] args = ["analyze", Cuba, "--format", format, "--by-party", "--all"];
        Answer once = Done(Shell.Run(args)), twice = Done(Shell.Run(args));
        Assert.Equal(once.Out, twice.Out);
        Assert.DoesNotContain('\e', once.Out);
        Assert.DoesNotContain('\r', once.Out);
        Assert.Empty(once.Error);
    }

    [Fact]
    public void Colour_comes_on_a_terminal_only_and_NO_COLOR_is_honoured()
    {
        Shell terminal = Shell with { IsTerminal = true };
        Assert.Contains('\e', terminal.Run("analyze", Dilemma).Out);
        Assert.DoesNotContain('\e', (terminal with { NoColor = true }).Run("analyze", Dilemma).Out);
        Assert.DoesNotContain('\e', terminal.Run("analyze", Dilemma, "--color", "never").Out);
        Assert.Contains('\e', Shell.Run("analyze", Dilemma, "--color", "always").Out);
        Assert.Equal(Shell.Run("analyze", Dilemma).Out, Screen.WithoutEscapes(terminal.Run("analyze", Dilemma).Out));
    }

    [Theory]
    [InlineData("cases/historical/alaska-2025")]
    [InlineData("cases/published/elmira")]
    [InlineData(Cuba)]
    public void Eighty_columns_are_never_exceeded_in_a_pipe(string name)
    {
        Assert.InRange(Screen.Width(Done(Shell.Run("analyze", name, "--by-party")).Out), 40, 80);
        Assert.InRange(Screen.Width(Done((Shell with { Columns = 100 }).Run("analyze", name)).Out), 40, 100);
        Assert.InRange(Screen.Width(Done((Shell with { Columns = 100 }).Run("analyze", name, "--width", "60")).Out), 40, 60);
    }

    [Fact]
    public void Every_row_of_the_csv_has_as_many_columns_as_its_head()
    {
        string csv = Done(Shell.Run("analyze", "cases/historical/alaska-2025", "--format", "csv", "--by-party")).Out;
        int[] counts = [.. csv.TrimEnd('\n').Split('\n').Select(line => OutsideQuotes().Count(line) + 1).Distinct()];
        Assert.Single(counts);
    }

    [Theory]
    [InlineData("parley ana", "analyze\n")]
    [InlineData("parley analyze x --format j", "json\n")]
    [InlineData("parley analyze x --concept ss", "sseq\n")]
    [InlineData("parley completion z", "zsh\n")]
    [InlineData("parley analyze --by", "--by-party\n")]
    public void Shells_are_told_how_a_line_may_go_on(string line, string suggestions) =>
        Assert.Equal(suggestions, Done(Shell.Run($"[suggest:{line.Length}]", line)).Out.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("bash", "complete -o default -F _parley parley")]
    [InlineData("zsh", "compdef _parley parley")]
    [InlineData("fish", "complete -c parley")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName parley")]
    public void A_completion_script_registers_itself_and_asks_the_command(string shell, string registration)
    {
        string script = Done(Shell.Run("completion", shell)).Out;
        Assert.Contains(registration, script);
        Assert.Contains("[suggest:", script);
        Assert.DoesNotContain('\r', script);
    }

    [Fact]
    public void The_bash_script_completes_in_a_real_bash()
    {
        // A stand-in for the command prints what the command suggests; bash does the rest.
        using Folder folder = new();
        folder.Write("suggestions", Done(Shell.Run("[suggest:15]", "parley analyze ")).Out);
        folder.Write("script", Done(Shell.Run("completion", "bash")).Out);
        folder.Write("try", "parley() { cat suggestions; }\nsource ./script\n"
            + "for word in '' --f; do COMP_WORDS=(parley analyze \"$word\"); COMP_CWORD=2; COMP_LINE=\"parley analyze $word\"; COMP_POINT=${#COMP_LINE}; _parley; echo \"${COMPREPLY[*]}\"; done\n");
        using System.Diagnostics.Process bash = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", "try")
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        string completed = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        Assert.Equal("\n--format\n", completed);   // files first, options once a dash is typed
    }

    [Fact]
    public void Help_names_every_verb_and_the_version_stands_alone()
    {
        string help = Done(Shell.Run("--help")).Out;
        Assert.All(new[] { "new", "check", "analyze", "explain", "import", "export", "completion" }, verb => Assert.Contains("\n  " + verb + " ", help));
        Assert.Matches(@"^parley \d+\.\d+\.\d+\S*\n$", Done(Shell.Run("--version")).Out);
    }

    [Fact]
    public void Nothing_but_the_program_itself_touches_the_console() =>
        Assert.All(Directory.EnumerateFiles(Repository.PathTo("src", "Parley.Cli"), "*.cs").Where(f => Path.GetFileName(f) != "Program.cs"),
            file => Assert.DoesNotMatch(@"(?<![\w.])(?:System\.)?Console\.", File.ReadAllText(file)));

    private static Answer Done(Answer answer)
    {
        Assert.True(answer.ExitCode == ExitCode.Done, $"exit {answer.ExitCode}: {answer.Error}");
        return answer;
    }

    // Commas that do not stand between quotation marks.
    [GeneratedRegex(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OutsideQuotes();

    private sealed class Broken : StringWriter
    {
        public override void Write(string? value) => throw new InvalidOperationException("the writer is broken");
    }
}
