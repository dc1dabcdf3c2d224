using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Reports;

/// <summary>Several views of a case side by side, each in the same form.</summary>
public static class ComparisonPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="runs">At least two views with findings for the same concepts, in the order of the case.</param>
    /// <param name="wishes">What to show.</param>
    public static Report Of(Case theCase, ImmutableArray<ViewRun> runs, AnalysisWishes wishes)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(wishes);
        Marks[] marks = [.. runs.Select(r => Marks.OfEquilibria(r.Findings))];
        List<Block> blocks = [];
        if (theCase.Note is string note)
            blocks.Add(new Block.Paragraph(note.Trim()));
        blocks.Add(new Block.Paragraph($"{runs.Length} views of the same conflict, in the order of the case file. No view is taken to be right."));
        blocks.Add(new Block.Listing([.. runs.Select((r, k) => Description(r, Letter(k)))]));
        foreach (ViewRun run in runs)
            if (Narrative.NotDefined(run.Findings) is string notDefined)
                blocks.Add(new Block.Paragraph($"{run.View.Name}: {notDefined}"));

        blocks.Add(new Block.Heading("States that nobody would leave"));
        blocks.AddRange(Matrix(runs, marks, wishes));
        blocks.Add(new Block.Heading("From the status quo"));
        // Told once when all views agree on it, which they usually do.
        string?[] patterns = [.. runs.Select(r => r.Model.StatusQuo is int q ? r.Model.Pattern(q) : null).Distinct()];
        if (patterns is [not null])
            blocks.Add(Narrative.WhatEachPartyDoes(runs[0].Model, runs[0].Model.StatusQuo!.Value));
        for (int k = 0; k < runs.Length; k++)
        {
            if (patterns.Length > 1 && runs[k].Model.StatusQuo is int here)
                blocks.Add(Narrative.WhatEachPartyDoes(runs[k].Model, here));
            blocks.AddRange(Narrative.Departures(runs[k].Findings, marks[k], wishes.All, $"{Letter(k)}: {runs[k].View.Name}. "));
        }
        List<Block> assumptions = [];
        for (int k = 0; k < runs.Length; k++)
            assumptions.AddRange(Narrative.Assumptions(theCase, runs[k].View, $"{Letter(k)}: the results of this view rest"));
        if (assumptions.Count > 0)
        {
            blocks.Add(new Block.Heading("Assumptions"));
            blocks.AddRange(assumptions);
        }
        return new(theCase.Title, [.. blocks]);
    }

    private static string Letter(int view) => view < 26 ? ((char)('A' + view)).ToString() : (view + 1).ToString();

    private static Item Description(ViewRun run, string letter)
    {
        string held = run.View.HeldBy is null ? "" : $", held by {run.View.HeldBy}";
        string[] details = run.View.Note is string note ? [note.Trim(), Narrative.Size(run.Model)] : [Narrative.Size(run.Model)];
        return new Item($"{letter}: {run.View.Name} ({run.View.Id}){held}", [.. details]);
    }

    private static IEnumerable<Block> Matrix(ImmutableArray<ViewRun> runs, Marks[] marks, AnalysisWishes wishes)
    {
        ImmutableArray<SharedState> rows = SharedState.Equilibria(runs, marks);
        if (rows.IsEmpty)
        {
            yield return new Block.Paragraph("In every view each state has a party that would leave it.");
            yield break;
        }
        SharedState[] shown = [.. (wishes.All ? rows : rows.Take(AnalysisPage.Rows))];
        yield return new Block.Paragraph($"Each view has one sign per concept: {string.Join(", ", marks[0].Titles)}, in this order. "
            + $"{Marks.Holds} nobody would leave; {Marks.DoesNot} somebody would; {Marks.NotFeasible} not feasible in that view.");
        yield return new Block.Table(
            [new("What each party does"), .. runs.Select((_, k) => new Column(Letter(k), ColumnRole.Mark))],
            [.. shown.Select(row => ImmutableArray.Create<Cell>(
            [
                new Cell(Wording.EachParty(runs[0].Model.Conflict, row.Pattern), $"{row.Pattern}  {Numbers(row)}"),
                .. row.Indices.Select((s, k) => new Cell(s < 0 ? new string(Marks.NotFeasible[0], marks[k].Count) : marks[k].InARow(s))),
            ]))]);
        if (rows.Length > shown.Length)
            yield return new Block.Paragraph($"{rows.Length - shown.Length} more states are an equilibrium in some view; --all lists them, --perspective tells one view in patterns.");
    }

    // The same state may have another number where other states are feasible.
    private static string Numbers(SharedState row)
    {
        int[] numbers = [.. row.Indices.Where(s => s >= 0).Distinct()];
        return numbers.Length == 1
            ? $"No. {numbers[0] + 1}"
            : "No. " + string.Join(", ", row.Indices.Select((s, k) => s < 0 ? null : $"{s + 1} in {Letter(k)}").OfType<string>());
    }
}
