using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>The answer to a trace with what is needed to tell it.</summary>
/// <param name="View">Whose view.</param>
/// <param name="Concept">The concept whose equilibria are the targets; null when a single state was asked for.</param>
/// <param name="Findings">The answer.</param>
public sealed record TraceRun(View View, StabilityConcept? Concept, TraceFindings Findings);

/// <summary>Paths from a state: what is reached, how soon, by whom, and which steps cannot be undone.</summary>
public static class TracePage
{
    private const int Rows = 20, StepsPerRoute = 16, RoutesShown = 6;

    /// <summary>Writes the page.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="run">The answer.</param>
    /// <param name="views">How many views the case offers.</param>
    /// <param name="all">Whether long lists are told in full.</param>
    public static Report Of(Case theCase, TraceRun run, int views, bool all)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(run);
        TraceFindings f = run.Findings;
        GraphModel model = f.Model;
        List<Block> blocks = [.. AnalysisPage.WhoseView(run.View, views)];
        blocks.Add(Narrative.WhatEachPartyDoes(model, f.Study.From));
        blocks.Add(new Block.Paragraph($"{StepKindWords.Sentence(f.Study.By)} Nobody moves twice in succession, and there is no limit on the length of a path. "
            + $"Targets: {TargetWords(run)}."));

        if (!f.Unfinished.IsEmpty)
            blocks.Add(new Block.Note($"Undecided in part: the budget of {f.Study.Budget:N0} looks ended before {Wording.And([.. f.Unfinished.Select(Part)])} were worked out. What is told below stands; more may exist."));

        blocks.Add(new Block.Heading("What is reached"));
        blocks.AddRange(Reached(f, all));
        blocks.Add(new Block.Heading("Shortest paths to the targets"));
        blocks.AddRange(Routes(f, all));
        blocks.Add(new Block.Heading("Points of no return"));
        blocks.AddRange(NoReturn(f, all));
        blocks.AddRange(Narrative.Assumptions(theCase, run.View, "These results rest") is { IsEmpty: false } assumed ? [new Block.Heading("Assumptions"), .. assumed] : []);
        return new($"{theCase.Title}: paths from {Wording.Named(model, f.Study.From)}", [.. blocks]);
    }

    private static string Part(TracePart part) => part switch
    {
        TracePart.Arrivals => "all reachable states",
        TracePart.Routes => "all routes",
        _ => "the points of no return",
    };

    /// <summary>What the paths lead to, in words.</summary>
    internal static string TargetWords(TraceRun run) => run.Concept is StabilityConcept concept
        ? $"the {Wording.Count(run.Findings.Study.Targets.Count, "state")} that nobody would leave under {concept.Abbreviation}"
        : string.Join(", ", run.Findings.Study.Targets.Select(t => Wording.Named(run.Findings.Model, t)));

    private static IEnumerable<Block> Reached(TraceFindings f, bool all)
    {
        GraphModel model = f.Model;
        int[] reached = [.. Enumerable.Range(0, model.StateCount).Where(s => f.Arrivals[s] is not null).OrderBy(s => (f.Arrivals[s]!.Steps, s))];
        int[] shown = all || reached.Length <= Rows ? reached : [.. reached.Where(s => s == f.Study.From || f.Study.Targets.Contains(s)).Take(Rows)];
        int farthest = f.Arrivals.Max(a => a?.Steps ?? 0);
        yield return new Block.Paragraph($"{reached.Length} of {Wording.Count(model.StateCount, "state")} can be reached, the farthest in {Wording.Count(farthest, "step")}; "
            + (reached.Length == model.StateCount ? "every state is reachable."
                : f.CompleteTo is int length ? $"paths of more than {Wording.Count(length, "step")} were not followed, so of the others nothing is known."
                : "the others cannot be reached at all.")
            + (shown.Length < reached.Length ? " Shown are targets; --all shows every state." : ""));
        yield return new Block.Table(
            [new("No.", ColumnRole.Number), new("State", ColumnRole.Code), new("Target", ColumnRole.Mark), new("Steps", ColumnRole.Number), new("Last step by")],
            [.. shown.Select(s => ImmutableArray.Create<Cell>(
                (s + 1).ToString(),
                model.Pattern(s),
                f.Study.Targets.Contains(s) ? Marks.Holds : "",
                f.Arrivals[s]!.Steps.ToString(),
                s == f.Study.From ? "(start)" : string.Join("; ", f.Arrivals[s]!.LastMovers.Select(m => Wording.Group(model, m)))))]);
    }

    private static IEnumerable<Block> Routes(TraceFindings f, bool all)
    {
        GraphModel model = f.Model;
        int[] missed = [.. f.Study.Targets.Where(t => f.Arrivals[t] is null)];
        if (missed.Length > 0)
            yield return new Block.Paragraph($"{(f.CompleteTo is int length ? $"Not reached in {Wording.Count(length, "step")}" : "Not reachable at all")}: {string.Join(", ", missed.Take(all ? missed.Length : Rows).Select(t => Wording.Named(model, t)))}{(all || missed.Length <= Rows ? "" : " and others")}.");
        Route[] shown = [.. f.Routes.Where(r => r.Steps > 0).Take(all ? int.MaxValue : RoutesShown)];
        if (shown.Length == 0)
            yield return new Block.Paragraph(f.CompleteTo is not null || f.RoutesLeftOut > 0 ? "No route was worked out." : "No target lies ahead.");
        foreach (Route route in shown)
        {
            yield return new Block.Paragraph($"To {Wording.Named(model, route.Target)}: {Wording.Count(route.Steps, "step")}, "
                + (route.Paths.IsOne ? "one shortest path." : $"{route.Paths} shortest paths.") + Holding(model, route));
            IEnumerable<Item> items = route.Graph.Take(all ? int.MaxValue : StepsPerRoute).Select(s => new Item(
                $"Step {s.Place}: {Wording.Group(model, s.Step.Movers)} {Wording.StepChange(model, s.Step)}: {s.Step.From + 1} to {s.Step.To + 1}."));
            yield return new Block.Listing([.. items]);
            if (!all && route.Graph.Length > StepsPerRoute)
                yield return new Block.Paragraph($"{route.Graph.Length - StepsPerRoute} more steps of these paths are not shown; --all shows them.");
        }
        int left = f.Routes.Count(r => r.Steps > 0) - shown.Length + f.RoutesLeftOut;
        if (left > 0)
            yield return new Block.Paragraph($"{left} more targets are reached and have no paths shown here; --to names one.");
    }

    private static string Holding(GraphModel model, Route route)
    {
        List<string> said = [];
        if (!route.Needs.IsEmpty)
            said.Add($"Needed on every path: {Wording.And([.. route.Needs.Select(i => model.DecisionMakers[i].Name)])}.".Replace("..", ".", StringComparison.Ordinal));
        foreach (ChokeState choke in route.ChokeStates)
            said.Add($"{(choke.OnEveryPath ? "Every path" : "Every shortest path")} passes {Wording.Named(model, choke.State)}, from where {Wording.And([.. choke.Holders.Select(h => Wording.Group(model, h))])} can go on.");
        foreach (ChokeStep choke in route.ChokeSteps)
            said.Add($"{(choke.OnEveryPath ? "Every path" : "Every shortest path")} takes the step from {choke.Step.From + 1} to {choke.Step.To + 1}, which {Wording.Group(model, choke.Step.Movers)} {(choke.Step.Movers.Members.Length == 1 ? "holds" : "hold")}.");
        return said.Count == 0 ? "" : " " + string.Join(' ', said);
    }

    private static IEnumerable<Block> NoReturn(TraceFindings f, bool all)
    {
        GraphModel model = f.Model;
        if (f.Unfinished.Contains(TracePart.PointsOfNoReturn))
        {
            yield return new Block.Paragraph("Not worked out.");
            yield break;
        }
        if (f.PointsOfNoReturn.IsEmpty)
        {
            yield return new Block.Paragraph("No step closes a target off: whatever can be reached now can still be reached later.");
            yield break;
        }
        var groups = f.PointsOfNoReturn
            .GroupBy(p => (Movers: Wording.Group(model, p.Step.Movers), Change: Wording.StepChange(model, p.Step), Loses: string.Join(", ", p.Loses.Select(t => t + 1))))
            .Select(g => (g.Key, Loses: g.First().Loses.Select(t => t + 1).ToArray(), Place: g.Min(p => p.Place), From: g.Select(p => p.Step.From + 1).Order().ToArray()))
            .OrderBy(g => g.Place).ToArray();
        yield return new Block.Paragraph("After these steps a target that could be reached before can no longer be reached by anybody:");
        yield return new Block.Table(
            [new("Who"), new("What"), new("From state"), new("Closes target"), new("Earliest", ColumnRole.Number)],
            [.. groups.Take(all ? int.MaxValue : Rows).Select(g => ImmutableArray.Create<Cell>(
                g.Key.Movers, g.Key.Change, Some(g.From, all), Some(g.Loses, all), "step " + g.Place))]);
        if (!all && groups.Length > Rows)
            yield return new Block.Paragraph($"{groups.Length - Rows} more rows are not shown{(f.PointsLeftOut > 0 ? $", and {f.PointsLeftOut:N0} later steps that close something are only counted" : "")}; --all shows them.");
    }

    private static string Some(int[] numbers, bool all) =>
        all || numbers.Length <= 8 ? string.Join(", ", numbers) : string.Join(", ", numbers.Take(8)) + $" and {numbers.Length - 8} more";
}
