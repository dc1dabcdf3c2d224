using System.Collections.Immutable;
using System.Globalization;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Sentences that several pages share.</summary>
internal static class Narrative
{
    /// <summary>How many parties, options and states there are.</summary>
    public static string Size(GraphModel model)
    {
        Conflict conflict = model.Conflict;
        int m = conflict.Options.Length;
        long feasible = model is OptionForm ? model.StateCount : Enumerable.Range(0, model.StateCount).Sum(s => (long)model.Members(s).Count);
        string cube = m <= 62 ? (1L << m).ToString("N0", CultureInfo.InvariantCulture) : $"2^{m}";
        string merged = feasible == model.StateCount ? "" : $", counted as {Wording.Count(model.StateCount, "state")} because some are indistinguishable";
        return $"{Wording.Count(conflict.DecisionMakers.Length, "party").Replace("partys", "parties", StringComparison.Ordinal)}, {Wording.Count(m, "option")}; "
            + $"{feasible.ToString("N0", CultureInfo.InvariantCulture)} of {cube} combinations are feasible{merged}.";
    }

    /// <summary>Concepts that were asked for and are not shown, and why, as sentences; null when there are none.</summary>
    public static string? NotDefined(StabilityFindings findings)
    {
        string undefined = findings.NotDefined.IsEmpty ? ""
            : $"Not defined for a conflict of this kind, and so not shown: {Wording.And([.. findings.NotDefined.Select(c => c.Abbreviation)])}.";
        string cut = findings.NotReached.IsEmpty ? ""
            : $"Interrupted before these were decided: {Wording.And([.. findings.NotReached.Select(c => c.Abbreviation)])}. What is shown is whole.";
        return (undefined + " " + cut).Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The author's own assumptions that a view rests on, as blocks; none when there are none.</summary>
    public static ImmutableArray<Block> Assumptions(Case theCase, View view, string results)
    {
        ImmutableArray<Basis> assumed = [.. Basis.Of(theCase, view).Where(b => b.Claim.IsAssumption)];
        return assumed.IsEmpty
            ? []
            :
            [
                new Block.Note($"{results} on assumptions of the case's author:"),
                new Block.Listing([.. assumed.GroupBy(b => b.Claim.Id).Select(g =>
                    new Item($"{g.First().InWords()} [{string.Join("; ", g.Select(b => b.For).Distinct())}]"))]),
            ];
    }

    /// <summary>Under which concepts a state is an equilibrium and under which not.</summary>
    public static string Standing(Marks marks, int state)
    {
        string[] yes = [.. Enumerable.Range(0, marks.Count).Where(c => marks[c].Contains(state)).Select(c => marks.Titles[c])];
        string[] no = [.. Enumerable.Range(0, marks.Count).Where(c => !marks[c].Contains(state)).Select(c => marks.Titles[c])];
        return (yes.Length, no.Length) switch
        {
            (0, _) => $"An equilibrium under none of {Wording.And(no)}.",
            (_, 0) => $"An equilibrium under {Wording.And(yes)}.",
            _ => $"An equilibrium under {Wording.And(yes)}; not under {Wording.And(no)}.",
        };
    }

    /// <summary>More improvements of one party than this are counted, not told.</summary>
    private const int MovesPerParty = 3;

    /// <summary>The status quo: what each party does there, whether it holds, who would leave it, and who could stop that.</summary>
    public static ImmutableArray<Block> StatusQuo(StabilityFindings findings, Marks marks, bool all) =>
        findings.Model.StatusQuo is int q
            ? [WhatEachPartyDoes(findings.Model, q), .. Departures(findings, marks, all, "")]
            : Departures(findings, marks, all, "");

    /// <summary>What each party does at a state, one line each.</summary>
    public static Block WhatEachPartyDoes(GraphModel model, int state)
    {
        string pattern = model.Pattern(state);
        return new Block.KeyValues([.. model.DecisionMakers.Select(d => (d.Name, Wording.Takes(d, pattern)))]);
    }

    /// <summary>Whether the status quo holds, who would leave it, and who could stop that.</summary>
    public static ImmutableArray<Block> Departures(StabilityFindings findings, Marks marks, bool all, string before)
    {
        GraphModel model = findings.Model;
        if (model.StatusQuo is not int q)
            return [new Block.Paragraph(before + (model.Conflict.StatusQuo is null ? "The case names no status quo." : "The status quo of the case is not feasible here."))];
        string standing = $"{before}{Wording.Sentence(Wording.Number(q))} ({model.Pattern(q)}). {Standing(marks, q)}";
        if (findings.DeparturesLeftOut)
            return [new Block.Paragraph(standing + " Moves from here were not followed: " + (findings.NotReached.IsEmpty
                ? "there are too many states to search every answer; explain asks about one state." : "the work was interrupted."))];
        if (findings.Departures.IsEmpty)
            return [new Block.Paragraph(standing + (findings.Model.IsRanked
                ? " No party prefers a state that it can reach from here by itself."
                : " No party is known to prefer a state that it can reach from here by itself."))];

        List<Item> items = [];
        List<string> more = [];
        foreach (IGrouping<int, Departure> mover in findings.Departures.GroupBy(d => d.Move.Mover))
        {
            Departure[] moves = [.. mover];
            int shown = all ? moves.Length : Math.Min(MovesPerParty, moves.Length);
            items.AddRange(moves.Take(shown).Select(d => Departure(model, d)));
            if (shown < moves.Length)
                more.Add(model.DecisionMakers[mover.Key].Name);
        }
        List<Block> blocks =
        [
            new Block.Paragraph(standing),
            new Block.Paragraph("Moves that a party would prefer to staying, and who could make them not pay:"),
            new Block.Listing([.. items], Numbered: true),
        ];
        if (more.Count > 0)
            blocks.Add(new Block.Paragraph($"{Wording.And(more)} {(more.Count == 1 ? "has" : "have")} more such moves; --all shows them."));
        return [.. blocks];
    }

    private static Item Departure(GraphModel model, Departure departure)
    {
        string mover = model.DecisionMakers[departure.Move.Mover].Name;
        string text = $"{mover} {Wording.Change(model, departure.Move)}: {Wording.Number(departure.Move.To)} ({model.Pattern(departure.Move.To)}).";
        string answer = departure switch
        {
            { Credible: Sanction credible } => "Could be stopped by moves in the opponents' own interest: " + Answer(model, departure.Move, credible),
            { Possible: Sanction possible } => "Could be stopped only if opponents also act against their own interest: " + Answer(model, departure.Move, possible),
            _ => "Nobody could stop it.",
        };
        return new Item(text, [answer]);
    }

    private static string Answer(GraphModel model, UnilateralMove move, Sanction sanction) =>
        $"{Path(model, sanction)}, ending at {Wording.Number(sanction.Result)}, which is {NoBetter(model, move.Mover, sanction.Result, move.From)}.";

    /// <summary>A sanction's moves in order, each with its mover and what changes.</summary>
    public static string Path(GraphModel model, Sanction sanction) =>
        string.Join(sanction.IsSimultaneous ? " and at the same time " : ", then ",
            sanction.Moves.Select(m => $"{model.MoverName(m.Mover)} {Wording.Change(model, m)}"));

    /// <summary>How a state that deters compares with staying.</summary>
    public static string NoBetter(GraphModel model, int decisionMaker, int state, int staying) =>
        model.Prefers(decisionMaker, staying, state)
            ? $"worse for {model.DecisionMakers[decisionMaker].Name} than staying"
            : model.Relation(decisionMaker).IsComplete
                ? $"as good for {model.DecisionMakers[decisionMaker].Name} as staying"
                : $"not known to be better for {model.DecisionMakers[decisionMaker].Name} than staying";
}
