using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Evolution;

/// <summary>The door to paths: what can be reached from a state, how soon, by whom, and which steps cannot be undone.</summary>
/// <remarks>
/// There is no limit on the length of a path: what is not reached is not reachable at all. Any model with a complete or an incomplete
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

        StepGraph steps = new(model, study.By, cancellation);
        ForwardSearch search = new(steps, study.From, null, cancellation);
        int[] reached = [.. study.Targets.Where(t => search.Least(t) >= 0).OrderBy(t => (search.Least(t), t))];
        Routes routes = new(steps, search, study.From, cancellation);
        ImmutableArray<Route>.Builder found = ImmutableArray.CreateBuilder<Route>();
        int wanted = Math.Min(reached.Length, Math.Max(0, study.RoutesAtMost));
        foreach (int target in reached.Take(wanted))
        {
            found.Add(routes.To(target));
            progress?.Report((double)found.Count / (wanted + 1));
        }
        TraceFindings findings = new()
        {
            Model = model,
            Study = study,
            Arrivals = [.. Enumerable.Range(0, model.StateCount).Select(s => Arrive(steps, search, s))],
            Routes = found.ToImmutable(),
            RoutesLeftOut = reached.Length - wanted,
            PointsOfNoReturn = NoReturn.Find(steps, search, study.From, study.Targets, cancellation),
        };
        progress?.Report(1);
        return findings;
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
