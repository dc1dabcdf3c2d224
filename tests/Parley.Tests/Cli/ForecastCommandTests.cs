using System.Diagnostics;
using Parley.Cases;
using Parley.Forecasts;
using Parley.Tests.Cases;

namespace Parley.Tests.Cli;

/// <summary><c>parley forecast</c> and <c>parley score</c> as a shell runs them, each test in a folder of its own.</summary>
public sealed class ForecastCommandTests : IDisposable
{
    private readonly Folder folder = new();

    public ForecastCommandTests() => folder.Write("case.yaml", ForecastSamples.Full);

    public void Dispose() => folder.Dispose();

    private Answer Run(params string[] args) => new Shell { Directory = folder.Path }.Run(args);

    private string Done(params string[] args)
    {
        Answer answer = Run(args);
        Assert.True(answer.ExitCode == 0, $"{string.Join(' ', args)}: {answer.ExitCode}\n{answer.Error}");
        return answer.Out;
    }

    private string Refused(int exitCode, params string[] args)
    {
        Answer answer = Run(args);
        Assert.Equal((exitCode, ""), (answer.ExitCode, answer.Out));
        return answer.Error;
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(folder.Path, name));

    [Fact]
    public void The_list_and_the_card_read_as_a_person_accepted_them()
    {
        Golden.Matches("forecast-list.txt", Done("forecast", ".", "--on", "2025-02-02"));
        Golden.Matches("forecast-card.txt", Done("forecast", ".", "--question", "rain", "--on", "2025-02-02"));
        Golden.Matches("forecast-list.json", Done("forecast", ".", "--on", "2025-02-02", "--format", "json"));
        Golden.Matches("forecast-list.csv", Done("forecast", ".", "--on", "2025-02-02", "--format", "csv"));
        Assert.True(Screen.Width(Done("forecast", ".", "--on", "2025-02-02", "--width", "60")) <= 60);
    }

    [Fact]
    public void Scores_read_as_a_person_accepted_them()
    {
        Golden.Matches("score-small.txt", Done("score", ".", "--on", "2025-04-01", "--resamples", "200"));
        Golden.Matches("score-small.json", Done("score", ".", "--on", "2025-04-01", "--resamples", "200", "--format", "json"));
        Golden.Matches("score-small.csv", Done("score", ".", "--on", "2025-04-01", "--resamples", "200", "--format", "csv"));
        Golden.Matches("score-small.md", Done("score", ".", "--on", "2025-04-01", "--resamples", "200", "--question", "rain", "--format", "md"));
    }

    [Fact]
    public void What_is_asked_foretold_restated_and_answered_goes_to_the_end_of_the_log_and_counts()
    {
        string log = folder.Write("forecasts.yaml", ForecastSamples.Log);
        string before = File.ReadAllText(log);

        Done("forecast", "ask", ".", "--id", "storm", "--text", "Will there be a storm: a real one?", "--opens", "2025-01-01", "--closes", "2025-01-31", "--only-if", "rain=dry", "--criterion", "Gusts above 90 km/h.");
        Done("forecast", "add", ".", "--question", "storm", "--by", "慎重派 & co", "--probability", "20%", "--on", "2025-01-04", "--note", "By ear.");
        Done("forecast", "add", ".", "--question", "rain", "--perspective", "calm", "--word", "かもしれない", "--answer", "dry", "--on", "2025-01-06", "--mechanism", "hills");
        Done("forecast", "add", ".", "--question", "in-bins", "--by", "zoe", "--probabilities", "feb=0.5,mar=0.25", "--probabilities", "later=0.25", "--on", "2025-01-04");
        Done("forecast", "add", ".", "--question", "how-much", "--by", "zoe", "--normal", "30, 5", "--on", "2025-01-04");
        Done("forecast", "add", ".", "--question", "when", "--by", "zoe", "--cumulative", "2025-02-01=0,2025-03-01=0.8", "--on", "2025-01-04");
        Done("forecast", "restate", ".", "--question", "storm", "--text", "Gusts above 100 km/h.", "--on", "2025-01-10", "--at-least", "2 hours", "--stage", "in-force", "--why", "The gauge was off.");
        Done("forecast", "resolve", ".", "--question", "storm", "--answer", "no", "--on", "2025-02-02", "--how", "Calm.", "--proposed");

        Assert.StartsWith(before, Read("forecasts.yaml"), StringComparison.Ordinal);
        Golden.Matches("forecast-log.yaml", Read("forecasts.yaml"));
        string card = Done("forecast", ".", "--question", "storm", "--on", "2025-02-03");
        Assert.Contains("Gusts above 100 km/h.", card, StringComparison.Ordinal);
        Assert.Contains("慎重派 & co", card, StringComparison.Ordinal);
        Assert.Contains("storm,慎重派 & co,2025-01-04,no,1,,1,1,brier,0.08", Done("score", ".", "--on", "2025-02-03", "--question", "storm", "--format", "csv").Replace("0.07999999999999999", "0.08", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_has_an_answer_is_only_answered_anew_when_that_is_said()
    {
        Assert.Contains("--again", Refused(2, "forecast", "resolve", ".", "--question", "rain", "--answer", "wet", "--on", "2025-03-01"), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "forecasts.yaml")));
        Done("forecast", "resolve", ".", "--question", "rain", "--answer", "wet", "--on", "2025-03-01", "--again", "--signed-by", "A person");
        string card = Done("forecast", ".", "--question", "rain", "--on", "2025-03-02");
        Assert.Contains("2025-03-01: wet.", card, StringComparison.Ordinal);
        Assert.Equal(2, card.Split("Replaced since.").Length - 1);
        // anna gave 10 % for wet.
        Assert.Contains("rain,anna,2025-01-08,wet,0,,1,1,brier,1.62", Done("score", ".", "--on", "2025-03-02", "--question", "rain", "--format", "csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did you mean 'rain'?", "add", "--question", "rian", "--by", "x", "--probability", "0.5", "--on", "2025-01-02")]
    [InlineData("closed on 2025-01-10", "add", "--question", "rain", "--by", "x", "--probability", "0.5", "--on", "2025-01-11")]
    [InlineData("from 0 to 1", "add", "--question", "rain", "--by", "x", "--probability", "50", "--on", "2025-01-02")]
    [InlineData("what is foretold", "add", "--question", "rain", "--by", "x", "--on", "2025-01-02")]
    [InlineData("who foretells", "add", "--question", "rain", "--probability", "0.5", "--on", "2025-01-02")]
    [InlineData("sums to 0.9", "add", "--question", "rain", "--by", "x", "--probabilities", "wet=0.5,dry=0.4", "--on", "2025-01-02")]
    [InlineData("name=value", "add", "--question", "rain", "--by", "x", "--probabilities", "wet", "--on", "2025-01-02")]
    [InlineData("mean and standard deviation", "add", "--question", "how-much", "--by", "x", "--normal", "3", "--on", "2025-01-02")]
    [InlineData("is a day such as", "add", "--question", "rain", "--by", "x", "--probability", "0.5", "--on", "yesterday")]
    [InlineData("asked already", "ask", "--id", "rain", "--text", "Q", "--opens", "2025-01-01")]
    [InlineData("two or more", "ask", "--id", "new", "--text", "Q", "--opens", "2025-01-01", "--answers", "only")]
    [InlineData("opens on", "ask", "--id", "new", "--text", "Q", "--opens", "2025-01-01", "--closes", "2024-01-01")]
    [InlineData("one other question", "ask", "--id", "new", "--text", "Q", "--opens", "2025-01-01", "--only-if", "rain=wet,when=x")]
    [InlineData("no answer", "resolve", "--question", "rain", "--answer", "damp", "--on", "2025-03-01", "--again")]
    [InlineData("what came of the question", "resolve", "--question", "rain", "--on", "2025-03-01", "--again")]
    [InlineData("no mechanism", "resolve", "--question", "rain", "--answer", "wet", "--on", "2025-03-01", "--again", "--mechanism", "east=supported")]
    [InlineData("applies from", "restate", "--question", "rain", "--text", "T", "--on", "2025-01-05")]
    [InlineData("There is no question", "seal", "--question", "rian")]
    [InlineData("choose with --by", "seal", "--question", "rain", "--on", "2025-01-09")]
    [InlineData("Nobody had foretold", "seal", "--question", "rain", "--on", "2025-01-01")]
    public void A_wrong_wish_is_refused_with_its_reason_and_nothing_is_written(string reason, params string[] args)
    {
        Assert.Contains(reason, Refused(2, ["forecast", args[0], ".", .. args[1..]]), StringComparison.Ordinal);
        Assert.Equal(["case.yaml"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_dry_run_shows_the_entry_and_writes_nothing()
    {
        string shown = Done("forecast", "add", ".", "--question", "rain", "--by", "x", "--probability", "0.5", "--on", "2025-01-02", "--dry-run");
        Assert.Equal("- predict: rain\n  by: x\n  on: 2025-01-02\n  probability: 0.5\n", shown[shown.IndexOf("- predict", StringComparison.Ordinal)..]);
        Assert.False(File.Exists(Path.Combine(folder.Path, "forecasts.yaml")));
    }

    [Fact]
    public void A_log_with_a_mistake_is_told_with_its_place_and_left_alone()
    {
        string log = folder.Write("forecasts.yaml", "parley: 1\ncase: small\nentries:\n- predict: rian\n  by: x\n  on: 2025-01-02\n  probability: 1\n");
        string before = File.ReadAllText(log), error = Refused(1, "forecast", "add", ".", "--question", "rain", "--by", "x", "--probability", "0.5", "--on", "2025-01-02");
        Assert.Contains("forecasts.yaml:4:12: error PAR1101", error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(log));
        Assert.Equal(1, Run("forecast", ".").ExitCode);
        Assert.Equal(1, Run("score", ".").ExitCode);
        Answer check = Run("check", ".");
        Assert.Equal((1, "./case.yaml: 1 error\n"), (check.ExitCode, check.Out));
    }

    [Fact]
    public void A_line_that_an_editor_left_open_is_closed_before_anything_is_added()
    {
        folder.Write("forecasts.yaml", ForecastSamples.Log.TrimEnd('\n') + "   # a remark without a line break");
        Done("forecast", "add", ".", "--question", "rain", "--by", "x", "--probability", "0.5", "--on", "2025-01-02");
        Assert.Contains("   # a remark without a line break\n- predict: rain\n", Read("forecasts.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_writers_at_once_lose_nothing()
    {
        const int writers = 6, each = 4;
        Parallel.For(0, writers, new ParallelOptions { MaxDegreeOfParallelism = writers }, w =>
        {
            for (int k = 0; k < each; k++)
                Done("forecast", "add", ".", "--question", "rain", "--by", $"writer {w}", "--probability", $"0.{k + 1}", "--on", $"2025-01-0{k + 2}");
        });
        Case theCase = CaseReader.Read(new("case.yaml", ForecastSamples.Full)).Value!;
        Case after = ForecastLogReader.Read(new("forecasts.yaml", Read("forecasts.yaml")), theCase).Value!;
        Assert.Equal(writers * each, after.Forecasts[0].Predictions.Length - theCase.Forecasts[0].Predictions.Length);
        Assert.Single(Read("forecasts.yaml").Split("entries:")[1..]);
    }

    [Fact]
    public void Writers_in_processes_of_their_own_lose_nothing_either()
    {
        string command = Path.Combine(AppContext.BaseDirectory, "Parley.Cli.dll");
        Process[] writers =
        [
            .. Enumerable.Range(0, 3).Select(w => Process.Start(new ProcessStartInfo(
                "dotnet", [command, "forecast", "add", ".", "--question", "rain", "--by", $"process {w}", "--probability", "0.5", "--on", "2025-01-02"])
            { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!),
        ];
        foreach (Process writer in writers)
        {
            string error = writer.StandardError.ReadToEnd();
            writer.WaitForExit();
            Assert.True(writer.ExitCode == 0, error);
            writer.Dispose();
        }
        Assert.Equal(3, Read("forecasts.yaml").Split("by: process").Length - 1);
    }

    [Fact]
    public void A_platforms_table_is_kept_as_written_and_scored_with_sums_of_one()
    {
        folder.Write("wide.csv", "asof,platform,q,feb,mar,later,url\n2025-01-03,朝,ignored,8,15,76,\"a, b\"\n2025-01-04,朝,ignored,10,20,70,\n");
        Assert.Equal("./predictions.csv: 2 predictions on in-bins.\n", Done("forecast", "import", ".", "wide.csv", "--question", "in-bins", "--percent"));
        Assert.Contains("in-bins,朝,2025-01-03,mar,15%,\"a, b\"\n", Read("predictions.csv"), StringComparison.Ordinal);
        string before = Read("predictions.csv");
        Assert.Contains("written 0.99", Done("score", ".", "--question", "in-bins", "--on", "2025-04-01", "--when", "first"), StringComparison.Ordinal);
        Assert.Contains("stands twice", Refused(1, "forecast", "import", ".", "wide.csv", "--question", "in-bins", "--percent"), StringComparison.Ordinal);
        Assert.Equal(before, Read("predictions.csv"));
        folder.Write("wide.csv", "asof,platform,feb,mar,later\n2025-01-03,夕,8,15,76\n");
        Assert.Contains("per cent", Refused(1, "forecast", "import", ".", "wide.csv", "--question", "in-bins"), StringComparison.Ordinal);
        Done("forecast", "import", ".", "wide.csv", "--question", "in-bins", "--percent");
        Assert.StartsWith(before, Read("predictions.csv"), StringComparison.Ordinal);
        folder.Write("short.csv", "date,by,feb,mar\n2025-01-03,x,8,15\n");
        Assert.Contains("PAR1130", Refused(1, "forecast", "import", ".", "short.csv", "--question", "in-bins", "--percent"), StringComparison.Ordinal);
        Assert.Contains("PAR1114", Refused(1, "forecast", "import", ".", "wide.csv", "--question", "when", "--percent"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sealed_forecast_is_verified_and_scored_as_sealed_whatever_the_case_says_later()
    {
        string seal = Done("forecast", "seal", ".", "--question", "rain", "--by", "anna", "--on", "2025-01-05");
        string canonical = Done("forecast", "seal", ".", "--question", "rain", "--by", "anna", "--on", "2025-01-05", "--canonical");
        string hash = CanonicalJson.Sha256(canonical.TrimEnd('\n')), head = seal.Split("head     ")[1].TrimEnd('\n');
        Assert.Contains($"forecast {hash}\n", seal, StringComparison.Ordinal);
        Assert.Contains("sealed already", Refused(2, "forecast", "seal", ".", "--question", "rain", "--by", "anna", "--on", "2025-01-06"), StringComparison.Ordinal);
        Done("forecast", "seal", ".", "--question", "how-much", "--by", "ben", "--on", "2025-01-05");
        Assert.Contains("The case has it as it was sealed.", Done("forecast", "verify", ".", "--head", head), StringComparison.Ordinal);
        string scored = Done("score", ".", "--on", "2025-04-01", "--when", "first", "--question", "rain", "--format", "csv");

        folder.Write("case.yaml", ForecastSamples.Full.Replace("on: 2025-01-02, probability: 0.25", "on: 2025-01-02, probability: 0.01", StringComparison.Ordinal));
        Answer verified = Run("forecast", "verify", ".");
        Assert.Equal(3, verified.ExitCode);
        Assert.Contains("prediction.probabilities: sealed [0.25,0.75], now [0.01,0.99]", verified.Out, StringComparison.Ordinal);
        Assert.Contains("\"status\": \"changed\"", Run("forecast", "verify", ".", "--format", "json").Out, StringComparison.Ordinal);
        Assert.Equal(scored, Done("score", ".", "--on", "2025-04-01", "--when", "first", "--question", "rain", "--format", "csv"));
        Assert.Contains("Scored as sealed: anna on rain", Done("score", ".", "--on", "2025-04-01", "--when", "first", "--question", "rain"), StringComparison.Ordinal);
        Assert.Contains("(sealed)", Done("forecast", ".", "--question", "rain", "--on", "2025-04-01"), StringComparison.Ordinal);

        string ledger = Read("forecasts.ledger");
        folder.Write("forecasts.ledger", ledger[(ledger.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        Assert.Equal(3, Run("forecast", "verify", ".").ExitCode);
        Assert.Contains("PAR1142", Run("forecast", "verify", ".").Error, StringComparison.Ordinal);
        Assert.Equal(1, Run("score", ".").ExitCode);
        folder.Write("forecasts.ledger", ledger[..(ledger.IndexOf('\n', StringComparison.Ordinal) + 1)]);
        Assert.Contains("cut off", Run("forecast", "verify", ".", "--head", new string('1', 64)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_foretells_the_share_of_sweeps_and_anybody_can_work_it_out_again()
    {
        string first = Done("forecast", "add", ".", "--question", "rain", "--model", "--perspective", "calm,base", "--concept", "nash", "--seed", "3", "--draws", "50", "--on", "2025-01-04");
        Assert.Contains("model:calm+base:nash", first, StringComparison.Ordinal);
        string again = Done("forecast", "add", ".", "--question", "rain", "--model", "--perspective", "calm,base", "--concept", "nash", "--seed", "3", "--draws", "50", "--on", "2025-01-04", "--dry-run");
        Assert.Contains(again[again.IndexOf("- predict", StringComparison.Ordinal)..], Read("forecasts.yaml"), StringComparison.Ordinal);
        Assert.Contains("means", Refused(2, "forecast", "add", ".", "--question", "if-dry", "--model", "--on", "2025-01-04"), StringComparison.Ordinal);
        Assert.Contains("leave out", Refused(2, "forecast", "add", ".", "--question", "rain", "--model", "--by", "me", "--on", "2025-01-04"), StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_of_cases_are_scored_together()
    {
        folder.Write("a/case.yaml", ForecastSamples.Full.Replace("id: small", "id: first", StringComparison.Ordinal));
        folder.Write("b/c/case.yaml", ForecastSamples.Full.Replace("id: small", "id: second", StringComparison.Ordinal));
        File.Delete(Path.Combine(folder.Path, "case.yaml"));
        string page = Done("score", ".", "--on", "2025-04-01", "--resamples", "20");
        Assert.Contains("2 cases: scores as of 2025-04-01", page, StringComparison.Ordinal);
        Assert.Contains("second/rain", page, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(folder.Path, "empty"));
        Assert.Contains("no case.yaml", Refused(2, "score", "empty"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no baseline", "--baseline", "best")]
    [InlineData("graded forecaster", "--baseline", "by=nobody")]
    [InlineData("scoring rule", "--rule", "brir")]
    [InlineData("There is no question", "--question", "rian")]
    [InlineData("--bins", "--bins", "-1")]
    [InlineData("both name the day", "--on", "2025-01-01", "--as-of", "2025-01-01")]
    public void Wrong_wishes_about_scores_are_refused(string reason, params string[] args) =>
        Assert.Contains(reason, Refused(2, ["score", ".", .. args]), StringComparison.Ordinal);

    [Fact]
    public void Today_is_what_the_clock_of_the_terminal_says()
    {
        FixedTime clock = new(new(2025, 1, 8, 12, 0, 0, TimeSpan.Zero));
        Answer list = new Shell { Directory = folder.Path, Time = clock }.Run("forecast", ".");
        Assert.StartsWith("Small: forecasts as of 2025-01-08\n", list.Out, StringComparison.Ordinal);
        Assert.Contains("rain: open until 2025-01-10", list.Out, StringComparison.Ordinal);
        new Shell { Directory = folder.Path, Time = clock }.Run("forecast", "add", ".", "--question", "rain", "--by", "x", "--probability", "0.5");
        Assert.Contains("on: 2025-01-08\n", Read("forecasts.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_of_a_verb_of_a_verb_is_pointed_to_by_its_whole_name()
    {
        Assert.Contains("'parley forecast add --help' shows what it takes.", Refused(2, "forecast", "add", "."), StringComparison.Ordinal);
        Assert.Contains("--question", Done("forecast", "add", "--help"), StringComparison.Ordinal);
        Assert.Contains("is not known here", Refused(2, "forecast", "add", ".", "--questoin", "rain"), StringComparison.Ordinal);
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
