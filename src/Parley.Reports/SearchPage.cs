using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>A search for equilibria in one view.</summary>
/// <param name="View">Whose view.</param>
/// <param name="Findings">What was found.</param>
public sealed record SearchRun(View View, SearchFindings Findings);

/// <summary>Equilibria that a search found among states that are not listed, and what is known of others.</summary>
public static class SearchPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="run">What was found.</param>
    /// <param name="views">How many views the case offers.</param>
    public static Report Of(Case theCase, SearchRun run, int views)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(run);
        SearchFindings f = run.Findings;
        Conflict conflict = f.Conflict;
        StabilityConcept concept = f.Study.Concept;
        List<Block> blocks =
        [
            .. AnalysisPage.WhoseView(run.View, views),
            new Block.Paragraph($"{Parties(conflict.DecisionMakers.Length)}, {Wording.Count(conflict.Options.Length, "option")}; states are not listed, so they have no numbers."),
        ];
        if (f.Study.Where is Formula where)
            blocks.Add(new Block.Paragraph($"Asked for: states where {where.ToText(conflict.Reference)}."));
        if (f.End == SearchEnd.Undecided)
            blocks.Add(new Block.Note(Unfinished(f)));
        blocks.Add(new Block.Paragraph(Outcome(f)));
        if (!f.Equilibria.IsEmpty)
        {
            blocks.Add(new Block.Heading($"States that nobody would leave under {concept.Abbreviation}"));
            blocks.Add(new Block.Table(
                [new(UnlistedText.ByDifference(conflict) ? "What changes from the status quo" : "What each party does"), new("Why everybody stays")],
                [
                    .. f.Equilibria.Select(e => ImmutableArray.Create<Cell>(UnlistedText.Told(conflict, e.State), Why(conflict, e))),
                ]));
            blocks.Add(new Block.Paragraph(Checked(f)));
        }
        if (!f.Undecided.IsEmpty)
        {
            blocks.Add(new Block.Heading("States that stayed undecided"));
            blocks.Add(new Block.Table([new(UnlistedText.ByDifference(conflict) ? "What changes from the status quo" : "What each party does")], [.. f.Undecided.Select(s => ImmutableArray.Create(UnlistedText.Told(conflict, s)))]));
        }
        blocks.AddRange(Narrative.Assumptions(theCase, run.View, "These results rest") is { IsEmpty: false } assumed ? [new Block.Heading("Assumptions"), .. assumed] : []);
        return new($"{theCase.Title}: {concept.Abbreviation} equilibria", [.. blocks]);
    }

    /// <summary>What is known of the number of equilibria, as sentences.</summary>
    internal static string Outcome(SearchFindings f)
    {
        string such = f.Study.Where is null ? "" : " that fulfils the condition";
        string one = $"{f.Study.Concept.Abbreviation} equilibrium{such}";
        return (f.End, f.Equilibria.Length) switch
        {
            _ when f.IsVoid => f.Study.Where is null ? "No state is feasible: the rules contradict each other." : "No feasible state fulfils the condition, whatever anybody prefers.",
            (SearchEnd.Complete, 0) => $"If these are the preferences, there is no {one}. {Confirmed(f)}",
            (SearchEnd.Complete, 1) => $"If these are the preferences, there is exactly one {one}. {Confirmed(f)}",
            (SearchEnd.Complete, int all) => $"If these are the preferences, these {all} are all {f.Study.Concept.Abbreviation} equilibria{(such.Length == 0 ? "" : " that fulfil the condition")}. {Confirmed(f)}",
            (SearchEnd.Limit, _) => $"{Wording.Sentence(Wording.Count(f.Equilibria.Length, "equilibrium").Replace("equilibriums", "equilibria", StringComparison.Ordinal))} found, as many as asked for; there may be others.",
            (_, 0) => "No equilibrium was found; that does not mean that there is none.",
            (_, int some) => $"{Wording.Sentence(Wording.Count(some, "equilibrium").Replace("equilibriums", "equilibria", StringComparison.Ordinal))} found; there may be others.",
        };
    }

    private static string Confirmed(SearchFindings f) => f.IsConfirmed
        ? "That there are no others was shown by a solver, twice in different ways."
        : "That there are no others was shown by a solver, once; the budget did not allow a second look.";

    private static string Unfinished(SearchFindings f)
    {
        string what = f.Undecided.IsEmpty
            ? $"the budget of {f.Study.Budget:0.###} ended after {Wording.Count(f.Proposals, "proposal")}"
            : $"of {Wording.Count(f.Undecided.Length, "state")} it could not be said within the budget of {f.Study.Budget:0.###} whether {(f.Undecided.Length == 1 ? "it is an equilibrium" : "they are equilibria")}";
        string proved = f.Remainder.FixedCount == 0
            ? $"Proved on the way: {Wording.Count(f.Conditions, "condition")} that every equilibrium fulfils."
            : $"Proved on the way: every equilibrium not shown here has {UnlistedText.Settled(f.Conflict, f.Remainder)}.";
        return $"Undecided in part: {what}. {proved} A larger --budget goes on.";
    }

    private static string Why(Conflict conflict, FoundEquilibrium equilibrium)
    {
        List<string> lines = [];
        string[] none = [.. equilibrium.Verdicts.Select((v, i) => (v, i)).Where(x => x.v is StateVerdict.Stable { Answers.IsEmpty: true }).Select(x => conflict.DecisionMakers[x.i].Name)];
        if (none.Length > 0)
            lines.Add($"No improvement: {Wording.And(none)}");
        foreach ((StateVerdict verdict, int i) in equilibrium.Verdicts.Select((v, i) => (v, i)))
            if (verdict is StateVerdict.Stable { Answers.IsEmpty: false } stable)
                lines.Add($"{conflict.DecisionMakers[i].Name}: {(stable.Improvements is long count ? Wording.Count(count, "improvement") : "every improvement")} deterred");
        return string.Join('\n', lines);
    }

    private static string Checked(SearchFindings f)
    {
        StateVerdict.Stable[] all = [.. f.Equilibria.SelectMany(e => e.Verdicts).OfType<StateVerdict.Stable>()];
        StateVerdict.Stable weakest = all.MinBy(v => (v.Recheck, v.Ground == Ground.Enumeration))!;
        return $"{UnlistedText.Checked(weakest.Recheck, weakest.Ground)} parley explain with --state and the word of a state tells each answer.";
    }

    private static string Parties(int count) => Wording.Count(count, "party").Replace("partys", "parties", StringComparison.Ordinal);
}
