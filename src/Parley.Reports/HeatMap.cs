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
        Row[] rows = RowsOf(run);
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

    /// <summary>The whole map as JSON: per state how many parties would stay under each concept, and the first under which all would.</summary>
    public static string Json(Case theCase, ImmutableArray<ViewRun> runs)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("heat", theCase);
            json.WriteStartArray("views");
            foreach (ViewRun run in runs)
            {
                ImmutableArray<ConceptFindings> concepts = run.Findings.Concepts;
                json.WriteStartObject();
                json.WriteString("perspective", run.View.Id);
                json.WriteNumber("parties", run.Model.DecisionMakers.Length);
                json.Texts("concepts", concepts.Select(c => c.Concept.Key));
                json.Texts("not-defined", run.Findings.NotDefined.Select(c => c.Key));
                json.WriteStartArray("states");
                foreach (Row row in RowsOf(run))
                {
                    json.WriteStartObject();
                    json.State(run.Model, row.State);
                    json.WriteBoolean("status-quo", row.State == run.Model.StatusQuo);
                    json.WriteStartArray("stay");
                    foreach (int cell in row.Cells)
                        json.WriteNumberValue(cell);
                    json.WriteEndArray();
                    json.Text("first", row.First < 0 ? null : concepts[row.First].Concept.Key);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.BasisOf(theCase, run.View);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>The whole map for spreadsheets, one row per view and state: perspective, number, state, status-quo, per concept how many parties would stay (empty where it is not defined), first.</summary>
    public static string Csv(ImmutableArray<ViewRun> runs)
    {
        ImmutableArray<StabilityConcept> concepts = [.. runs.SelectMany(r => r.Findings.Concepts).Select(c => c.Concept).Distinct()];
        CsvText csv = new();
        csv.Row(["perspective", "number", "state", "status-quo", .. concepts.Select(c => c.Key), "first"]);
        foreach (ViewRun run in runs)
        {
            int[] column = [.. concepts.Select(c => run.Findings.Concepts.Select(f => f.Concept).ToImmutableArray().IndexOf(c))];
            foreach (Row row in RowsOf(run))
                csv.Row(
                [
                    run.View.Id, (row.State + 1).ToString(), run.Model.Pattern(row.State), row.State == run.Model.StatusQuo ? "1" : "0",
                    .. column.Select(k => k < 0 ? "" : row.Cells[k].ToString()),
                    row.First < 0 ? "" : run.Findings.Concepts[row.First].Concept.Key,
                ]);
        }
        return csv.ToString();
    }

    /// <summary>A state, how many parties would stay there under each concept, and the first concept under which all would; -1 when there is none.</summary>
    private sealed record Row(int State, int[] Cells, int First);

    // What needs the least foresight stands first, then what holds under the most concepts.
    private static Row[] RowsOf(ViewRun run)
    {
        int n = run.Model.DecisionMakers.Length;
        return
        [
            .. Enumerable.Range(0, run.Model.StateCount)
                .Select(s => (State: s, Cells: run.Findings.Concepts.Select(c => c.StableFor.Count(set => set.Contains(s))).ToArray()))
                .Select(r => new Row(r.State, r.Cells, Array.FindIndex(r.Cells, c => c == n)))
                .OrderBy(r => r.First < 0 ? int.MaxValue : r.First).ThenByDescending(r => r.Cells.Count(c => c == n)).ThenByDescending(r => r.Cells.Sum()).ThenBy(r => r.State),
        ];
    }
}
