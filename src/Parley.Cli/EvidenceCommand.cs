using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Bargaining;
using Parley.Analysis.Evidence;
using Parley.Analysis.Sensitivity;
using Parley.Analysis.Stability;
using Parley.Analysis.Testimony;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Reports;
using Parley.Studies;
using Parley.Testimony;

namespace Parley.Cli;

/// <summary><c>parley evidence</c>: what rests on a claim or source, what a result rests on, and claims against outcomes.</summary>
internal static class EvidenceCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string[]> claims = new("--claim") { Description = "What rests on this claim, and what changes without it. May be repeated: then all are withdrawn together.", HelpName = "id", DefaultValueFactory = _ => [] };
        Option<string[]> sources = new("--source") { Description = "The same for every claim of a source. May be repeated.", HelpName = "id", DefaultValueFactory = _ => [] };
        Option<string> state = Words.State("What it rests on that this state is an equilibrium, or is none", isRequired: false);
        Option<string[]> concepts = Words.Concepts("Concepts whose equilibria are compared; with --state one, SEQ unless another is named.");
        Option<bool> matrix = new("--matrix") { Description = "Claims against the hypotheses of the case." };
        Option<bool> quotations = new("--quotations") { Description = "Where each quotation stands in the archived text of its source." };
        ViewOptions views = new();
        AsOf asOf = new();
        PageOptions page = new("json", "csv");
        Command command = new("evidence", "What rests on a claim or a source, and what a result rests on.")
        {
            caseName, claims, sources, state, concepts, matrix, quotations,
        };
        views.AddTo(command, withRules: false);
        asOf.AddTo(command);
        page.AddTo(command);
        command.Validators.Add(result =>
        {
            string[] asked =
            [
                .. new[] { (result.GetValue(claims)!.Length + result.GetValue(sources)!.Length > 0, "--claim or --source"), (result.GetValue(state) is not null, "--state"), (result.GetValue(matrix), "--matrix"), (result.GetValue(quotations), "--quotations") }
                    .Where(x => x.Item1).Select(x => x.Item2),
            ];
            if (asked.Length > 1)
                result.AddError($"One question at a time: {string.Join(" or ", asked)}.");
        });
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(caseName)!;
            StabilityConcept[] asked = [.. ViewChoice.Words(parsed.GetValue(concepts)!).Select(Words.Concept).Distinct()];
            Case theCase = asOf.Load(terminal, parsed, name);
            if (parsed.GetValue(quotations))
                Quotations(parsed, terminal, page, name, theCase, cancellation);
            else if (parsed.GetValue(matrix))
                Matrix(parsed, terminal, page, theCase, asked, cancellation);
            else if (parsed.GetValue(state) is string word)
                Reliance(parsed, terminal, page, theCase, views.One(parsed, theCase), word, asked, cancellation);
            else
                return Withdrawal(parsed, terminal, page, theCase, [.. ViewChoice.Words(parsed.GetValue(claims)!)], [.. ViewChoice.Words(parsed.GetValue(sources)!)], asked, cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    private static int Withdrawal(
        ParseResult parsed, Terminal terminal, PageOptions page, Case theCase, string[] claims, string[] sources, StabilityConcept[] asked, CancellationToken cancellation)
    {
        foreach (string claim in claims)
            if (!theCase.Claims.Any(c => c.Id == claim))
                throw Refusal.Unknown("claim", claim, [.. theCase.Claims.Select(c => c.Id)]);
        foreach (string source in sources)
            if (!theCase.Sources.Any(s => s.Id == source))
                throw Refusal.Unknown("source", source, [.. theCase.Sources.Select(s => s.Id)]);
        using ProgressLine line = new(terminal, "parley: withdrawing claims");
        if (claims.Length + sources.Length > 0)
        {
            ImmutableArray<string> gone = [.. theCase.Claims.Where(c => claims.Contains(c.Id) || sources.Contains(c.Source)).Select(c => c.Id)];
            WithdrawalFindings findings = Withdrawals.Conduct(theCase, gone, asked.Length > 0 ? [.. asked] : StabilityConcept.Core, null, cancellation);
            string title = $"{theCase.Title}: without {string.Join(", ", sources.Concat(claims))}";
            page.Write(parsed, terminal, theCase,
                () => EvidencePage.Withdrawn(theCase, findings, title, ClaimWithdrawals.Of(theCase, gone)),
                json: () => EvidenceTexts.Json(theCase, "withdrawal", [findings]),
                csv: () => EvidenceTexts.Csv([findings]));
            return Told(terminal, [findings]);
        }
        SolvedViews known = new(theCase, asked.Length > 0 ? [.. asked] : [StabilityConcept.Nash, StabilityConcept.Seq], cancellation);
        List<WithdrawalFindings> all = [];
        foreach (Claim claim in theCase.Claims)
        {
            all.Add(Withdrawals.Conduct(theCase, [claim.Id], known.Concepts, known, cancellation));
            line.Report((double)all.Count / theCase.Claims.Length);
        }
        line.Dispose();
        page.Write(parsed, terminal, theCase,
            () => EvidencePage.Overview(theCase, [.. all]),
            json: () => EvidenceTexts.Json(theCase, "evidence", [.. all]),
            csv: () => EvidenceTexts.Csv([.. all]));
        return Told(terminal, all);
    }

    // What was not worked out is said outside the answer, too.
    private static int Told(Terminal terminal, IEnumerable<WithdrawalFindings> findings)
    {
        string[] open = [.. findings.SelectMany(f => f.Views).Where(v => v.WhyNot is Unsolved.TooManyStates).Select(v => v.View).Distinct()];
        if (open.Length == 0)
            return ExitCode.Done;
        terminal.Error.WriteLine($"{ParleyCommand.Name}: Undecided in part: not solved again, because there are too many states: {string.Join(", ", open)}. {UnsolvedText.WhereTo}");
        return ExitCode.Undecided;
    }

    private static void Reliance(
        ParseResult parsed, Terminal terminal, PageOptions page, Case theCase, View view, string word, StabilityConcept[] asked, CancellationToken cancellation)
    {
        StabilityConcept concept = asked switch { [] => StabilityConcept.Seq, [StabilityConcept one] => one, _ => throw Refusal.CommandLine("--state takes one concept.") };
        if (!Analysis.Sensitivity.Reliance.Exists(concept))
            throw Refusal.CommandLine($"The proofs of {concept.Name} are not taken apart; those of nash, gmr, smr, seq and sseq are.");
        GraphModel model = Models.Of(view, cancellation);
        Models.Require(concept, model);
        int index = States.Named(terminal, model, word);
        RelianceFindings findings;
        using (ProgressLine line = new(terminal, "parley: withdrawing judgements"))
            findings = Analysis.Sensitivity.Reliance.Conduct(theCase, theCase.Views.First(v => v.Id == view.Id), model, index, concept, withTrials: true, line, cancellation);
        int held = ViewChoice.All(theCase).Length;
        page.Write(parsed, terminal, theCase,
            () => ReliancePage.Of(theCase, view, findings, held),
            json: () => EvidenceTexts.Json(theCase, view, findings),
            csv: () => EvidenceTexts.Csv(view, findings));
    }

    private static void Matrix(ParseResult parsed, Terminal terminal, PageOptions page, Case theCase, StabilityConcept[] asked, CancellationToken cancellation)
    {
        ImmutableArray<StabilityConcept> concepts = asked.Length > 0 ? [.. asked] : [StabilityConcept.Nash, StabilityConcept.Seq, StabilityConcept.Gmr];
        // Solved only when some hypothesis is a matter of states.
        ImmutableArray<ViewRun> runs = theCase.Hypotheses.Any(h => h.States is not null)
            ? AnalyzeCommand.Conduct(terminal, View.All(theCase), new() { Concepts = concepts }, cancellation)
            : [];
        MatrixFindings matrix = Matrix(theCase, runs);
        page.Write(parsed, terminal, theCase,
            () => MatrixPage.Of(theCase, matrix),
            json: () => EvidenceTexts.Json(theCase, matrix),
            csv: () => EvidenceTexts.Csv(matrix));
    }

    /// <summary>The matrix of a case whose views were solved; without views nothing is said about equilibria.</summary>
    internal static MatrixFindings Matrix(Case theCase, ImmutableArray<ViewRun> runs) => CompetingHypotheses.Of(theCase, formula =>
        [.. runs.Select(r => r.Findings.Concepts.Where(c => c.Equilibria.Any(s => r.Model.Members(s).Any(formula.Holds))).Select(c => c.Concept).ToImmutableArray())]);

    /// <summary>The quotations of a case with their places.</summary>
    internal static ImmutableArray<PlacedQuotation> Placed(Case theCase, SourceTexts texts, CancellationToken cancellation)
    {
        Dictionary<string, (Text Text, Placement Placement)> placed = EvidenceReview.Placements(theCase, texts, cancellation).ToDictionary(p => p.Claim.Id, p => (p.Text, p.Placement));
        return
        [
            .. theCase.Claims.Where(c => c.Quote is not null).Select(c => placed.TryGetValue(c.Id, out (Text Text, Placement Placement) found)
                ? new PlacedQuotation(c, found.Text, found.Placement, found.Placement is Placement.Proposed proposed ? Anchoring.Accept(c.Quote!, found.Text, proposed.Span, "your name") : null)
                : new PlacedQuotation(c, null, null, null)),
        ];
    }

    private static void Quotations(ParseResult parsed, Terminal terminal, PageOptions page, string name, Case theCase, CancellationToken cancellation)
    {
        SourceTexts texts = Sources.Of(terminal, name, theCase);
        CaseFiles.Print(terminal, CaseFiles.Read(terminal, name).Source, texts.Diagnostics);
        ImmutableArray<PlacedQuotation> all = Placed(theCase, texts, cancellation);
        page.Write(parsed, terminal, theCase,
            () => QuotationPage.Of(theCase, all),
            json: () => EvidenceTexts.Json(theCase, all),
            csv: () => EvidenceTexts.Csv(all));
    }
}
