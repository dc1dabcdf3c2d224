using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Sensitivity;

/// <summary>The equilibria of one conflict under some concepts, by words, so that conflicts with other states can be compared.</summary>
internal sealed class Solved
{
    private readonly Dictionary<StabilityConcept, ImmutableArray<string>> equilibria;

    private Solved(int stateCount, HashSet<string>? words, Dictionary<StabilityConcept, ImmutableArray<string>> equilibria) =>
        (StateCount, States, this.equilibria) = (stateCount, words, equilibria);

    /// <summary>How many states there are.</summary>
    public int StateCount { get; }

    /// <summary>The words of all states, where they were asked for.</summary>
    public HashSet<string>? States { get; }

    /// <summary>The concepts that are defined here.</summary>
    public IEnumerable<StabilityConcept> Concepts => equilibria.Keys;

    /// <summary>The equilibria under a concept, in the order of the states; null when it is not defined here.</summary>
    public ImmutableArray<string>? Equilibria(StabilityConcept concept) => equilibria.TryGetValue(concept, out ImmutableArray<string> words) ? words : null;

    /// <summary>Solves a conflict; with the reason when that is not possible.</summary>
    public static (Solved? Solved, Unsolved? WhyNot) Of(
        Conflict conflict, ImmutableArray<StabilityConcept> concepts, int mostStates, CancellationToken cancellation, bool withStates = false)
    {
        GraphModel? model;
        try
        {
            model = GraphModel.Of(conflict, mostStates, cancellation);
        }
        catch (ArgumentException misfit)
        {
            return (null, new Unsolved.Misfit(misfit.Message.Split(" (Parameter", 2)[0].TrimEnd('.')));
        }
        if (model is null)
            return (null, new Unsolved.TooManyStates(conflict.Options.Length, mostStates));
        if (model.StateCount == 0)
            return (null, new Unsolved.NoState());
        StabilityFindings findings = Stability.Stability.Conduct(model, new() { Concepts = concepts }, null, cancellation).Findings;
        return (new(
            model.StateCount,
            withStates ? [.. Enumerable.Range(0, model.StateCount).Select(model.Pattern)] : null,
            findings.Concepts.ToDictionary(c => c.Concept, c => c.Equilibria.Select(model.Pattern).ToImmutableArray())), null);
    }

    /// <summary>What is lost and gained on the way to another solution, for the concepts defined in both.</summary>
    public ImmutableArray<EquilibriumChange> ChangesTo(Solved after) =>
    [
        .. equilibria.Where(e => after.equilibria.ContainsKey(e.Key)).Select(e =>
        {
            HashSet<string> then = [.. after.equilibria[e.Key]], now = [.. e.Value];
            return new EquilibriumChange(e.Key, e.Value.Length, [.. e.Value.Where(w => !then.Contains(w))], [.. after.equilibria[e.Key].Where(w => !now.Contains(w))], [], now.Count(then.Contains));
        }),
    ];
}

/// <summary>The views of a case, each solved once.</summary>
public sealed class SolvedViews
{
    private readonly Dictionary<string, (Solved? Solved, Unsolved? WhyNot)> solved = [];
    private readonly CancellationToken cancellation;

    /// <summary>Prepares the views of a case for questions about some concepts; nothing is solved yet.</summary>
    public SolvedViews(Case theCase, ImmutableArray<StabilityConcept> concepts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        (Views, Concepts, this.cancellation) = (theCase.Views, concepts, cancellation);
    }

    /// <summary>The views.</summary>
    public ImmutableArray<Perspective> Views { get; }

    /// <summary>The concepts.</summary>
    public ImmutableArray<StabilityConcept> Concepts { get; }

    internal Solved? Of(Perspective view) => Answer(view).Solved;

    internal Unsolved? WhyNot(Perspective view) => Answer(view).WhyNot;

    private (Solved? Solved, Unsolved? WhyNot) Answer(Perspective view)
    {
        if (!solved.TryGetValue(view.Id, out (Solved?, Unsolved?) answer))
            solved.Add(view.Id, answer = Sensitivity.Solved.Of(view.Conflict, Concepts, Withdrawals.MostStates, cancellation, withStates: true));
        return answer;
    }
}
