using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>A view of a bargaining problem and what was worked out from it.</summary>
public sealed record BargainResult(Perspective View, BargainingProblem Problem, BargainingFindings Findings);

/// <summary>What comes out under each model, who moved it, and what vetoes leave open, in sentences.</summary>
public static class BargainPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="result">What was worked out.</param>
    /// <param name="issue">Index of the only issue to tell about; null for all.</param>
    public static Report Of(Case theCase, BargainResult result, int? issue = null)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(result);
        BargainingProblem problem = result.Problem;
        ImmutableArray<Issue> issues = issue is int only ? [problem.Issues[only]] : problem.Issues;
        List<Block> blocks = [.. BargainTexts.View(theCase, result.View)];
        blocks.Add(new Block.Heading("Where everybody stands"));
        foreach (ImmutableArray<Issue> group in BargainTexts.Groups(issues))
            blocks.Add(Positions(problem, result.Findings.Standings, group));
        blocks.Add(new Block.Paragraph("Position on the scale of the issue and salience, both at the middle of what was stated; a dash is no stake."));
        blocks.Add(new Block.Heading("What comes out, model by model"));
        foreach (Issue[] group in issues.Chunk(BargainTexts.IssuesPerTable - 1))
            blocks.Add(Models(result.Findings, [.. group]));
        blocks.Add(new Block.Paragraph(
            $"The weighted mean is the baseline: in published back-tests no model misses by less than it does by more than chance. Where the solutions need a cost of failure and nobody says one, it is {BargainTexts.Plain(result.Findings.FailureCost)} of the longest loss."));
        if (Meanings(problem, result.Findings, issues).ToArray() is { Length: > 0 } meanings)
            blocks.Add(new Block.Listing([.. meanings]));
        if (Vetoes(problem, result.Findings, issues).ToArray() is { Length: > 0 } vetoes)
        {
            blocks.Add(new Block.Heading("What those with a veto leave open"));
            blocks.Add(new Block.Listing([.. vetoes]));
        }
        blocks.Add(new Block.Heading("Who moved the outcome"));
        blocks.AddRange(Movers(problem, result.Findings, issues));
        if (Links(theCase, problem, result.Findings).ToArray() is { Length: > 0 } links && issue is null)
        {
            blocks.Add(new Block.Heading("As options of the conflict, at the weighted mean"));
            blocks.Add(new Block.Listing([.. links]));
        }
        blocks.AddRange(BargainTexts.Assumptions(theCase, problem));
        return new($"{theCase.Title}: what the table gives", [.. blocks]);
    }

    private static Block.Table Positions(BargainingProblem problem, Standings standings, ImmutableArray<Issue> issues) => new(
        [new("Actor"), new("Capability", ColumnRole.Number), .. issues.Select(i => new Column(i.Id, ColumnRole.Number))],
        [
            .. problem.Actors.Select(a => ImmutableArray.CreateRange<Cell>(
            [
                a.Name + (a.HasVeto ? " (veto)" : ""), a.Capability is Estimate c ? BargainTexts.Rounded(c.Middle, Math.Max(1, problem.Actors.Max(b => b.Capability?.Middle ?? 0))) : "–",
                .. issues.Select(i => (Cell)(standings.HasStake(a.Index, i.Index) ? $"{BargainTexts.Point(standings.Position(a.Index, i.Index), i)} ({BargainTexts.Percent(standings.Salience(a.Index, i.Index))})" : "–")),
            ])),
        ]);

    private static Block.Table Models(BargainingFindings findings, ImmutableArray<Issue> issues) => new(
        [new("Model"), .. issues.Select(i => new Column(i.Id, ColumnRole.Number))],
        [
            .. findings.Models.Select((m, k) => ImmutableArray.CreateRange<Cell>(
            [
                m.Name + (k == 0 ? " (baseline)" : ""), .. issues.Select(i => (Cell)Outcome(m.Issues[i.Index], i)),
            ])),
        ]);

    // A stretch of equally good points is told as such.
    private static string Outcome(IssueOutcome outcome, Issue issue) => !outcome.IsKnown ? "–" : outcome.Low < outcome.High
        ? $"{BargainTexts.Point(outcome.Point, issue)} ({BargainTexts.Stretch(outcome.Low, outcome.High, issue)})" : BargainTexts.Point(outcome.Point, issue);

    private static IEnumerable<Item> Meanings(BargainingProblem problem, BargainingFindings findings, ImmutableArray<Issue> issues) => issues
        .Where(i => findings.Models[0].Issues[i.Index].IsKnown)
        .Select(i => new Item($"{Wording.Sentence(i.Name)} ({i.Id}): {BargainTexts.Point(findings.Models[0].Issues[i.Index].Point, i)} by the weighted mean is {BargainTexts.Meaning(findings.Models[0].Issues[i.Index].Point, i)}"
            + (i.Reference is Estimate r ? $"; without a deal {BargainTexts.Stretch(r.Low, r.High, i)}." : ".")));

    private static IEnumerable<Item> Vetoes(BargainingProblem problem, BargainingFindings findings, ImmutableArray<Issue> issues)
    {
        foreach (VetoRange range in findings.Vetoes.Where(v => issues.Any(i => i.Index == v.Issue)))
        {
            Issue issue = problem.Issues[range.Issue];
            string win = range.WinSet is not var (low, high) ? "no reference point is given"
                : low >= high ? $"nothing but the reference point {BargainTexts.Point(low, issue)} is acceptable to all of them if failure costs nothing"
                : $"{BargainTexts.Stretch(low, high, issue)} is at least as good for all of them as the reference point";
            yield return new($"{issue.Id}: their positions run from {BargainTexts.Point(range.Core.Low, issue)} to {BargainTexts.Point(range.Core.High, issue)}, and no point between gives way to another that all of them prefer; {win}.");
        }
    }

    private static IEnumerable<Block> Movers(BargainingProblem problem, BargainingFindings findings, ImmutableArray<Issue> issues)
    {
        AttributionFindings[] shown = [.. findings.Attributions.Where(a => issues.Any(i => i.Index == a.Issue))];
        if (shown.Length == 0)
            yield break;
        string model = findings.Models.FirstOrDefault(m => m.Key == shown[0].Model)?.Name ?? shown[0].Model;
        yield return new Block.Paragraph($"Under the {model}: from the start (the reference point, else the middle of the scale) to the outcome, by Shapley values; in brackets how far the outcome would be from where it is if the actor were not there.");
        foreach (AttributionFindings[] group in shown.Chunk(BargainTexts.IssuesPerTable))
            yield return new Block.Table(
                [new("Actor"), .. group.Select(a => new Column(problem.Issues[a.Issue].Id, ColumnRole.Number))],
                [
                    ["start", .. group.Select(a => (Cell)BargainTexts.Point(a.Start, problem.Issues[a.Issue]))],
                    .. problem.Actors.Select(actor => ImmutableArray.CreateRange<Cell>([actor.Name, .. group.Select(a => (Cell)Effect(a.Actors.FirstOrDefault(e => e.Actor == actor.Index), problem.Issues[a.Issue]))])),
                    ["outcome", .. group.Select(a => (Cell)BargainTexts.Point(a.Outcome, problem.Issues[a.Issue]))],
                ]);
        if (findings.Trajectories.FirstOrDefault() is Trajectory first && first.Model == shown[0].Model)
        {
            yield return new Block.Paragraph("Shift by shift, over all rounds:");
            yield return new Block.Listing([.. findings.Trajectories.Where(t => issues.Any(i => i.Index == t.Issue)).SelectMany(t => t.Shifts.Where(s => Math.Abs(s.Way) > 0.0005 * (problem.Issues[t.Issue].High - problem.Issues[t.Issue].Low)).Select(s =>
                new Item($"{problem.Issues[t.Issue].Id}: {problem.Actors[s.By].Name} moved {problem.Actors[s.Actor].Name} by {BargainTexts.Signed(s.Way, problem.Issues[t.Issue])}.")))]);
        }
        if (shown.Any(a => a.Actors.Any(e => e.StandardError > 0)))
            yield return new Block.Paragraph("With more than twelve actors Shapley values are drawn, so they have a standard error, which --format json tells.");
    }

    private static string Effect(ActorEffect? effect, Issue issue) => effect is null ? "–"
        : $"{BargainTexts.Signed(effect.Shapley, issue)} ({(double.IsNaN(effect.Removal) ? "–" : BargainTexts.Signed(-effect.Removal, issue))})";

    private static IEnumerable<Item> Links(Case theCase, BargainingProblem problem, BargainingFindings findings)
    {
        foreach (OptionLink link in problem.Links)
        {
            double point = findings.Models[0].Issues[link.When.Issue].Point;
            Option option = theCase.Conflict.Options[link.Option];
            yield return new($"{theCase.Conflict.DecisionMakers[option.Owner].Name}: {option.Name} – {(double.IsNaN(point) ? "no answer" : link.When.Holds(point) ? "taken" : "not taken")} ({BargainTexts.Condition(link.When, problem)}).");
        }
        if (theCase.Conflict.StatusQuo is State here && problem.Links.Length > 0)
            yield return new("The status quo of the conflict, read the other way: " + string.Join(", ", problem.Issues.Where(i => problem.Links.Any(l => l.When.Issue == i.Index))
                .Select(i => problem.RangeOf(here, i.Index) is var (low, high) ? $"{i.Id} {BargainTexts.Stretch(low, high, i)}" : $"{i.Id} contradicts itself")) + ".");
    }
}
