using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>The door to stability analysis: which states hold, for whom, and why.</summary>
public static class Stability
{
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
        IStabilityEngine[] engines = [.. needed.Select(c => Engines.First(e => e.Decides(c, model)))];
        Fibration[]? fibrations = engines.OfType<Fibres>().Any() ? Fibres.Fibrations((OptionForm)model, cancellation) : null;
        ImmutableArray<StateSet>[] stable = StableStates(engines, fibrations, model, needed, progress, cancellation);

        ConceptFindings[] all =
        [
            .. needed.Select((concept, k) =>
            {
                ImmutableArray<StateSet> each = [.. stable.Select(sets => sets[k])];
                return new ConceptFindings(concept, each, Intersection(model, each));
            }),
        ];
        StabilityFindings findings = new()
        {
            Model = model,
            Concepts = [.. all.Take(shown.Length)],
            MixtureEquilibria = study.Mixture.IsEmpty ? null : Intersection(model,
                study.Mixture.Select((concept, i) => all.First(c => c.Concept == concept).StableFor[i])),
            Departures = Departures(model, fibrations, cancellation),
            NotDefined = [.. study.Concepts.Where(c => !Definitions.IsDefined(c, model))],
        };
        progress?.Report(1);
        return new(study, findings, string.Join(", ", engines.Select(e => e.Name).Distinct()));
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

    // One task per decision maker; each writes its own slot, so threads cannot change the answer.
    private static ImmutableArray<StateSet>[] StableStates(
        IStabilityEngine[] engines, Fibration[]? fibrations, GraphModel model, ImmutableArray<StabilityConcept> concepts,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        int n = model.DecisionMakers.Length, done = 0;
        ImmutableArray<StateSet>[] stable = new ImmutableArray<StateSet>[n];
        DenseStudy? dense = engines.OfType<DenseCube>().FirstOrDefault()?.Study((OptionForm)model);
        if (model.StateCount < 4096 || dense is not null)
            for (int i = 0; i < n; i++)
                One(i);
        else
            Parallel.For(0, n, new ParallelOptions { CancellationToken = cancellation }, One);
        return stable;

        void One(int i)
        {
            Dictionary<StabilityConcept, StateSet> found = [];
            foreach (IStabilityEngine engine in engines.Distinct())
            {
                ImmutableArray<StabilityConcept> mine = [.. concepts.Where((_, k) => engines[k] == engine)];
                ImmutableArray<StateSet> sets = engine is DenseCube
                    ? dense!.StableStates(i, mine, cancellation)
                    : engine is Fibres
                    ? Fibres.StableStates((OptionForm)model, fibrations!, i, mine, cancellation)
                    : engine.StableStates(model, i, mine, cancellation);
                for (int k = 0; k < mine.Length; k++)
                    found[mine[k]] = sets[k];
            }
            stable[i] = [.. concepts.Select(c => found[c])];
            progress?.Report((double)Interlocked.Increment(ref done) / (n + 1));
        }
    }

    private static StateSet Intersection(GraphModel model, IEnumerable<StateSet> sets) =>
        sets.Aggregate(StateSet.Where(model.StateCount, _ => true), (all, one) => all.And(one));

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
