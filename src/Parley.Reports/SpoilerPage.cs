using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Who can leave an outcome and gain by it, in one view.</summary>
/// <param name="View">Whose view.</param>
/// <param name="Findings">What was found.</param>
public sealed record SpoilerRun(View View, SpoilerFindings Findings);

/// <summary>Who can leave an outcome, by which move, who could make that not pay, and what would keep them.</summary>
public static class SpoilerPage
{
    private const int MovesPerParty = 3, GroupsShown = 6;

    /// <summary>Writes the page.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="run">What was found.</param>
    /// <param name="views">How many views the case offers.</param>
    /// <param name="all">Whether long lists are told in full.</param>
    public static Report Of(Case theCase, SpoilerRun run, int views, bool all)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(run);
        SpoilerFindings f = run.Findings;
        GraphModel model = f.Model;
        List<Block> blocks = [.. AnalysisPage.WhoseView(run.View, views), Narrative.WhatEachPartyDoes(model, f.State), new Block.Paragraph(Standing(f))];
        if (f.Study.Signatories is ImmutableArray<int> signed)
            blocks.Add(new Block.Paragraph($"Signed by {Wording.And([.. signed.Select(i => model.DecisionMakers[i].Name)])}; whoever else could leave is outside the agreement."));
        if (Unfinished(f) is string unfinished)
            blocks.Add(new Block.Note(unfinished));

        Spoiler[] single = [.. f.Spoilers.Where(s => s.Movers.Members.Length == 1)], groups = [.. f.Spoilers.Where(s => s.Movers.Members.Length > 1)];
        blocks.Add(new Block.Heading("Parties that could leave and be better off"));
        if (single.Length == 0)
            blocks.Add(new Block.Paragraph("No party prefers a state that it can reach from here by itself."));
        else
        {
            Spoiler[] shown = all ? single : [.. single.GroupBy(s => s.Movers.Members[0]).SelectMany(g => g.Take(MovesPerParty))];
            blocks.Add(new Block.Listing([.. shown.Select(s => Told(f, s))], Numbered: true));
            if (shown.Length < single.Length)
                blocks.Add(new Block.Paragraph($"{Wording.Count(single.Length - shown.Length, "more move")} of these parties not shown; --all shows them."));
        }
        if (groups.Length > 0)
        {
            Spoiler[] shown = all ? groups : [.. groups.Take(GroupsShown)];
            blocks.Add(new Block.Heading("Groups that could leave together, all members better off"));
            blocks.Add(new Block.Listing([.. shown.Select(s => Told(f, s))], Numbered: true));
            if (shown.Length < groups.Length)
                blocks.Add(new Block.Paragraph($"{Wording.Count(groups.Length - shown.Length, "more way")} not shown; --all shows them."));
        }
        if (!f.Closings.IsEmpty)
        {
            blocks.Add(new Block.Heading("What would keep them"));
            blocks.Add(new Block.Paragraph("Comparisons of a party that would have to turn for it to stay; whether an order can turn just these is not asked here."));
            blocks.Add(new Block.Listing([.. f.Closings.Select(c => Told(model, f, c))]));
        }
        blocks.AddRange(Narrative.Assumptions(theCase, run.View, "These results rest") is { IsEmpty: false } assumed ? [new Block.Heading("Assumptions"), .. assumed] : []);
        return new($"{theCase.Title}: who could leave {Wording.Named(model, f.State)}", [.. blocks]);
    }

    private static string? Unfinished(SpoilerFindings f)
    {
        int open = f.Spoilers.Count(s => s.Deterred == Deterred.Undecided);
        string[] parts =
        [
            .. open > 0 ? [$"to say whether {Wording.Count(open, "departure")} {(open == 1 ? "is" : "are")} deterred"] : Array.Empty<string>(),
            .. f.GroupsLeftOut > 0 ? [$"to look at {Wording.Count(f.GroupsLeftOut, "group")} of parties"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? null
            : $"Undecided in part: {(f.Model.DecisionMakers.Length > 16 ? "there are too many parties" : $"the budget of {f.Study.Budget:N0} looks did not suffice")} {Wording.And(parts)}. What is told below stands; more may exist.";
    }

    private static string Standing(SpoilerFindings f)
    {
        string[] stay = [.. f.Model.DecisionMakers.Where(d => f.Stays[d.Index]).Select(d => d.Name)], leave = [.. f.Model.DecisionMakers.Where(d => !f.Stays[d.Index]).Select(d => d.Name)];
        return $"If these are the preferences, then under {f.Concept.Abbreviation} " + (stay.Length, leave.Length) switch
        {
            (_, 0) => "every party would stay.",
            (0, _) => "every party would leave.",
            _ => $"{Wording.And(leave)} would leave; {Wording.And(stay)} would stay.",
        };
    }

    internal static Item Told(SpoilerFindings f, Spoiler spoiler)
    {
        GraphModel model = f.Model;
        string how = string.Join(", then ", spoiler.Moves.Select(m => $"{model.MoverName(m.Mover)} {Wording.Change(model, m)}"));
        string whom = spoiler.Movers.Members is [int i] ? model.DecisionMakers[i].Name : "a member of the group";
        List<string> details = [];
        if (f.Position(spoiler.Movers) is SpoilerPosition.Outside or SpoilerPosition.Both)
            details.Add(spoiler.Movers.Members.Length == 1 ? "Outside the agreement."
                : "Outside the agreement: " + Wording.And([.. spoiler.Movers.Members.Where(i => !f.Study.Signatories!.Value.Contains(i)).Select(i => model.DecisionMakers[i].Name)]) + ".");
        string path = spoiler.Answer is Sanction answer ? $"{Narrative.Path(model, answer)}, ending at {Wording.Named(model, answer.Result)}, no better for {whom} than staying." : "";
        details.Add(spoiler.Deterred switch
        {
            Deterred.Credibly => "Credibly deterred, by moves in the others' own interest: " + path,
            Deterred.Possibly => "Deterred only if others also act against their own interest: " + path,
            Deterred.Undecided => "Undecided: the budget ended before answers were known.",
            _ => "Not deterred: no moves of the others lead to anything that is no better than staying.",
        });
        if (!spoiler.Unwilling.IsEmpty)
            details.Add("Missing for a credible answer: " + string.Join("; ", spoiler.Unwilling.Select(m =>
                $"{model.MoverName(m.Mover)} does not prefer {Wording.Number(m.To)} to {Wording.Number(m.From)}")) + ".");
        return new($"{how}: {Wording.Named(model, spoiler.To)}.", [.. details]);
    }

    private static Item Told(GraphModel model, SpoilerFindings f, Closing closing)
    {
        string states = Wording.And([.. closing.Pairs.Select(p => Wording.Named(model, p.State))]);
        return new($"{model.DecisionMakers[closing.DecisionMaker].Name} would stay under {f.Concept.Abbreviation} if it no longer preferred {states} to {Wording.Number(f.State)} "
            + $"({Wording.Count(closing.Pairs.Length, "comparison")}; {(closing.IsSmallest ? "no smaller set will do" : "a smaller set may exist, the search was cut short")}).");
    }
}
