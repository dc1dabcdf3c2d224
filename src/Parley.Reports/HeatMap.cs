using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>States against concepts, ordered by foresight: how far parties must look ahead for an outcome to last.</summary>
/// <remarks>Readable without colour: a full sign where everybody would stay, else the number of parties that would.</remarks>
public static class HeatMap
{
    private const int Rows = 40;

    /// <summary>The concepts of the map from none to unlimited foresight: own moves only, then answers, then answers and counter-moves.</summary>
    public static ImmutableArray<StabilityConcept> Concepts(int decisionMakers) => decisionMakers == 2
        ?
        [
            StabilityConcept.Nash, new StabilityConcept.LimitedMove(2), new StabilityConcept.LimitedMove(3), new StabilityConcept.LimitedMove(4), new StabilityConcept.LimitedMove(5),
            StabilityConcept.NonMyopic, StabilityConcept.Seq, StabilityConcept.Sseq, StabilityConcept.Smr, StabilityConcept.Gmr,
        ]
        : [StabilityConcept.Nash, StabilityConcept.Sseq, StabilityConcept.Seq, StabilityConcept.Smr, StabilityConcept.Gmr];

    /// <summary>Writes one page for each view, one below the other.</summary>
    public static Report Of(Case theCase, ImmutableArray<ViewRun> runs, bool all)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        List<Block> blocks = [];
        foreach (ViewRun run in runs)
        {
            if (runs.Length > 1)
                blocks.Add(new Block.Heading($"{run.View.Name} ({run.View.Id})"));
            else
                blocks.AddRange(AnalysisPage.WhoseView(run.View, runs.Length));
            blocks.AddRange(Map(run, all));
        }
        return new($"{theCase.Title}: how much foresight an outcome needs", [.. blocks]);
    }

    private static IEnumerable<Block> Map(ViewRun run, bool all)
    {
        GraphModel model = run.Model;
        ImmutableArray<ConceptFindings> concepts = run.Findings.Concepts;
        int n = model.DecisionMakers.Length;
        yield return new Block.Paragraph($"{Marks.Holds} everybody would stay; a number says how many of {n} parties would; {Marks.DoesNot} none. "
            + $"“First” is the first column, from the left, under which everybody would stay.{(Narrative.NotDefined(run.Findings) is string missing ? " " + missing : "")}");
        if (concepts.IsEmpty)
            yield break;
        var rows = Enumerable.Range(0, model.StateCount)
            .Select(s => (State: s, Cells: concepts.Select(c => c.StableFor.Count(set => set.Contains(s))).ToArray()))
            .Select(r => (r.State, r.Cells, First: Array.FindIndex(r.Cells, c => c == n)))
            .OrderBy(r => r.First < 0 ? int.MaxValue : r.First).ThenByDescending(r => r.Cells.Count(c => c == n)).ThenByDescending(r => r.Cells.Sum()).ThenBy(r => r.State)
            .ToArray();
        yield return new Block.Table(
            [new("No.", ColumnRole.Number), new("State", ColumnRole.Code), .. concepts.Select(c => new Column(c.Concept.Abbreviation, ColumnRole.Mark)), new("First", ColumnRole.Code)],
            [.. rows.Take(all ? int.MaxValue : Rows).Select(r => ImmutableArray.Create<Cell>(
            [
                (r.State + 1).ToString(), model.Pattern(r.State) + (r.State == model.StatusQuo ? "*" : ""),
                .. r.Cells.Select(c => new Cell(c == n ? Marks.Holds : c == 0 ? Marks.DoesNot : c.ToString())),
                r.First < 0 ? "never" : concepts[r.First].Concept.Abbreviation,
            ]))]);
        if (model.StatusQuo is not null)
            yield return new Block.Paragraph("* status quo");
        if (!all && rows.Length > Rows)
            yield return new Block.Paragraph($"{rows.Length - Rows} more states are not shown; --all shows them.");
    }
}
