using System.Collections.Immutable;
using Parley.Analysis.MonteCarlo;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Robustness;

/// <summary>In what share of sweeps over what else may be true an outcome is stable: what a model foretells.</summary>
/// <remarks>
/// A share says how much of a finding comes from what is known; as a forecast it is taken at its word and graded like anybody else's. Where several
/// outcomes are stable in one sweep each of them counts, and the shares are brought to a sum of 1.
/// </remarks>
public static class OutcomeShares
{
    /// <summary>Answers a study.</summary>
    /// <param name="models">The views swept over, each with the same weight; at least one.</param>
    /// <param name="study">The question.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <returns>The answer, the same whatever the number of threads; null when the completions of some model cannot be counted.</returns>
    /// <exception cref="ArgumentException">There is no model or no outcome, the concept is not over ranks or not defined for some model, or there are no draws.</exception>
    public static OutcomeFindings? Conduct(ImmutableArray<GraphModel> models, OutcomeStudy study, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (models.IsDefaultOrEmpty || study.Outcomes.IsDefaultOrEmpty)
            throw new ArgumentException("At least one model and one outcome are needed.", nameof(models));
        if (!study.Concept.IsOverRanks || models.Any(m => m.IsRanked && !Definitions.IsDefined(study.Concept, m)))
            throw new ArgumentException($"{study.Concept.Name} cannot be asked about under completions of these models.", nameof(study));
        if (study.Draws < 1 || study.MostListed < 0 || study.Threads < 0)
            throw new ArgumentException("At least one draw is needed, and nothing may be negative.", nameof(study));
        ImmutableArray<ModelSweep>.Builder sweeps = ImmutableArray.CreateBuilder<ModelSweep>();
        for (int v = 0; v < models.Length; v++)
        {
            GraphModel model = models[v];
            RandomSource source = new RandomSource(study.Seed, "robustness/outcomes").Child(v);
            IProgress<double>? part = Inverse.Part.Of(progress, (double)v / models.Length, 1.0 / models.Length);
            if (CompletionSweep.Of(model, [study.Concept], source, study.Draws, study.MostListed, study.Threads, part, cancellation) is not CompletionSweep sweep)
                return null;
            StateSet[] outcomes = [.. study.Outcomes.Select(o => StateSet.Where(model.StateCount, s => model.Members(s).Any(o.Holds)))];
            (double Weight, StateSet Equilibria)[] runs = [.. sweep.Runs.Select(r => (r.Weight, StateSet.FromWords(model.StateCount, r.Equilibria[0])))];
            sweeps.Add(new(
                sweep.Count, runs.Length,
                [.. outcomes.Select(o => runs.Where(r => r.Equilibria.And(o).Count > 0).Sum(r => r.Weight))],
                runs.Where(r => r.Equilibria.Count == 0).Sum(r => r.Weight)));
        }
        double[] shares = [.. study.Outcomes.Select((_, k) => sweeps.Average(s => s.Shares[k]))];
        double sum = shares.Sum();
        return new(sweeps.ToImmutable(), [.. shares], sum > 0 ? [.. shares.Select(s => s / sum)] : null);
    }
}
