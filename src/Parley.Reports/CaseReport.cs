using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>A case on one page: who, what, in whose view, what follows if that is so, and who said it.</summary>
public static class CaseReport
{
    /// <summary>So many outcomes of a view are told with their proof.</summary>
    public const int Proofs = 2;

    private const int PartiesSideBySide = 5;

    /// <summary>So many equilibria of a view are listed.</summary>
    public const int Listed = 6;

    private const int Steps = 4;

    /// <summary>The states of a view that a report lists: the status quo, then the firmest equilibria.</summary>
    public static ImmutableArray<int> Outcomes(StabilityFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Marks marks = Marks.OfEquilibria(findings);
        StateSet all = marks.Union(Enumerable.Range(0, marks.Count), findings.Model.StateCount);
        return [.. (findings.Model.StatusQuo is int q ? new[] { q } : []).Concat(marks.Ordered(all).Take(Listed)).Distinct()];
    }

    /// <summary>Writes the report.</summary>
    public static Report Of(Case theCase, ReportedCase f)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(f);
        Apparatus apparatus = new(theCase);
        List<Block> blocks =
        [
            .. theCase.Note is string note ? [new Block.Paragraph(note.Trim())] : Array.Empty<Block>(),
            new Block.Heading("Summary"),
            .. ReportSummary.Blocks(theCase, f),
            new Block.Heading("Parties", StartsSheet: true),
            .. Parties(theCase),
            new Block.Heading("What they can do"),
            .. Options(theCase, apparatus),
        ];
        if (f.Comparison is ComparisonFindings comparison)
        {
            blocks.Add(new Block.Heading("The views compared"));
            // The same blocks as on the page of that name, one step lower.
            blocks.AddRange(Lower(ViewsPage.InShort(comparison)));
        }
        foreach (ReportedView view in f.Views)
        {
            blocks.Add(new Block.Heading(f.Views.Length == 1 ? "The view" : $"View: {view.View.Name}"));
            blocks.AddRange(View(theCase, view, f.Views.Length, apparatus));
        }
        if (f.Hypergame is HypergameFindings hypergame)
        {
            blocks.Add(new Block.Heading("When each party acts by its own view"));
            blocks.AddRange(Lower(HypergamePage.Of(theCase, hypergame, all: false).Blocks));
        }
        if (f.Forecasts is ReportedForecasts forecasts)
        {
            blocks.Add(new Block.Heading("Forecasts"));
            blocks.AddRange(ReportForecasts.Blocks(theCase, forecasts, apparatus));
        }
        if (f.Matrix is MatrixFindings matrix)
        {
            blocks.Add(new Block.Heading("Claims against outcomes"));
            blocks.AddRange(Lower(MatrixPage.Of(theCase, matrix).Blocks));
        }
        blocks.Add(new Block.Heading("Claims, assumptions and sources"));
        blocks.AddRange(apparatus.Blocks(f.Quotations));
        return OnePerspective.Said(new(theCase.Title, [.. blocks]), theCase);
    }

    // Pages of their own become parts of this one.
    private static IEnumerable<Block> Lower(IEnumerable<Block> blocks) => blocks.Select(b => b is Block.Heading h ? new Block.Heading(h.Text, IsSub: true) : b);

    private static IEnumerable<Block> Parties(Case theCase)
    {
        yield return new Block.Table(
            [new("Party"), new("Also called"), new("Note")],
            [.. theCase.Parties.Select(p => ImmutableArray.Create<Cell>([new Cell(p.Name), new Cell(string.Join(", ", p.Aliases)), new Cell(p.Note?.Trim() ?? "")]))]);
    }

    private static IEnumerable<Block> Options(Case theCase, Apparatus apparatus)
    {
        Conflict conflict = theCase.Conflict;
        if (conflict.Graph is StateGraph graph)
            yield return new Block.Paragraph($"The conflict is given as {Wording.Count(graph.States.Length, "state")} and the moves between them{apparatus.Refs(conflict.Grounds.Moves.Because)}.");
        else
            yield return new Block.Table(
                [new("Letter", ColumnRole.Number), new("Party"), new("Option"), new("")],
                [
                    .. conflict.Options.Select(o => ImmutableArray.Create<Cell>(
                    [
                        new Cell($"{o.Index + 1}"), new Cell(conflict.DecisionMakers[o.Owner].Name), new Cell(o.Name + apparatus.Refs(o.Ground.Because)),
                        new Cell((o.Level?.Scale.Direction ?? o.Direction) switch { Direction.ForwardOnly => "cannot be taken back", Direction.BackwardOnly => "cannot be taken up again", _ => "" }),
                    ])),
                ]);
        if (conflict.Options.Length > 0)
            yield return new Block.Paragraph("A state is written with one letter per option, in this order: Y when it is taken, N when it is not.");
        Item[] rules =
        [
            .. Premises.Of(conflict).Where(p => p.Kind is PremiseKind.Rule or PremiseKind.Transition or PremiseKind.Merge)
                .Select(p => new Item(Wording.Sentence(PremiseText.Of(conflict, p)) + (p.Kind == PremiseKind.Rule && !conflict.Rules[p.Index].InForce ? " (does not count)" : "") + apparatus.Refs(p.Because) + ".")),
        ];
        if (rules.Length > 0)
            yield return new Block.Listing([.. rules]);
        if (conflict.StatusQuo is State place)
            yield return new Block.Paragraph($"Status quo: {conflict.Word(place)}{apparatus.Refs(conflict.Grounds.StatusQuo.Because)}.");
    }

    private static IEnumerable<Block> View(Case theCase, ReportedView reported, int views, Apparatus apparatus)
    {
        View view = reported.View;
        Conflict conflict = view.Conflict;
        yield return new Block.Paragraph((view.Id == Case.Base && views == 1 ? "" : $"Perspective {view.Id}") + (view.HeldBy is null ? "" : $", held by {view.HeldBy}") is { Length: > 0 } head ? $"{Wording.Sentence(head.TrimStart(',', ' '))}.{apparatus.Refs(view.Because)}" : $"As the case is written.{apparatus.Refs(view.Because)}");
        if (view.Note is string note)
            yield return new Block.Paragraph(note.Trim());
        Item[] own = [.. Premises.Of(conflict).Where(p => p.Kind is PremiseKind.Switch or PremiseKind.Hidden || (p.Kind == PremiseKind.Attitudes)).Select(p => new Item(Wording.Sentence(PremiseText.Of(conflict, p)) + apparatus.Refs(p.Because) + "."))];
        if (own.Length > 0)
            yield return new Block.Listing([.. own]);
        yield return new Block.Heading("What each party wants, most important first", IsSub: true);
        foreach (Block block in Wants(conflict, apparatus))
            yield return block;
        yield return new Block.Heading("What would be stable", IsSub: true);
        if (reported.Run is not ViewRun run)
        {
            yield return new Block.Note($"Not worked out. {reported.WhyNot}");
            yield break;
        }
        foreach (Block block in Stable(theCase, reported, run, apparatus))
            yield return block;
        if (reported.StatusQuo is SpoilerFindings spoilers)
        {
            yield return new Block.Heading("Who could leave the status quo", IsSub: true);
            foreach (Block block in Spoilers(spoilers))
                yield return block;
        }
        foreach (ReportedOutcome outcome in reported.Outcomes.Take(Proofs))
            foreach (Block block in Proof(theCase, run.Model, outcome, apparatus))
                yield return block;
    }

    // Statements stand side by side as long as that can be read; anything else is told party by party.
    private static IEnumerable<Block> Wants(Conflict conflict, Apparatus apparatus)
    {
        ImmutableArray<Statement>?[] lists = [.. conflict.Preferences.Select(p => p is Preference.Prioritised q ? q.Statements : (ImmutableArray<Statement>?)null)];
        string Words(Statement s) => (s.Text.Length > 0 ? s.Text : s.Formula.ToText(conflict.Reference)) + apparatus.Refs(s.Because);
        if (lists.Length <= PartiesSideBySide && Array.TrueForAll(lists, l => l is not null))
        {
            yield return new Block.Table(
                [new("", ColumnRole.Number), .. conflict.DecisionMakers.Select(d => new Column(d.Name + apparatus.Refs(conflict.Preferences[d.Index]!.Because)))],
                [.. Enumerable.Range(0, lists.Max(l => l!.Value.Length)).Select(k => ImmutableArray.Create<Cell>([new Cell($"{k + 1}"), .. lists.Select(l => new Cell(k < l!.Value.Length ? Words(l.Value[k]) : ""))]))]);
            yield break;
        }
        foreach (DecisionMaker party in conflict.DecisionMakers)
        {
            Preference preference = conflict.Preferences[party.Index]!;
            yield return new Block.Paragraph($"{party.Name}{apparatus.Refs(preference.Because)}:");
            yield return lists[party.Index] is { IsEmpty: false } statements
                ? new Block.Listing([.. statements.Select(s => new Item(Words(s)))], Numbered: true)
                : new Block.Listing([new Item(string.Join(' ', new PreferenceWords(conflict).Of(preference)))]);
        }
    }

    private static IEnumerable<Block> Stable(Case theCase, ReportedView reported, ViewRun run, Apparatus apparatus)
    {
        GraphModel model = run.Model;
        Marks marks = Marks.OfEquilibria(run.Findings);
        yield return new Block.Paragraph(Narrative.Size(model));
        if (Narrative.NotDefined(run.Findings) is string notDefined)
            yield return new Block.Paragraph(notDefined);
        StateSet all = marks.Union(Enumerable.Range(0, marks.Count), model.StateCount);
        if (all.Count == 0)
        {
            yield return new Block.Paragraph($"If these are the preferences, then every state has a party that would leave it, under each of {Wording.And(marks.Titles)}.");
            yield break;
        }
        yield return new Block.Paragraph($"If these are the preferences, then nobody would leave a state under the concepts marked {Marks.Holds} (marked {Marks.DoesNot}: somebody would). "
            + "The last column names the claims and assumptions its proof rests on.");
        Dictionary<int, ReportedOutcome> told = reported.Outcomes.ToDictionary(o => o.State);
        int[] shown = [.. marks.Ordered(all).Take(Listed)];
        yield return new Block.Table(
            [new("What each party does"), .. marks.Titles.Select(t => new Column(t, ColumnRole.Mark)), new("Rests on")],
            [
                .. shown.Select(s => ImmutableArray.Create<Cell>(
                [
                    new Cell(Wording.InOneLine(model.Conflict, model.Pattern(s)), $"{model.Pattern(s)}, {Wording.Number(s)}{(s == model.StatusQuo ? ", status quo" : "")}"), .. marks.Of(s).Select(m => new Cell(m)),
                    new Cell(Rests(theCase, run.View, told.GetValueOrDefault(s), apparatus)),
                ])),
            ]);
        if (all.Count > shown.Length)
            yield return new Block.Paragraph($"{Wording.Count(all.Count - shown.Length, "more state")} {(all.Count - shown.Length == 1 ? "is" : "are")} an equilibrium under some concept; the data have them (--format json).");
    }

    // Where no proof was taken apart, the whole view stands behind the result.
    private static string Rests(Case theCase, View view, ReportedOutcome? outcome, Apparatus apparatus)
    {
        string refs = outcome?.Reliance is RelianceFindings reliance
            ? apparatus.Refs(reliance.Claims.Select(c => c.Claim))
            : apparatus.Refs(Basis.Of(theCase, view).Select(b => b.Claim.Id));
        return refs.Length == 0 ? "no claim named" : refs.TrimStart();
    }

    private static IEnumerable<Block> Spoilers(SpoilerFindings f)
    {
        Spoiler[] alone = [.. f.Spoilers.Where(s => s.Movers.Members.Length == 1)];
        if (alone.Length == 0)
        {
            yield return new Block.Paragraph("No party prefers a state that it can reach from there by itself.");
            yield break;
        }
        yield return new Block.Listing([.. alone.GroupBy(s => s.Movers.Members[0]).SelectMany(g => g.Take(2)).Select(s => SpoilerPage.Told(f, s))]);
    }

    private static IEnumerable<Block> Proof(Case theCase, GraphModel model, ReportedOutcome outcome, Apparatus apparatus)
    {
        yield return new Block.Heading($"Why: {Wording.Named(model, outcome.State)} under {outcome.Concept.Abbreviation}", IsSub: true);
        yield return new Block.Paragraph(Wording.InOneLine(model.Conflict, model.Pattern(outcome.State)) + ".");
        string[] quiet = [.. model.DecisionMakers.Where(d => outcome.Verdicts[d.Index] is Verdict.Stable { Deterred.IsEmpty: true }).Select(d => d.Name)];
        if (quiet.Length > 1)
            yield return new Block.Paragraph($"If these are the preferences, then {Wording.And(quiet)} would stay: "
                + $"none of them has a move of its own {(outcome.Concept is StabilityConcept.Read ? "that tempts it" : "to a state it prefers")}.");
        for (int i = 0; i < outcome.Verdicts.Length; i++)
            if (quiet.Length < 2 || outcome.Verdicts[i] is not Verdict.Stable { Deterred.IsEmpty: true })
                foreach (Block block in ExplanationPage.Told(model, i, outcome.State, outcome.Concept, outcome.Verdicts[i]))
                    yield return block is Block.Listing { Items.Length: > Steps } long_
                        ? long_ with { Items = [.. long_.Items.Take(Steps), new Item($"And {long_.Items.Length - Steps} more; 'parley explain' tells them.")] }
                        : block;
        if (outcome.Reliance is RelianceFindings reliance)
        {
            string refs = apparatus.Refs(reliance.Claims.Select(c => c.Claim));
            bool assumed = reliance.Claims.Any(u => theCase.Claims.First(c => c.Id == u.Claim).IsAssumption);
            if (assumed)
                yield return new Block.Note($"This result rests on assumptions of the case's author.{refs}");
            else
                yield return new Block.Paragraph(refs.Length == 0 ? "The case names no claim behind the judgements this rests on." : $"It rests on{refs}.");
        }
    }
}
