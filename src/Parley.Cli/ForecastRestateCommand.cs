using System.CommandLine;
using Parley.Cases;

namespace Parley.Cli;

/// <summary><c>parley forecast restate</c>: a new version of how a question is decided; the old one stays.</summary>
internal static class ForecastRestateCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> question = ForecastCommand.OneQuestion();
        Option<string> text = new("--text") { Description = "What counts as which answer from now on.", HelpName = "text", Required = true };
        Option<string?> why = new("--why") { Description = "Why it is changed.", HelpName = "text" };
        Option<string?> atLeast = new("--at-least") { Description = "How long it must last: '72 hours', '30 days', '2 weeks'.", HelpName = "length" };
        Option<string[]> parties = new("--parties") { Description = "Whom it must bind, with commas.", HelpName = "a,b", DefaultValueFactory = _ => [] };
        Option<string?> stage = new("--stage") { Description = "announced, in-force or either.", HelpName = "stage" };
        Option<string?> source = new("--source-of-record") { Description = "Whose word decides.", HelpName = "source" };
        Option<string?> tieBreak = new("--tie-break") { Description = "What decides when sources disagree.", HelpName = "text" };
        Option<string?> on = AsOf.Days("--on", "From which day it applies; today unless said.");
        Option<bool> dryRun = ForecastCommand.DryRun();
        Command command = new("restate", "Write a new version of a question's criterion into the log beside the case.")
        {
            caseName, question, text, why, atLeast, parties, stage, source, tieBreak, on, dryRun,
        };
        command.SetAction(parsed =>
        {
            string id = parsed.GetValue(question)!;
            ForecastEntry entry = ForecastEntry.Begin("restate", id)
                .With("from", ForecastCommand.Written(terminal, parsed, on)).With("text", parsed.GetValue(text)).With("at-least", parsed.GetValue(atLeast))
                .With("parties", [.. ViewChoice.Words(parsed.GetValue(parties)!)]).With("stage", parsed.GetValue(stage)).With("source-of-record", parsed.GetValue(source))
                .With("tie-break", parsed.GetValue(tieBreak)).With("why", parsed.GetValue(why));
            ForecastLog.Add(terminal, parsed.GetValue(caseName)!, entry, $"criterion of {id}.", parsed.GetValue(dryRun), null, cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
