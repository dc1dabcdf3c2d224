using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Inverse;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley inverse</c>: what would have to change for a state to hold.</summary>
internal static class InverseCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> state = Words.State("The outcome wished for");
        Option<string[]> concepts = Words.Concepts("Concepts under which it should hold, each by itself; 'all' for all of the core literature at once.", "all");
        Option<string[]> fix = new("--fix") { Description = "A party whose preference may not change. May be repeated.", HelpName = "party", DefaultValueFactory = _ => [] };
        Option<string[]> cost = new("--cost") { Description = "How many times a change of this party counts: a whole number of at least 1.", HelpName = "party=k", DefaultValueFactory = _ => [] };
        Option<string?> count = new("--count") { Description = "Also count all strict rankings of this party under which the outcome holds.", HelpName = "party" };
        Option<string> by = new("--by") { Description = "What is changed: the ranking of states, or prioritised statements.", DefaultValueFactory = _ => "ranking" };
        by.AcceptOnlyFromAmong("ranking", "statements");
        Option<string[]> edits = new("--edit") { Description = "What one edit of statements costs, 1 unless said: swap, drop, negate, add.", HelpName = "edit=k", DefaultValueFactory = _ => [] };
        Option<string[]> pool = new("--pool") { Description = "A statement that may be added; by default every option and its opposite. May be repeated.", HelpName = "statement", DefaultValueFactory = _ => [] };
        Option<int> steps = Words.Steps(50_000);
        ViewOptions views = new();
        AsOf asOf = new();
        PageOptions page = new("json", "csv");
        Command command = new("inverse", "What would have to change for an outcome to hold: the smallest change of preferences, with the reason why nothing smaller does it.")
        {
            caseName, state, concepts, fix, cost, count, by, edits, pool, steps,
        };
        views.AddTo(command);
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            string[] asked = [.. ViewChoice.Words(parsed.GetValue(concepts)!)];
            bool together = asked.Contains("all");
            if (together && asked.Length > 1)
                throw Refusal.CommandLine("'all' stands alone; it asks for all of the core literature at once.");
            Case theCase = asOf.Load(terminal, parsed, parsed.GetValue(caseName)!);
            View view = views.One(parsed, theCase);
            GraphModel model = Models.Of(view, cancellation);
            if (!model.IsRanked)
                throw Refusal.CommandLine("A preference that is partly unknown has no nearest change; every party needs one complete order.");
            bool byStatements = parsed.GetValue(by) == "statements";
            if (!byStatements && parsed.GetValue(edits)!.Length + parsed.GetValue(pool)!.Length > 0)
                throw Refusal.CommandLine("--edit and --pool are about statements; add --by statements.");
            InverseStudy study = new()
            {
                Target = States.Named(terminal, model, parsed.GetValue(state)!),
                Concepts = together || asked.Length == 0 ? StabilityConcept.Core : [.. asked.Select(Words.Concept).Distinct()],
                Together = together,
                Factors = Factors(theCase, model, parsed.GetValue(fix)!, parsed.GetValue(cost)!),
                By = byStatements ? ChangeMeasure.Statements : ChangeMeasure.Rankings,
                Edits = Edits(parsed.GetValue(edits)!),
                Pool = [.. parsed.GetValue(pool)!.Select(text => Statement(terminal, view.Conflict, text))],
                Steps = parsed.GetValue(steps),
            };
            // What was asked for by name and cannot be answered is refused; what is only part of the usual list is left out with a remark.
            if (asked.Length > 0 && !together && study.Concepts.FirstOrDefault(c => !Inversion.Answers(model, study.Target, c)) is StabilityConcept other)
                throw Refusal.CommandLine(Definitions.WhyUndefined(other, model)
                    ?? (other is StabilityConcept.SimultaneousStability or StabilityConcept.SequentialOrSimultaneousStability
                        ? $"{Capital(other.Name)} has too many joint answers at this state to look for the smallest change."
                        : $"{Capital(other.Name)} asks how strong a preference is, and a new ranking says nothing about that; inverse questions are answered for every other concept."));
            InverseResult result = Conduct(terminal, view, model, study, parsed.GetValue(count) is string whose ? ViewChoice.Party(theCase, view.Conflict, whose).Index : null, cancellation);

            int all = ViewChoice.All(theCase).Length;
            page.Write(parsed, terminal, theCase,
                () => InversePage.Of(theCase, result, all),
                json: () => InverseText.Json(theCase, result),
                csv: () => InverseText.Csv(result));
            return result.IsOpen ? ExitCode.Undecided : ExitCode.Done;
        });
        return command;
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static InverseResult Conduct(Terminal terminal, View view, GraphModel model, InverseStudy study, int? counted, CancellationToken cancellation)
    {
        using ProgressLine line = new(terminal, "parley: looking for the smallest change");
        InverseFindings findings = Inversion.Conduct(model, study, line, cancellation);
        ImmutableArray<RankingCount> counts = counted is int party
            ? RankingCounts.Of(model, study.Target, party, [.. study.Concepts.Except(findings.NotDefined)], cancellation)
            : [];
        return new(view, study, findings, counts.IsEmpty ? null : counted, counts);
    }

    private static EditCosts Edits(string[] texts)
    {
        EditCosts costs = new();
        foreach (string word in ViewChoice.Words(texts))
        {
            int at = word.IndexOf('=', StringComparison.Ordinal);
            if (at < 0 || !int.TryParse(word.AsSpan(at + 1), out int price) || price is < 1 or > 1_000_000)
                throw Refusal.CommandLine($"'{word}' gives no cost; write edit=k with a whole number k from 1 to 1000000.");
            costs = word[..at] switch
            {
                "swap" => costs with { Swap = price },
                "drop" => costs with { Drop = price },
                "negate" => costs with { Negate = price },
                "add" => costs with { Add = price },
                string other => throw Refusal.Unknown("edit", other, ["swap", "drop", "negate", "add"]),
            };
        }
        return costs;
    }

    private static Formula Statement(Terminal terminal, Conflict conflict, string text)
    {
        Reading<Formula> reading = FormulaReader.Read(text, conflict.DecisionMakers);
        terminal.Error.Write(DiagnosticText.Of(new SourceText("--pool", text), reading.Diagnostics));
        return reading.Succeeded ? reading.Value : throw Refusal.CommandLine($"'{text}' is not a statement about this case.");
    }

    private static ImmutableArray<int?> Factors(Case theCase, GraphModel model, string[] fix, string[] cost)
    {
        int?[] factors = [.. model.DecisionMakers.Select(_ => (int?)1)];
        foreach (string word in ViewChoice.Words(cost))
        {
            int at = word.IndexOf('=', StringComparison.Ordinal);
            if (at < 0 || !int.TryParse(word.AsSpan(at + 1), out int factor) || factor is < 1 or > 1_000_000)
                throw Refusal.CommandLine($"'{word}' gives no cost; write party=k with a whole number k from 1 to 1000000.");
            factors[ViewChoice.Party(theCase, model.Conflict, word[..at]).Index] = factor;
        }
        foreach (string word in ViewChoice.Words(fix))
            factors[ViewChoice.Party(theCase, model.Conflict, word).Index] = null;
        return [.. factors];
    }
}
