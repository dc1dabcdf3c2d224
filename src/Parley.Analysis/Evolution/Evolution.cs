using System.Collections.Immutable;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Evolution;

/// <summary>The door to paths: what can be reached from a state, how soon, by whom, and which steps cannot be undone.</summary>
/// <remarks>
/// There is no limit on the length of a path: unless a budget ends the search, what is not reached is not reachable at all. Any model with a complete or an incomplete
/// preference will do; memory grows with the number of steps that lie ahead. Sources: [LiKilgourHipel2005], [XuKilgourHipelKemkes2010].
/// </remarks>
public static class Evolution
{
    /// <summary>Answers a study.</summary>
    /// <param name="model">Any model.</param>
    /// <param name="study">The question.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <exception cref="ArgumentException">The targets are states of another model, or groups are asked for and there are more than 12 decision makers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The paths begin at no state of the model.</exception>
    public static TraceFindings Conduct(
        GraphModel model, TraceStudy study, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(study);
        ArgumentOutOfRangeException.ThrowIfNegative(study.From, nameof(study));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(study.From, model.StateCount, nameof(study));
        if (study.Targets.StateCount != model.StateCount)
            throw new ArgumentException($"The targets are about {study.Targets.StateCount} states, the model has {model.StateCount}.", nameof(study));
        if (study.By == StepKind.CoalitionImprovements && model.DecisionMakers.Length > 12)
            throw new ArgumentException($"{model.DecisionMakers.Length} decision makers form too many groups; at most 12 can be examined together.", nameof(model));

        StepBudget budget = new(study.Budget);
        StepGraph steps = new(model, study.By, budget, cancellation);
        ForwardSearch search = new(steps, study.From, budget, null, null, cancellation);
        progress?.Report(0.1);
        int[] reached = [.. study.Targets.Where(t => search.Least(t) >= 0).OrderBy(t => (search.Least(t), t))];
        ImmutableArray<Route> found = FindRoutes(steps, search, study, reached, budget, progress, cancellation);
        int wanted = Math.Min(reached.Length, Math.Max(0, study.RoutesAtMost));
        (ImmutableArray<PointOfNoReturn> Points, int LeftOut)? closing = budget.IsSpent ? null
            : NoReturn.Find(steps, search, study, found.SelectMany(r => r.Graph).Select(s => s.Step), budget, cancellation);
        TraceFindings findings = new()
        {
            Model = model,
            Study = study,
            Arrivals = [.. Enumerable.Range(0, model.StateCount).Select(s => Arrive(steps, search, s))],
            CompleteTo = search.CompleteTo,
            Routes = found,
            RoutesLeftOut = reached.Length - found.Length,
            PointsOfNoReturn = closing?.Points ?? [],
            PointsLeftOut = closing?.LeftOut ?? 0,
            Unfinished =
            [
                .. search.CompleteTo is null ? Array.Empty<TracePart>() : [TracePart.Arrivals],
                .. search.CompleteTo is null && found.Length == wanted ? Array.Empty<TracePart>() : [TracePart.Routes],
                .. closing is not null ? Array.Empty<TracePart>() : [TracePart.PointsOfNoReturn],
            ],
        };
        progress?.Report(1);
        return findings;
    }

    // As many routes as are wanted and the budget pays for, the nearest first; a route that was cut short is not told.
    private static ImmutableArray<Route> FindRoutes(
        StepGraph steps, ForwardSearch search, TraceStudy study, int[] reached, StepBudget budget, IProgress<double>? progress, CancellationToken cancellation)
    {
        ImmutableArray<Route>.Builder found = ImmutableArray.CreateBuilder<Route>();
        if (budget.IsSpent || study.RoutesAtMost <= 0 || reached.Length == 0)
            return [];
        Routes routes = new(steps, search, study.From, budget, cancellation);
        foreach (int target in reached.Take(study.RoutesAtMost))
        {
            if (routes.To(target) is not Route route)
                break;
            found.Add(route);
            progress?.Report(0.1 + 0.7 * found.Count / Math.Min(reached.Length, study.RoutesAtMost));
        }
        return found.ToImmutable();
    }

    private static Arrival? Arrive(StepGraph steps, ForwardSearch search, int state)
    {
        int least = search.Least(state);
        if (least < 0)
            return null;
        int[] ever = [.. Enumerable.Range(0, steps.Movers.Length).Where(m => search.Least(state, m) >= 0)];
        return new(least, [.. ever.Where(m => search.Least(state, m) == least).Select(m => steps.Movers[m])], [.. ever.Select(m => steps.Movers[m])]);
    }
}
