using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>The door to stability analysis: which states hold, for whom, and why.</summary>
public static class Stability
{
    /// <summary>Departures from the status quo are searched in models of at most this many states.</summary>
    private const int MostSearched = 1 << 21;

    /// <summary>How many departures from the status quo are reported for one decision maker.</summary>
    public const int DeparturesPerMover = 16;

    /// <summary>The engines, the one tried first standing first.</summary>
    public static ImmutableArray<IStabilityEngine> Engines { get; } = [new DenseCube(), new Fibres(), new Explicit(), new Tables(), new ByDefinition()];

    /// <summary>About how many bytes listing and deciding take for each state, the simultaneous tables included.</summary>
    /// <remarks>Per decision maker ranks and the three arrays of a fibration; for two at work results, labels, order and stack; a table level per opponent.</remarks>
    public static int BytesPerState(int decisionMakers) => 16 + 24 * decisionMakers + 120;

    /// <summary>Answers a study.</summary>
    /// <param name="model">Any model.</param>
    /// <param name="study">The question.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <returns>The same answer whatever the number of threads.</returns>
    /// <remarks>A study that is cancelled still returns the concepts that were decided for everybody by then, if there is one.</remarks>
    /// <exception cref="OperationCanceledException">Cancelled before any concept was decided.</exception>
    /// <exception cref="ArgumentException">The mixture names another number of concepts than there are decision makers, or one that is not defined for the model.</exception>
    public static Run<StabilityFindings> Conduct(
        GraphModel model, StabilityStudy study, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(study);
        int n = model.DecisionMakers.Length;
        if (!study.Mixture.IsEmpty && study.Mixture.Length != n)
            throw new ArgumentException($"The mixture names {study.Mixture.Length} concepts for {n} decision makers.", nameof(study));
        if (study.Mixture.FirstOrDefault(c => !Definitions.IsDefined(c, model)) is StabilityConcept undefined)
            throw new ArgumentException(Definitions.WhyUndefined(undefined, model), nameof(study));

        ImmutableArray<StabilityConcept> shown = [.. study.Concepts.Where(c => Definitions.IsDefined(c, model)).Distinct()];
        ImmutableArray<StabilityConcept> needed = [.. shown.Union(study.Mixture)];
        Stages stages = new(model, needed, study.Threads);
        Dictionary<StabilityConcept, ConceptFindings> found = stages.Decide(progress, cancellation);
        bool cut = found.Count < needed.Length;
        bool leftOut = study.WithDepartures && model.StateCount > MostSearched;
        StabilityFindings findings = new()
        {
            Model = model,
            Concepts = [.. shown.Where(found.ContainsKey).Select(c => found[c])],
            NotReached = [.. needed.Where(c => !found.ContainsKey(c))],
            MixtureEquilibria = study.Mixture.IsEmpty || cut ? null : Stages.Intersection(model, study.Mixture.Select((concept, i) => found[concept].StableFor[i])),
            Departures = leftOut || cut || !study.WithDepartures ? [] : Departures(model, stages.Fibrations, cancellation),
            DeparturesLeftOut = study.WithDepartures && (leftOut || cut),
            NotDefined = [.. study.Concepts.Where(c => !Definitions.IsDefined(c, model))],
        };
        progress?.Report(1);
        return new(study, findings, stages.EngineNames);
    }

    /// <summary>How many bytes a study takes at its peak, known before it starts: exact bounds for the dense engine, estimates for the others.</summary>
    /// <param name="model">Any model.</param>
    /// <param name="study">The question; without a number of threads, eight are assumed.</param>
    public static long Bytes(GraphModel model, StabilityStudy study)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(study);
        return new Stages(model, [.. study.Concepts.Where(c => Definitions.IsDefined(c, model)).Distinct()], study.Threads).Bytes;
    }

    /// <summary>About how many combinations of joint replies simultaneous stability may have to look at, if half of all other choices improve; known before it starts.</summary>
    /// <remarks>Many are never looked at: the search leaves a branch where no further reply helps.</remarks>
    public static double JointReplies(GraphModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        double perState = 0;
        for (int i = 0; i < model.DecisionMakers.Length; i++)
        {
            double replies = 1;
            for (int j = 0; j < model.DecisionMakers.Length; j++)
                if (j != i)
                    replies *= 1 + (Math.Pow(2, model.DecisionMakers[j].Options.Length) - 1) / 2;
            perState += replies;
        }
        return perState * model.StateCount;
    }

    /// <summary>Whether one decision maker would stay at one state under one concept, with the proof.</summary>
    /// <exception cref="ArgumentException">The concept is not defined for the model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such decision maker or state.</exception>
    public static Verdict Explain(
        GraphModel model, int decisionMaker, int state, StabilityConcept concept, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(concept);
        ArgumentOutOfRangeException.ThrowIfNegative(decisionMaker);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(decisionMaker, model.DecisionMakers.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, model.StateCount);
        if (!Definitions.IsDefined(concept, model))
            throw new ArgumentException(Definitions.WhyUndefined(concept, model), nameof(concept));
        return new Witnesses(model, null, cancellation).Of(concept, decisionMaker, state, cancellation);
    }

    private static ImmutableArray<Departure> Departures(GraphModel model, Fibration[]? fibrations, CancellationToken cancellation)
    {
        if (model.StatusQuo is not int q)
            return [];
        Witnesses witnesses = new(model, fibrations, cancellation);
        return
        [
            .. Enumerable.Range(0, model.DecisionMakers.Length).SelectMany(i =>
                witnesses.Improvements(i, q).Take(DeparturesPerMover).Select(to => new Departure(
                    new(i, q, to),
                    witnesses.Sanction(i, q, to, improving: true, symmetric: false, cancellation),
                    witnesses.Sanction(i, q, to, improving: false, symmetric: false, cancellation)))),
        ];
    }
}
