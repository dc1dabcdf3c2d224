using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Several views of a case side by side, each in the same form.</summary>
public static class ComparisonPage
{
    /// <summary>More states than this are counted, not listed.</summary>
    private const int Rows = 12;

    /// <summary>Writes the page.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="runs">At least two views with findings for the same concepts, in the order of the case.</param>
    /// <param name="wishes">What to show.</param>
    public static Report Of(Case theCase, ImmutableArray<ViewRun> runs, AnalysisWishes wishes)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(wishes);
        Marks[] marks = [.. runs.Select(r => Marks.OfEquilibria(r.Findings, AskedOfAll(runs)))];
        ImmutableArray<string> labels = Labels(runs);
        List<Block> blocks = [];
        if (theCase.Note is string note)
            blocks.Add(new Block.Paragraph(note.Trim()));
        blocks.Add(new Block.Paragraph($"{runs.Length} views of the same conflict, in the order of the case file. No view is taken to be right."));
        blocks.Add(new Block.Listing([.. runs.Select((r, k) => Description(r, labels[k]))]));
        foreach (ViewRun run in runs)
            if (Narrative.NotDefined(run.Findings) is string notDefined)
                blocks.Add(new Block.Paragraph($"{run.View.Name}: {notDefined}"));

        blocks.Add(new Block.Heading("States that nobody would leave"));
        blocks.AddRange(Matrix(runs, marks, labels, wishes));
        blocks.Add(new Block.Heading("From the status quo"));
        // Told once when all views agree on it, which they usually do.
        string?[] patterns = [.. runs.Select(r => r.Model.StatusQuo is int q ? r.Model.Pattern(q) : null).Distinct()];
        if (patterns is [not null])
            blocks.Add(Narrative.WhatEachPartyDoes(runs[0].Model, runs[0].Model.StatusQuo!.Value));
        for (int k = 0; k < runs.Length; k++)
        {
            if (patterns.Length > 1 && runs[k].Model.StatusQuo is int here)
                blocks.Add(Narrative.WhatEachPartyDoes(runs[k].Model, here));
            blocks.AddRange(Narrative.Departures(runs[k].Findings, Marks.OfEquilibria(runs[k].Findings), wishes.All, $"{labels[k]}: {runs[k].View.Name}. "));
        }
        blocks.AddRange(Assumptions(theCase, runs, labels));
        return new(theCase.Title, [.. blocks]);
    }

    // An assumption that several views share is told once, with the label of each.
    private static IEnumerable<Block> Assumptions(Case theCase, ImmutableArray<ViewRun> runs, ImmutableArray<string> labels)
    {
        var assumed = runs.SelectMany((run, k) => Basis.Of(theCase, run.View).Where(b => b.Claim.IsAssumption).Select(b => (View: labels[k], Basis: b)))
            .GroupBy(x => x.Basis.Claim.Id).ToArray();
        if (assumed.Length == 0)
            yield break;
        yield return new Block.Heading("Assumptions");
        yield return new Block.Note("The results of these views rest on assumptions of the case's author:");
        yield return new Block.Listing(
        [
            .. assumed.Select(g => new Item(
                $"{string.Join(", ", g.Select(x => x.View).Distinct())}: {g.First().Basis.InWords()} [{string.Join("; ", g.Select(x => x.Basis.For).Distinct())}]")),
        ]);
    }

    // Ids are what --perspective takes; where they are too long for a column, letters in the order of the file stand for them.
    private static ImmutableArray<string> Labels(ImmutableArray<ViewRun> runs) => Labels([.. runs.Select(r => r.View.Id)]);

    /// <inheritdoc cref="Labels(ImmutableArray{ViewRun})"/>
    internal static ImmutableArray<string> Labels(IReadOnlyCollection<string> ids) =>
        ids.Sum(id => DisplayWidth.Of(id) + 2) <= 40 || ids.Count > 26 ? [.. ids] : [.. ids.Select((_, k) => ((char)('A' + k)).ToString())];

    private static Item Description(ViewRun run, string label)
    {
        string held = run.View.HeldBy is null ? "" : $", held by {run.View.HeldBy}";
        return new Item((label == run.View.Id ? $"{label}: {run.View.Name}" : $"{label}: {run.View.Name} ({run.View.Id})") + held,
            run.View.Note is string note ? [note.Trim(), Narrative.Size(run.Model)] : [Narrative.Size(run.Model)]);
    }

    private static IEnumerable<Block> Matrix(ImmutableArray<ViewRun> runs, Marks[] marks, ImmutableArray<string> labels, AnalysisWishes wishes)
    {
        ImmutableArray<SharedState> rows = SharedState.Equilibria(runs, marks);
        if (rows.IsEmpty)
        {
            yield return new Block.Paragraph("In every view each state has a party that would leave it.");
            yield break;
        }
        SharedState[] shown = [.. (wishes.All ? rows : rows.Take(Rows))];
        yield return new Block.Paragraph($"Each view has one sign per concept: {string.Join(", ", marks[0].Titles)}, in this order. "
            + $"{Marks.Holds} nobody would leave; {Marks.DoesNot} somebody would; {Marks.NotFeasible} not feasible in that view"
            + (marks.Any(m => m.HasGaps) ? $"; {Marks.NotDefined} not defined there." : "."));
        yield return new Block.Table(
            [new("What each party does"), .. labels.Select(l => new Column(l, ColumnRole.Mark))],
            [.. shown.Select(row => ImmutableArray.Create<Cell>(
            [
                new Cell(Wording.EachParty(runs[0].Model.Conflict, row.Pattern), $"{row.Pattern}  {Numbers(row, labels)}"),
                .. row.Indices.Select((s, k) => new Cell(s < 0 ? new string(Marks.NotFeasible[0], marks[k].Count) : marks[k].InARow(s))),
            ]))]);
        if (rows.Length > shown.Length)
            yield return new Block.Paragraph($"{rows.Length - shown.Length} more states are an equilibrium in some view; --all lists them, --perspective tells one view in patterns.");
    }

    // A concept that no view defines needs no column.
    private static ImmutableArray<StabilityConcept> AskedOfAll(ImmutableArray<ViewRun> runs) =>
        [.. runs[0].Run.Study.Concepts.Distinct().Where(c => runs.Any(r => r.Findings.Concepts.Any(f => f.Concept == c)))];

    // The same state may have another number where other states are feasible.
    private static string Numbers(SharedState row, ImmutableArray<string> labels)
    {
        string[] numbers =
        [
            .. row.Indices.Select((s, k) => (State: s, View: labels[k])).Where(x => x.State >= 0)
                .GroupBy(x => x.State).Select(g => $"{g.Key + 1} in {string.Join(", ", g.Select(x => x.View))}"),
        ];
        return numbers.Length == 1 ? $"No. {row.Indices.First(s => s >= 0) + 1}" : "No. " + string.Join("; ", numbers);
    }
}
