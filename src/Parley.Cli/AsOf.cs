using System.CommandLine;
using System.Globalization;
using Parley.Cases;
using Parley.Reports;

namespace Parley.Cli;

/// <summary>The options <c>--as-of</c> and <c>--unknown-days</c>, which any verb may take: the case as it could have been told on a day.</summary>
internal sealed class AsOf
{
    private readonly Option<string?> day = Days("--as-of", "Replay the case with only what was known on that day; what is withheld is listed on standard error.");

    private readonly Option<string> unknownDays = new Option<string>("--unknown-days")
    {
        Description = "With --as-of: evidence of which only a month or a year is known, or no date, is withheld or admitted.",
        DefaultValueFactory = _ => "withhold",
    }.AcceptOnlyFromAmong("withhold", "admit");

    /// <summary>Lets a verb take these options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(day);
        command.Options.Add(unknownDays);
    }

    /// <summary>An option that takes a day.</summary>
    public static Option<string?> Days(string name, string description)
    {
        Option<string?> option = new(name) { Description = description, HelpName = "YYYY-MM-DD" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && Parse(result.Tokens[0].Value) is null)
                result.AddError($"{name} is a day such as 2025-08-15, not '{result.Tokens[0].Value}'.");
        });
        return option;
    }

    /// <summary>A day as the command line writes it; null when it is none.</summary>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;

    /// <summary>Today, by the clock of the terminal.</summary>
    public static DateOnly Today(Terminal terminal) => DateOnly.FromDateTime(terminal.Time.GetLocalNow().DateTime);

    /// <summary>The day asked for; null when the case is told as it is.</summary>
    public DateOnly? Day(ParseResult parsed) => Parse(parsed.GetValue(day));

    /// <summary>A case without errors, as of the day if one is asked for.</summary>
    public Case Load(Terminal terminal, ParseResult parsed, string name) => Titled(terminal, parsed, CaseFiles.Load(terminal, name));

    /// <summary>The case as of the day if one is asked for, with the day in its title.</summary>
    public Case Titled(Terminal terminal, ParseResult parsed, Case theCase) =>
        Day(parsed) is null ? theCase : Replayed(terminal, parsed, theCase) with { Title = $"{theCase.Title} (as of {parsed.GetValue(day)})" };

    /// <summary>The case as of the day if one is asked for; what is withheld goes to standard error, so that results never depend on it.</summary>
    public Case Replayed(Terminal terminal, ParseResult parsed, Case theCase)
    {
        if (Day(parsed) is not DateOnly asked)
            return theCase;
        Replay replay = Replay.Of(theCase, asked, parsed.GetValue(unknownDays) == "admit" ? UnknownDays.Admit : UnknownDays.Withhold);
        foreach (string line in ReplayText.Of(replay))
            terminal.Error.Write($"{ParleyCommand.Name}: {line}\n");
        return replay.Case;
    }
}
