using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Sensitivity;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley compare</c>: what holds in which view, and which differences between views turn a result.</summary>
internal static class CompareCommand
{
    /// <summary>The mixed views solved for one pair of views unless another number is given.</summary>
    private const int UsualBudget = 4096;

    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string[]> cases = new("case") { Description = "One case, whose views are compared, or two.", Arity = new ArgumentArity(1, 2) };
        Option<string[]> concepts = Words.Concepts("Concepts to compare by; Nash, SEQ, SMR and GMR unless others are named.");
        Option<string> table = new("--table") { Description = "Which table --format csv writes: outcomes or flips.", DefaultValueFactory = _ => "outcomes" };
        table.AcceptOnlyFromAmong("outcomes", "flips");
        Option<int> steps = Words.Steps(UsualBudget);
        ViewOptions views = new();
        AsOf asOf = new();
        Option<bool> all = new("--all") { Description = "Tell long lists in full." };
        PageOptions page = new("json", "csv");
        Command command = new("compare", "What holds in which view, what is stable only as one party sees it, and which differences turn a result.")
        {
            cases, concepts, table, steps, all,
        };
        views.AddTo(command);
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            StabilityConcept[] asked = [.. ViewChoice.Words(parsed.GetValue(concepts)!).Select(Words.Concept).Distinct()];
            Case[] read = [.. parsed.GetValue(cases)!.Select(name => asOf.Load(terminal, parsed, name))];
            ImmutableArray<Perspective> chosen = [.. read.SelectMany((c, k) => Views(parsed, views, c, read.Length == 1 ? null : read[0].Id == read[1].Id ? $"{c.Id}-{k + 1}" : c.Id))];
            ComparisonFindings findings;
            using (ProgressLine line = new(terminal, "parley: comparing views"))
                findings = ViewComparisons.Conduct(
                    chosen, asked.Length > 0 ? [.. asked] : [StabilityConcept.Nash, StabilityConcept.Seq, StabilityConcept.Smr, StabilityConcept.Gmr],
                    parsed.GetValue(steps), read.Length == 1 ? read[0].Hypergame : null, line, cancellation);
            string title = read.Length == 1 ? read[0].Title : $"{read[0].Title} and {read[1].Title}";
            page.Write(parsed, terminal, read.Length == 1 ? read[0] : null,
                () => ViewsPage.Of(title, findings, parsed.GetValue(all)),
                json: () => ViewsTexts.Json(read[0], findings),
                csv: () => parsed.GetValue(table) == "flips" ? ViewsTexts.FlipsCsv(findings) : ViewsTexts.OutcomesCsv(findings));
            string[] open = [.. Enumerable.Range(0, chosen.Length).Where(v => findings.WhyNot[v] is Unsolved.TooManyStates).Select(v => chosen[v].Id)];
            if (open.Length > 0)
                terminal.Error.WriteLine($"{ParleyCommand.Name}: Undecided{(open.Length < chosen.Length ? " in part" : "")}: not compared, because there are too many states: {string.Join(", ", open)}. {UnsolvedText.WhereTo}");
            return open.Length > 0 || findings.Pairs.Any(p => p.Flips.Any(f => f.FromFirst.IsEmpty || f.FromSecond.IsEmpty)) ? ExitCode.Undecided : ExitCode.Done;
        });
        return command;
    }

    // Views of two cases carry the case's name in front.
    private static IEnumerable<Perspective> Views(ParseResult parsed, ViewOptions views, Case theCase, string? prefix) =>
        views.All(parsed, theCase).Select(v => new Perspective(prefix is null ? v.Id : $"{prefix}:{v.Id}", v.Name, v.HeldBy, v.Note, v.Conflict, v.Because));
}
