using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Symbolic;

/// <summary>What counts as an answer to an improvement under one concept.</summary>
/// <param name="Credible">Whether opponents make improvements of their own only.</param>
/// <param name="Symmetric">Whether the focal decision maker must have no counter-move to something better.</param>
/// <param name="Simultaneous">Whether opponents move at the same time.</param>
internal readonly record struct Deterring(bool Credible, bool Symmetric, bool Simultaneous)
{
    /// <summary>The kinds of answer of which one must deter every improvement; empty for Nash stability, which asks for none.</summary>
    public static Deterring[] Of(StabilityConcept concept) => concept switch
    {
        StabilityConcept.NashStability => [],
        StabilityConcept.GeneralMetarationality => [new(false, false, false)],
        StabilityConcept.SymmetricMetarationality => [new(false, true, false)],
        StabilityConcept.SequentialStability => [new(true, false, false)],
        StabilityConcept.SymmetricSequentialStability => [new(true, true, false)],
        StabilityConcept.SimultaneousStability => [new(true, false, true)],
        StabilityConcept.SequentialOrSimultaneousStability => [new(true, false, false), new(true, false, true)],
        _ => throw new ArgumentException($"Without a list of states {concept.Name} is not decided.", nameof(concept)),
    };
}

/// <summary>An improvement in search of an answer.</summary>
/// <param name="DecisionMaker">Who improves.</param>
/// <param name="State">The state under test.</param>
/// <param name="Improvement">Where the improvement leads.</param>
/// <param name="Kind">What counts as an answer.</param>
internal readonly record struct Question(int DecisionMaker, State State, State Improvement, Deterring Kind);
