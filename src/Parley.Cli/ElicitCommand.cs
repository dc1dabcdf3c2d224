using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Elicitation;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley elicit</c>: asks which of two states a party likes better until its order is known, and writes the case.</summary>
internal static class ElicitCommand
{
    // The answers are kept as tables of pairs, and nobody answers questions about more.
    private const int MostStates = 500;

    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> party = new("--party") { Description = "Whose order: id, name or alias.", HelpName = "party", Required = true };
        Option<string?> answers = new("--answers") { Description = "A file with one answer per line; standard input if not given.", HelpName = "file" };
        Option<string?> output = new("--output", "-o") { Description = "The case file to write; standard output if not given.", HelpName = "file" };
        Option<bool> overwrite = new("--overwrite") { Description = "Allow --output to replace a file, such as the case itself." };
        Option<string?> perspective = new("--perspective") { Description = "The perspective whose order it is; the case as written if not given.", HelpName = "id" };
        Option<string[]> why = new("--why") { Description = "Two states, such as 1,4: afterwards say which answers decided them, and which statement of the case. May be repeated.", HelpName = "a,b", DefaultValueFactory = _ => [] };
        Command command = new("elicit", "Ask which of two states a party likes better, as seldom as possible, and write its ranking into the case.")
        {
            caseName, party, answers, output, overwrite, perspective, why,
        };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(caseName)!;
            if (name == CaseFiles.StandardInput && parsed.GetValue(answers) is null or CaseFiles.StandardInput)
                throw Refusal.CommandLine("The case comes from standard input, so the answers cannot; name a file with --answers.");
            Case theCase = CaseFiles.Load(terminal, name);
            string? id = parsed.GetValue(perspective);
            Conflict conflict = id is null or View.Base ? theCase.Conflict
                : theCase.Perspectives.FirstOrDefault(p => p.Id == id)?.Conflict ?? throw Refusal.Unknown("perspective", id, [.. theCase.Perspectives.Select(p => p.Id)]);
            DecisionMaker asked = ViewChoice.Party(theCase, conflict, parsed.GetValue(party)!);
            GraphModel model = WithoutPreferences(conflict, cancellation);
            using TextReader lines = new StringReader(Text(terminal, parsed.GetValue(answers)));
            StatedOrder? stated = StatedOrder.Of(model, conflict.Preferences[asked.Index]);
            Interview interview = new(terminal, model, asked, parsed.GetValue(answers) is null ? new StreamReader(terminal.In) : lines);

            PairwiseElicitation known = interview.Conduct(cancellation);
            foreach (string pair in parsed.GetValue(why)!)
                interview.Explain(known, pair, stated);
            (int, int)[] open = [.. known.Undecided()];
            if (known.Next() is not null)
                throw new Refusal(ExitCode.Undecided, $"The answers end with {open.Length} of {model.StateCount * (model.StateCount - 1) / 2} pairs open; nothing was written.");
            foreach (string line in stated?.Differences(known) ?? [])
                terminal.Error.Write(line + "\n");
            foreach ((int a, int b) in open)
                terminal.Error.Write($"Not known: {a + 1} against {b + 1}; written as unknown.\n");
            Case written = Elicited(theCase, id, conflict, asked, model, known, open);
            CaseFiles.Write(terminal, parsed.GetValue(output), CaseWriter.Write(written), parsed.GetValue(overwrite));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Text(Terminal terminal, string? file)
    {
        if (file is null)
            return "";
        Reading<SourceText> text = CaseFiles.Decode(terminal, file);
        return text.Succeeded ? text.Value.Text : throw new Refusal(ExitCode.CaseHasErrors, $"{file} is not a text.");
    }

    // Nobody's order matters for which states there are.
    private static GraphModel WithoutPreferences(Conflict conflict, CancellationToken cancellation)
    {
        Conflict bare = conflict.With(preferences: [.. conflict.DecisionMakers.Select(_ => (Preference?)new Preference.Prioritised([]))]);
        GraphModel? model = GraphModel.Of(bare, 1 << 16, cancellation);
        return model is { StateCount: > 0 and <= MostStates }
            ? model
            : throw new Refusal(ExitCode.Undecided, model is { StateCount: 0 }
                ? "No state is feasible: the rules contradict each other."
                : $"There are more than {MostStates} states; write statements instead, most important first.");
    }

    private static Case Elicited(Case theCase, string? perspective, Conflict conflict, DecisionMaker asked, GraphModel model, PairwiseElicitation known, (int, int)[] open)
    {
        Preference elicited = new Preference.Ranking([.. known.Groups().Select(group => group.SelectMany(model.Members).Order().ToImmutableArray())]);
        if (open.Length > 0)
            elicited = new Preference.Partial(elicited, [.. open.SelectMany(pair =>
                from a in model.Members(pair.Item1)
                from b in model.Members(pair.Item2)
                select PairwisePreference.Unknown(a, b))]);
        Conflict changed = conflict.With(preferences: conflict.Preferences.SetItem(asked.Index, elicited));
        return perspective is null or View.Base
            ? theCase with { Conflict = changed }
            : theCase with { Perspectives = [.. theCase.Perspectives.Select(p => p.Id == perspective ? p with { Conflict = changed } : p)] };
    }
}
