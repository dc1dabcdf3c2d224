using System.Collections.Immutable;
using System.CommandLine;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;
using Parley.Symbolic;

namespace Parley.Cli;

/// <summary><c>parley find</c>: equilibria that fulfil a condition, in conflicts of any size, or the proof that there is none.</summary>
internal static class FindCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> concept = Words.OneConcept("Under which concept everybody stays.");
        Option<string?> where = new("--where") { Description = "A condition on the states in the case's own language, such as \"ceasefire and not sanctions\".", HelpName = "formula" };
        Option<int> limit = new("--limit") { Description = "How many equilibria are enough.", HelpName = "number", DefaultValueFactory = _ => 10 };
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && number < 1)
                result.AddError("--limit is at least 1.");
        });
        Option<double> budget = Words.Effort(60);
        Option<int> seed = new("--seed") { Description = "Another seed may find other equilibria first; it changes no claim.", HelpName = "number", DefaultValueFactory = _ => 0 };
        seed.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && number < 0)
                result.AddError("--seed is not negative.");
        });
        ViewOptions views = new();
        AsOf asOf = new();
        PageOptions page = new("json", "csv");
        Command command = new("find", "Equilibria that fulfil a condition, or the proof that there is none; states are not listed, so any size will do.")
        {
            caseName, concept, where, limit, budget, seed,
        };
        views.AddTo(command);
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            StabilityConcept under = Words.Concept(parsed.GetValue(concept)!);
            Case theCase = asOf.Load(terminal, parsed, parsed.GetValue(caseName)!);
            ImmutableArray<View> asked = views.All(parsed, theCase);
            foreach (View view in asked)
                if (SymbolicSearch.WhyNot(view.Conflict, under) is string reason)
                    throw Refusal.CommandLine($"{(asked.Length > 1 ? view.Id + ": " : "")}{reason}");
            Formula? condition = parsed.GetValue(where) is string text ? Condition(terminal, text, asked[0].Conflict) : null;
            SearchStudy study = new() { Concept = under, Where = condition, Limit = parsed.GetValue(limit), Budget = parsed.GetValue(budget), Seed = parsed.GetValue(seed) };

            using ProgressLine line = new(terminal, "parley: searching");
            ImmutableArray<SearchRun>.Builder runs = ImmutableArray.CreateBuilder<SearchRun>();
            foreach (View view in asked)
                runs.Add(new(view, SymbolicSearch.Conduct(view.Conflict, study, line.Part(runs.Count, asked.Length), cancellation)));
            int held = ViewChoice.All(theCase).Length;
            page.WriteAll(parsed, terminal, theCase,
                () => runs.Select(run => SearchPage.Of(theCase, run, held)),
                json: () => SearchTexts.Json(theCase, runs),
                csv: () => SearchTexts.Csv(runs));
            return runs.All(r => r.Findings.End != SearchEnd.Undecided) ? ExitCode.Done : terminal.UndecidedInPart();
        });
        return command;
    }

    private static Formula Condition(Terminal terminal, string text, Conflict conflict)
    {
        Reading<Formula> reading = FormulaReader.Read(text, conflict.DecisionMakers);
        CaseFiles.Print(terminal, new SourceText("--where", text), reading.Diagnostics);
        return reading.Succeeded ? reading.Value : throw Refusal.CommandLine("--where is no condition on the states of this case.");
    }
}
