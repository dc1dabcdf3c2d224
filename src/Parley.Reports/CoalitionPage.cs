using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What coalitions change, in one view.</summary>
/// <param name="View">Whose view.</param>
/// <param name="Concept">The concept whose equilibria are examined.</param>
/// <param name="Equilibria">These equilibria.</param>
/// <param name="Findings">What was found.</param>
public sealed record CoalitionRun(View View, StabilityConcept Concept, StateSet Equilibria, CoalitionFindings Findings);

/// <summary>Which group breaks which equilibrium, who gains and who does not, and which states no group would leave.</summary>
public static class CoalitionPage
{
    private const int Rows = 20;

    private static readonly string[] Titles = ["CNash", "CSEQ", "CGMR", "CSMR"];
    private static readonly CoalitionConcept[] Concepts = [CoalitionConcept.CNash, CoalitionConcept.CSeq, CoalitionConcept.CGmr, CoalitionConcept.CSmr];

    /// <summary>Writes the page.</summary>
    public static Report Of(Case theCase, CoalitionRun run, int views, bool all)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(run);
        GraphModel model = run.Findings.Model;
        int limit = all ? int.MaxValue : Rows;
        List<Block> blocks = [.. AnalysisPage.WhoseView(run.View, views)];
        blocks.Add(new Block.Paragraph($"A group moves by steps of its members, and gains where all its members do. {Wording.Count(run.Equilibria.Count, "state")} "
            + $"that no single party would leave under {run.Concept.Abbreviation}; {Wording.Count(run.Findings.Coalitions.Length, "group")} examined, single parties included."));

        blocks.Add(new Block.Heading("Equilibria against groups"));
        blocks.Add(run.Equilibria.Count == 0 ? new Block.Paragraph("There is no equilibrium to break.") : new Block.Table(
            [new("No.", ColumnRole.Number), new("What each party does"), .. Titles.Select(t => new Column(t, ColumnRole.Mark)), new("Groups with a joint improvement")],
            [.. run.Equilibria.Take(limit).Select(s => ImmutableArray.Create<Cell>(
            [
                (s + 1).ToString(), new Cell(Wording.EachParty(model.Conflict, model.Pattern(s)), model.Pattern(s)),
                .. Concepts.Select(c => new Cell(run.Findings.Universal is { } universal ? universal[(int)c].Contains(s) ? Marks.Holds : Marks.DoesNot : "?")),
                new Cell(Breakers(run, s) is { Length: > 0 } groups ? string.Join('\n', groups.Select(g => Wording.Group(model, g))) : "none"),
            ]))]));
        blocks.Add(new Block.Paragraph($"{Marks.Holds} no group would leave, {Marks.DoesNot} some group would, under the concept at the head of the column."));
        if (run.Equilibria.Count > limit)
            blocks.Add(new Block.Paragraph($"{run.Equilibria.Count - limit} more equilibria are not shown; --all shows them."));

        blocks.Add(new Block.Heading("From one equilibrium to another"));
        EquilibriumJump[] jumps = Jumps(run);
        blocks.Add(jumps.Length == 0
            ? new Block.Paragraph("No group can go from one of these equilibria to another that all its members prefer.")
            : new Block.Listing([.. jumps.Take(limit).Select(j => Told(model, j))], Numbered: true));
        if (jumps.Length > limit)
            blocks.Add(new Block.Paragraph($"{jumps.Length - limit} more are not shown; --all shows them."));

        if (run.Findings.Universal is { } sets)
        {
            blocks.Add(new Block.Heading("States that no group would leave"));
            blocks.Add(new Block.KeyValues([.. Concepts.Select((c, k) => (Titles[k], Listed(model, sets[(int)c], all)))]));
        }
        blocks.AddRange(Narrative.Assumptions(theCase, run.View, "These results rest") is { IsEmpty: false } assumed ? [new Block.Heading("Assumptions"), .. assumed] : []);
        return new($"{theCase.Title}: what groups change", [.. blocks]);
    }

    /// <summary>The same as JSON.</summary>
    public static string Json(Case theCase, CoalitionRun run)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(run);
        GraphModel model = run.Findings.Model;
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("coalitions", theCase, run.View);
            json.WriteString("concept", run.Concept.Key);
            json.Numbers("equilibria", run.Equilibria);
            json.WriteStartArray("groups");
            foreach (CoalitionStability group in run.Findings.Coalitions)
            {
                json.WriteStartObject();
                json.WriteString("members", TraceTexts.Ids(model, group.Coalition));
                foreach (CoalitionConcept c in Enum.GetValues<CoalitionConcept>())
                    json.Numbers(c.ToString().ToLowerInvariant(), group.Stable[(int)c]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartObject("universal");
            foreach (CoalitionConcept c in Enum.GetValues<CoalitionConcept>())
                if (run.Findings.Universal is { } sets)
                    json.Numbers(c.ToString().ToLowerInvariant(), sets[(int)c]);
            json.WriteEndObject();
            json.WriteStartArray("jumps");
            foreach (EquilibriumJump jump in run.Findings.Jumps)
            {
                json.WriteStartObject();
                json.WriteString("members", TraceTexts.Ids(model, jump.Coalition));
                json.WriteNumber("from", jump.From + 1);
                json.WriteNumber("to", jump.To + 1);
                json.WriteStartArray("moves");
                foreach (UnilateralMove move in jump.Moves)
                    json.Move(model, move);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.BasisOf(theCase, run.View);
            json.WriteEndObject();
        });
    }

    /// <summary>One row per equilibrium and group: perspective, number, state, members, then 1 where the group would stay and 0 where it would leave, by concept.</summary>
    public static string Csv(CoalitionRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        GraphModel model = run.Findings.Model;
        CsvText csv = new();
        csv.Row(["perspective", "number", "state", "members", .. Titles.Select(t => t.ToLowerInvariant())]);
        foreach (int s in run.Equilibria)
            foreach (CoalitionStability group in run.Findings.Coalitions)
                csv.Row([run.View.Id, (s + 1).ToString(), model.Pattern(s), TraceTexts.Ids(model, group.Coalition), .. Concepts.Select(c => group.Stable[(int)c].Contains(s) ? "1" : "0")]);
        return csv.ToString();
    }

    // A larger group that breaks a state only because a smaller one does says nothing new.
    private static Coalition[] Breakers(CoalitionRun run, int state)
    {
        Coalition[] all = [.. run.Findings.Coalitions.Where(c => !c.Stable[(int)CoalitionConcept.CNash].Contains(state)).Select(c => c.Coalition).OrderBy(c => c.Members.Length)];
        return [.. all.Where(c => !all.Any(other => other.Members.Length < c.Members.Length && other.Members.All(c.Members.Contains)))];
    }

    // The same jump by more members is left out too.
    private static EquilibriumJump[] Jumps(CoalitionRun run) =>
    [
        .. run.Findings.Jumps.Where(j => !run.Findings.Jumps.Any(other =>
            other.From == j.From && other.To == j.To && other.Coalition.Members.Length < j.Coalition.Members.Length && other.Coalition.Members.All(j.Coalition.Members.Contains))),
    ];

    private static Item Told(GraphModel model, EquilibriumJump jump)
    {
        string path = string.Join(", then ", jump.Moves.Select(m => $"{model.MoverName(m.Mover)} {Wording.Change(model, m)}"));
        string others = string.Join("; ", model.DecisionMakers.Where(d => !jump.Coalition.Members.Contains(d.Index)).Select(d => $"{d.Name}: " + model.Relation(d.Index).Compare(jump.To, jump.From) switch
        {
            Comparison.Better => "better off",
            Comparison.Worse => "worse off",
            Comparison.Tied => "as well off as before",
            _ => "not known",
        }));
        return new(
            $"{Wording.Group(model, jump.Coalition)}: from {Wording.Named(model, jump.From)} to {Wording.Named(model, jump.To)} in {Wording.Count(jump.Moves.Length, "move")}.",
            [Wording.Sentence(path) + ".", $"All members are better off.{(others.Length == 0 ? "" : $" Others: {others}.")}"]);
    }

    private static string Listed(GraphModel model, StateSet set, bool all)
    {
        string[] named = [.. set.Take(all ? int.MaxValue : Rows).Select(s => $"{s + 1} ({model.Pattern(s)})")];
        return set.Count == 0 ? "none" : string.Join(", ", named) + (named.Length < set.Count ? $" and {set.Count - named.Length} more" : "");
    }
}
