using System.CommandLine;
using Parley.Cases;
using Parley.Forecasts;

namespace Parley.Cli;

/// <summary><c>parley forecast resolve</c>: writes down what the world answered; a later answer stands beside the earlier one and counts.</summary>
internal static class ForecastResolveCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> question = ForecastCommand.OneQuestion();
        Option<string?> answer = new("--answer") { Description = "The answer.", HelpName = "answer" };
        Option<string[]> shares = new("--shares") { Description = "Answers that came about in part: a=0.5,b=0.5.", HelpName = "answer=share", DefaultValueFactory = _ => [] };
        Option<string?> value = new("--value") { Description = "The number observed.", HelpName = "number" };
        Option<string?> date = new("--date") { Description = "The day on which it happened, or none when it had not happened by the day it was due.", HelpName = "YYYY-MM-DD|none" };
        Option<string?> noCount = new("--void") { Description = "The question does not count, and why.", HelpName = "text" };
        Option<string?> ambiguous = new("--ambiguous") { Description = "The criteria do not decide it, and why.", HelpName = "text" };
        Option<string?> how = new("--how") { Description = "On what ground.", HelpName = "text" };
        Option<bool> proposed = new("--proposed") { Description = "Only a proposal that somebody has to sign." };
        Option<string?> signedBy = new("--signed-by") { Description = "Who signs the answer.", HelpName = "name" };
        Option<string[]> mechanisms = new("--mechanism") { Description = "What became of a mechanism: id=supported, contested, not-supported or not-judged.", HelpName = "id=finding", DefaultValueFactory = _ => [] };
        Option<bool> again = new("--again") { Description = "Answer a question that has an answer; the earlier one is kept, and every score is worked out anew." };
        Option<string?> on = ForecastCommand.On();
        Option<bool> dryRun = ForecastCommand.DryRun();
        Command command = new("resolve", "Write what the world answered into the log beside the case.")
        {
            caseName, question, answer, shares, value, date, noCount, ambiguous, how, proposed, signedBy, mechanisms, again, on, dryRun,
        };
        command.SetAction(parsed =>
        {
            string id = parsed.GetValue(question)!;
            ForecastEntry entry = ForecastEntry.Begin("resolve", id)
                .With("on", ForecastCommand.Written(terminal, parsed, on))
                .With("answer", parsed.GetValue(answer)).With("shares", ForecastCommand.Pairs(parsed.GetValue(shares)!, "--shares"))
                .With("value", parsed.GetValue(value)).With("date", parsed.GetValue(date)).With("void", parsed.GetValue(noCount)).With("ambiguous", parsed.GetValue(ambiguous))
                .With("how", parsed.GetValue(how)).With("proposed", parsed.GetValue(proposed) ? "yes" : null).With("signed-by", parsed.GetValue(signedBy))
                .With("mechanisms", ForecastCommand.Pairs(parsed.GetValue(mechanisms)!, "--mechanism"));
            ForecastLog.Add(terminal, parsed.GetValue(caseName)!, entry, $"answer to {id}.", parsed.GetValue(dryRun), Unanswered, cancellation);
            return ExitCode.Done;

            void Unanswered(Case now)
            {
                if (!parsed.GetValue(again) && now.Forecasts.FirstOrDefault(q => q.Id == id)?.Resolution is Resolution known)
                    throw Refusal.CommandLine($"The question '{id}' was answered on {known.On:yyyy-MM-dd}; --again answers it anew and keeps that answer beside the new one.");
            }
        });
        return command;
    }
}
