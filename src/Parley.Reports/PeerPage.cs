using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What another program would answer beside the definition, and per difference the sequence it misses.</summary>
public static class PeerPage
{
    /// <summary>More differences than this are counted, not told; the table holds all of them.</summary>
    private const int MostTold = 30;

    /// <summary>Writes the page.</summary>
    public static Report Of(Case theCase, View view, PeerFindings findings)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(findings);
        GraphModel model = findings.Model;
        List<Block> blocks =
        [
            new Block.Note("A reading of others: GMCR+ lets each opponent move at most once in a sanction. By definition only two moves in succession are barred."),
            new Block.Paragraph($"Perspective: {view.Name} ({view.Id}). {Narrative.Size(model)}"),
            new Block.Table(
                [new("concept"), new("as GMCR+"), new("by definition"), new("only by definition")],
                [.. findings.Concepts.Select(c => (ImmutableArray<Cell>)
                    [c.Concept.Abbreviation, Listed(c.Equilibria), Listed(c.EquilibriaByDefinition), Listed(c.EquilibriaByDefinition.Except(c.Equilibria))])]),
        ];
        if (findings.Differences.IsEmpty)
        {
            blocks.Add(new Block.Paragraph(model.DecisionMakers.Length <= 2
                ? "With two parties there is one opponent, who cannot move twice in succession, so the readings agree."
                : "The readings agree on every party and state of this case."));
            return new($"{theCase.Title}: sanctions read as a single round", [.. blocks]);
        }
        blocks.Add(new Block.Heading("What a single round misses"));
        blocks.Add(new Block.Listing([.. findings.Differences.Take(MostTold).Select(d => new Item(
            $"{d.Concept.Abbreviation}: {Named(model, d.State)} is stable for {model.DecisionMakers[d.DecisionMaker].Name}.",
            [.. d.Missed.Select(m => Told(model, d.DecisionMaker, d.State, m))]))]));
        if (findings.Differences.Length > MostTold)
            blocks.Add(new Block.Paragraph($"{findings.Differences.Length - MostTold} more differences are in --format csv."));
        return new($"{theCase.Title}: sanctions read as a single round", [.. blocks]);
    }

    /// <summary>Every difference as a row: the improvement and the shortest sanction against it, state by state.</summary>
    public static string ToCsv(PeerFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        GraphModel model = findings.Model;
        CsvText csv = new();
        csv.Row(["concept", "party", "state", "improvement", "movers", "path"]);
        foreach (PeerDifference d in findings.Differences)
            foreach (Deterrence m in d.Missed)
                csv.Row(
                [
                    d.Concept.Key, model.DecisionMakers[d.DecisionMaker].Id, $"{d.State + 1}", $"{m.Improvement + 1}",
                    string.Join(' ', m.Sanction.Moves.Select(x => model.DecisionMakers[x.Mover].Id)),
                    string.Join(' ', m.Sanction.Moves.Select(x => x.To + 1).Prepend(m.Improvement + 1)),
                ]);
        return csv.ToString();
    }

    private static string Told(GraphModel model, int i, int s, Deterrence missed)
    {
        string answers = string.Join("; ", missed.Sanction.Moves.Select(m => $"{model.DecisionMakers[m.Mover].Name} {Wording.Change(model, m)} ({Wording.Number(m.To)})"));
        string twice = string.Join(" and ", missed.Sanction.Moves.GroupBy(m => m.Mover).Where(g => g.Count() > 1).Select(g => model.DecisionMakers[g.Key].Name));
        return $"Against the move to {Wording.Number(missed.Improvement)}: {answers}. It ends {Narrative.NoBetter(model, i, missed.Sanction.Result, s)}; {twice} moves again after somebody else.";
    }

    private static string Named(GraphModel model, int state) => $"{Wording.Number(state)} ({model.Pattern(state)})";

    private static string Listed(StateSet states) => states.Count == 0 ? "none" : string.Join(", ", states.Select(s => s + 1));
}
