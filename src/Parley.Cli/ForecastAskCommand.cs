using System.CommandLine;
using Parley.Cases;

namespace Parley.Cli;

/// <summary><c>parley forecast ask</c>: adds a question.</summary>
internal static class ForecastAskCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> id = new("--id") { Description = "Short name of the question.", HelpName = "id", Required = true };
        Option<string> text = new("--text") { Description = "The question in words.", HelpName = "text", Required = true };
        Option<string?> kind = new("--kind") { Description = "binary, choice, ordered, date or quantity; two answers are binary, more a choice unless said.", HelpName = "kind" };
        kind.CompletionSources.Add("binary", "choice", "ordered", "date", "quantity");
        Option<string[]> answers = new("--answers") { Description = "Short names of the answers, with commas; yes and no unless said.", HelpName = "a,b", DefaultValueFactory = _ => [] };
        Option<string?> unit = new("--unit") { Description = "Unit of a quantity.", HelpName = "unit" };
        Option<string?> opens = AsOf.Days("--opens", "First day on which it is asked; today unless said.");
        Option<string?> closes = AsOf.Days("--closes", "Last day on which a prediction counts."), due = AsOf.Days("--due", "Scheduled day of the answer.");
        Option<string[]> onlyIf = new("--only-if") { Description = "Another question and the answer it must have: rain=wet.", HelpName = "question=answer", DefaultValueFactory = _ => [] };
        Option<string?> criterion = new("--criterion") { Description = "What counts as which answer.", HelpName = "text" };
        Option<bool> dryRun = ForecastCommand.DryRun();
        Command command = new("ask", "Add a question to the log beside the case. A question is never changed afterwards, only restated.")
        {
            caseName, id, text, kind, answers, unit, opens, closes, due, onlyIf, criterion, dryRun,
        };
        command.SetAction(parsed =>
        {
            (string Name, string Value)[] condition = ForecastCommand.Pairs(parsed.GetValue(onlyIf)!, "--only-if");
            if (condition.Length > 1)
                throw Refusal.CommandLine("A question hangs on one other question at most.");
            ForecastEntry entry = ForecastEntry.Begin("ask", parsed.GetValue(id)!)
                .With("question", parsed.GetValue(text)).With("kind", parsed.GetValue(kind)).With("unit", parsed.GetValue(unit))
                .With("answers", [.. ViewChoice.Words(parsed.GetValue(answers)!)])
                .With("opens", ForecastCommand.Written(terminal, parsed, opens)).With("closes", parsed.GetValue(closes)).With("due", parsed.GetValue(due))
                .With("condition", condition.Length == 0 ? [] : [("question", condition[0].Name), ("answer", condition[0].Value)])
                .With("criteria", parsed.GetValue(criterion));
            ForecastLog.Add(terminal, parsed.GetValue(caseName)!, entry, $"question {parsed.GetValue(id)}.", parsed.GetValue(dryRun), null, cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
