using System.Collections.Immutable;
using System.CommandLine;
using Parley.Cases;
using Parley.Forecasts;
using Parley.Reports;

namespace Parley.Cli;

/// <summary><c>parley forecast</c>: what a case asks about the future, and the verbs that add to it.</summary>
internal static class ForecastCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string[]> questions = new("--question") { Description = "Only this question, with everything about it. May be repeated.", HelpName = "id", DefaultValueFactory = _ => [] };
        Option<string?> on = AsOf.Days("--on", "The day on which the list is read; today unless said.");
        AsOf asOf = new();
        PageOptions page = new("json", "csv");
        Command command = new("forecast", "What a case asks about the future, what was foretold, and what came of it; with a verb behind it, adds to that.")
        {
            caseName, questions, on,
            ForecastAddCommand.Of(terminal, cancellation),
            ForecastAskCommand.Of(terminal, cancellation),
            ForecastResolveCommand.Of(terminal, cancellation),
            ForecastRestateCommand.Of(terminal, cancellation),
            ForecastImportCommand.Of(terminal, cancellation),
            ForecastSealCommand.Of(terminal, cancellation),
            ForecastVerifyCommand.Of(terminal, cancellation),
        };
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            DateOnly today = Day(terminal, parsed, on, asOf);
            string name = parsed.GetValue(caseName)!;
            Case theCase = asOf.Replayed(terminal, parsed, ForecastFiles.Load(terminal, name, cancellation));
            theCase = theCase with { Forecasts = SealedQuestions.Of(theCase.Forecasts, theCase.Id, ForecastFiles.LoadLedger(terminal, name, cancellation), today).Questions };
            string[] asked = [.. ViewChoice.Words(parsed.GetValue(questions)!)];
            ImmutableArray<ForecastQuestion> chosen = asked.Length == 0 ? theCase.Forecasts : [.. asked.Distinct().Select(id => Question(theCase, id))];
            page.WriteAll(parsed, terminal, theCase,
                () => asked.Length == 0 ? [ForecastPage.Of(theCase, today, chosen)] : chosen.Select(q => ForecastPage.Card(theCase, today, q)),
                json: () => ForecastFormats.Json(theCase, today, chosen),
                csv: () => ForecastFormats.Csv(theCase, today, chosen));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The day on which something is read: --on, or the day of the replay, or today.</summary>
    public static DateOnly Day(Terminal terminal, ParseResult parsed, Option<string?> on, AsOf asOf)
    {
        if (AsOf.Parse(parsed.GetValue(on)) is not DateOnly day)
            return asOf.Day(parsed) ?? AsOf.Today(terminal);
        return asOf.Day(parsed) is null ? day : throw Refusal.CommandLine("--as-of and --on both name the day; give one of them.");
    }

    /// <summary>The question meant by an id.</summary>
    public static ForecastQuestion Question(Case theCase, string id) =>
        theCase.Forecasts.FirstOrDefault(q => q.Id == id) ?? throw Refusal.Unknown("question", id, [.. theCase.Forecasts.Select(q => q.Id)]);

    /// <summary>The option that names one question.</summary>
    public static Option<string> OneQuestion() => new("--question") { Description = "The question, by its id.", HelpName = "id", Required = true };

    /// <summary>The option that names the day of an entry.</summary>
    public static Option<string?> On() => AsOf.Days("--on", "The day of the entry; today unless said.");

    /// <summary>The option that only shows what would be written.</summary>
    public static Option<bool> DryRun() => new("--dry-run") { Description = "Show what would be written, and write nothing." };

    /// <summary>The day of an entry as it is written.</summary>
    public static string Written(Terminal terminal, ParseResult parsed, Option<string?> on) =>
        parsed.GetValue(on) ?? AsOf.Today(terminal).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Words such as <c>a=0.3,b=0.7</c>, also given one by one.</summary>
    public static (string Name, string Value)[] Pairs(string[] words, string option) =>
    [
        .. ViewChoice.Words(words).Select(word => word.IndexOf('=', StringComparison.Ordinal) is int at and > 0
            ? (word[..at].Trim(), word[(at + 1)..].Trim())
            : throw Refusal.CommandLine($"'{word}' is not of the form name=value that {option} takes.")),
    ];
}
