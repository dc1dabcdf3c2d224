using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Conflicts;

/// <summary>How a decision maker orders the states.</summary>
public abstract record Preference
{
    private Preference() { }

    /// <summary>Keys of the claims this judgement rests on.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>Where the decision maker's name stands in front of it.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>How certain a gain must be to tempt under fuzzy and grey readings, above 0 and at most 1. Source: [BasharKilgourHipel2012].</summary>
    public double SatisficingThreshold { get; init; } = 0.5;

    /// <summary>Where between least (0) and greatest (1) certainty the decision maker places the anticipated one under grey readings.</summary>
    public double Anticipation { get; init; } = 0.5;

    /// <summary>Option prioritising: a state that satisfies an earlier statement beats any that does not, whatever follows.</summary>
    /// <remarks>No statements at all means indifference between all states. Source: [FangHipelKilgourPeng2003].</remarks>
    /// <param name="Statements">Most important first; any number.</param>
    public sealed record Prioritised(ImmutableArray<Statement> Statements) : Preference;

    /// <summary>A direct ranking of the feasible states.</summary>
    /// <param name="Groups">Best group first; the states within a group are tied.</param>
    public sealed record Ranking(ImmutableArray<ImmutableArray<State>> Groups) : Preference
    {
        /// <summary>How strong the step below each group but the last is: 1 as written with <c>&gt;</c>, 2 with <c>&gt;&gt;</c>, and so on; empty means 1 throughout.</summary>
        public ImmutableArray<int> Strengths { get; init; } = [];
    }

    /// <summary>Option weighting: the worth of a state is the sum of the weights of the options taken in it. Source: [FangHipelKilgourPeng2003].</summary>
    /// <param name="Weights">One weight per option of the conflict, by index; negative where the decision maker would rather not see it taken.</param>
    public sealed record Weighted(ImmutableArray<decimal> Weights) : Preference
    {
        /// <summary>Keys of the claims each weight rests on, by option; empty when all rest on what the whole preference rests on.</summary>
        public ImmutableArray<ImmutableArray<string>> Grounds { get; init; } = [];
    }

    /// <summary>Several candidate orders of which one is the decision maker's; where they disagree, the preference is unknown. Source: [LiHipelKilgourFang2004].</summary>
    /// <param name="Alternatives">At least one; each of them a complete order.</param>
    /// <param name="Weights">How likely each is thought to be; positive, of any sum; empty means equally likely.</param>
    public sealed record Candidates(ImmutableArray<Preference> Alternatives, ImmutableArray<double> Weights) : Preference;

    /// <summary>A complete order, except for some pairs of states about which less is known.</summary>
    /// <param name="Order">The order of all other pairs.</param>
    /// <param name="Pairs">The exceptions.</param>
    public sealed record Partial(Preference Order, ImmutableArray<PairwisePreference> Pairs) : Preference;
}

/// <summary>What is known of one pair of states: how certain it is that the first is preferred to the second.</summary>
/// <param name="First">A state.</param>
/// <param name="Second">Another state.</param>
/// <param name="Low">Least degree of certainty, from 0 to 1; one half means that neither is preferred.</param>
/// <param name="High">Greatest degree; equal to <paramref name="Low"/> where one number is known.</param>
/// <remarks>An unknown pair is (0, 1). Sources: [AlMutairiHipelKamel2008], [KuangBasharHipelKilgour2015].</remarks>
public readonly record struct PairwisePreference(State First, State Second, double Low, double High)
{
    /// <summary>Keys of the claims this pair rests on; empty when it rests on what the whole preference rests on.</summary>
    public ImmutableArray<string> Because { get => field.IsDefault ? [] : field; init => field = value.IsDefaultOrEmpty ? default : value; }

    /// <summary>A pair of which nothing is known.</summary>
    public static PairwisePreference Unknown(State first, State second) => new(first, second, 0, 1);
}
