using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using Parley.Analysis.Inverse;
using Parley.Analysis.MonteCarlo;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Robustness;

/// <summary>The door to robustness: how far equilibria are from falling, and under what share of possible preferences they stand.</summary>
public static class Robustness
{
    /// <summary>Answers a study.</summary>
    /// <param name="model">Any model; margins need preferences that are complete orders, shares do not.</param>
    /// <param name="study">The question.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <returns>The same answer whatever the number of threads.</returns>
    /// <exception cref="ArgumentException">The state, the draws or the budget make no sense.</exception>
    public static RobustnessFindings Conduct(
        GraphModel model, RobustnessStudy study, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(study);
        if (study.State is int asked && (asked < 0 || asked >= model.StateCount))
            throw new ArgumentException($"There is no state with index {asked}.", nameof(study));
        if (study.Draws < 1 || study.MostListed < 0 || study.Steps < 0 || study.Threads < 0)
            throw new ArgumentException("At least one draw is needed, and nothing may be negative.", nameof(study));
        ImmutableArray<StabilityConcept> concepts = [.. study.Concepts.Where(c => c.IsOverRanks && (model.IsRanked ? Definitions.IsDefined(c, model) : model is OptionForm || !NeedsOptions(c))).Distinct()];
        ImmutableArray<Margin> margins = model.IsRanked ? [.. FindMargins(model, study, concepts, progress, cancellation)] : [];
        (ImmutableArray<Share> shares, BigInteger? completions, int lookedAt) = FindShares(model, study, concepts, progress, cancellation);
        progress?.Report(1);
        return new()
        {
            Model = model,
            Margins = margins,
            Shares = shares,
            Completions = completions,
            LookedAt = lookedAt,
            NotDefined = [.. study.Concepts.Except(concepts)],
        };
    }

    private static bool NeedsOptions(StabilityConcept concept) =>
        concept is StabilityConcept.SimultaneousStability or StabilityConcept.SequentialOrSimultaneousStability;

    private static IEnumerable<Margin> FindMargins(
        GraphModel model, RobustnessStudy study, ImmutableArray<StabilityConcept> concepts, IProgress<double>? progress, CancellationToken cancellation)
    {
        StateSet[] equilibria = Equilibria(model, concepts, cancellation);
        Dictionary<int, TargetState> targets = [];
        ImmutableArray<(Hinge, int[])> hinges = Hinges.Of(model, cancellation);
        for (int k = 0; k < concepts.Length; k++)
        {
            int done = 0;
            foreach (int s in equilibria[k].Where(s => study.State is null || s == study.State))
            {
                progress?.Report(0.5 * (k + (double)done++ / equilibria[k].Count) / concepts.Length);
                if (!targets.TryGetValue(s, out TargetState? target))
                    targets.Add(s, target = new(model, s));
                if (!target.Answers(concepts[k]))
                    continue;
                ImmutableArray<Change> parties = [.. Enumerable.Range(0, model.DecisionMakers.Length).Select(i => Margins.Of(target, concepts[k], i, study.Steps, cancellation))];
                yield return new(s, concepts[k], parties, Least(parties), Hinges.Breaking(target, concepts[k], hinges));
            }
            progress?.Report(0.5 * (k + 1) / concepts.Length);
        }
    }

    /// <summary>The smallest of several changes, as far as it is known.</summary>
    private static Change Least(ImmutableArray<Change> changes)
    {
        Change.Smallest? best = changes.Select(c => c as Change.Smallest ?? (c as Change.Open)?.Best).OfType<Change.Smallest>().MinBy(c => c.Cost);
        Change.Open[] open = [.. changes.OfType<Change.Open>()];
        long examined = changes.Sum(c => c switch { Change.Smallest x => x.Examined, Change.Impossible x => x.Examined, Change.Open x => x.Examined, _ => 0 });
        if (open.Length > 0 && (best is null || open.Min(o => o.AtLeast) < best.Cost))
            return new Change.Open(open.Min(o => o.AtLeast), best, examined);
        return best is null ? new Change.Impossible(examined) : best;
    }

    private static (ImmutableArray<Share> Shares, BigInteger? Completions, int LookedAt) FindShares(
        GraphModel model, RobustnessStudy study, ImmutableArray<StabilityConcept> concepts, IProgress<double>? progress, CancellationToken cancellation)
    {
        if (CompletionSweep.Of(model, concepts, new RandomSource(study.Seed, "robustness/completions"), study.Draws, study.MostListed, study.Threads, Part.Of(progress, 0.5, 0.5), cancellation)
            is not CompletionSweep sweep)
            return ([], null, 0);
        (bool listed, int runs) = (sweep.IsListed, sweep.Runs.Length);
        ImmutableArray<Share>.Builder shares = ImmutableArray.CreateBuilder<Share>();
        for (int c = 0; c < concepts.Length; c++)
        {
            double[] value = new double[model.StateCount];
            int[] times = new int[model.StateCount];
            foreach ((double weight, ulong[][] equilibria) in sweep.Runs)
                for (int w = 0; w < equilibria[c].Length; w++)
                    for (ulong bits = equilibria[c][w]; bits != 0; bits &= bits - 1)
                    {
                        int s = (w << 6) + BitOperations.TrailingZeroCount(bits);
                        value[s] += weight;
                        times[s]++;
                    }
            for (int s = 0; s < model.StateCount; s++)
                if (study.State is int asked ? s == asked : times[s] > 0)
                    shares.Add(times[s] == runs ? new(s, concepts[c], 1, listed ? 0 : Replications.StandardError(times[s], runs))
                        : new(s, concepts[c], listed ? value[s] : (double)times[s] / runs, listed ? 0 : Replications.StandardError(times[s], runs)));
        }
        return (shares.ToImmutable(), sweep.Count, runs);
    }

    private static StateSet[] Equilibria(GraphModel model, ImmutableArray<StabilityConcept> concepts, CancellationToken cancellation)
    {
        if (concepts.IsEmpty)
            return [];
        return [.. Stability.Stability.Conduct(model, new StabilityStudy { WithDepartures = false, Concepts = concepts }, cancellation: cancellation).Findings.Concepts.Select(c => c.Equilibria)];
    }
}
