using System.Collections.Immutable;
using Parley.Studies;

namespace Parley.Forecasts;

/// <summary>Who foretells.</summary>
public abstract record Forecaster
{
    private Forecaster() { }

    /// <summary>The word under which a forecaster's predictions belong together.</summary>
    public abstract string Key { get; }

    /// <summary>A person, a group or a platform, by name.</summary>
    public sealed record Person(string Name) : Forecaster
    {
        /// <inheritdoc/>
        public override string Key => Name;
    }

    /// <summary>A perspective of the case, by its id.</summary>
    public sealed record Viewpoint(string Perspective) : Forecaster
    {
        /// <inheritdoc/>
        public override string Key => $"perspective:{Perspective}";
    }

    /// <summary>A model: the share of sweeps over what else may be true in which an answer is stable.</summary>
    /// <param name="Perspectives">Ids of the views swept over, each with the same weight.</param>
    /// <param name="Concept">Stable under which concept.</param>
    /// <param name="Seed">Names the random numbers.</param>
    /// <param name="Draws">How many completions were drawn where there were too many to try them all.</param>
    public sealed record Model(ImmutableArray<string> Perspectives, StabilityConcept Concept, ulong Seed, int Draws) : Forecaster
    {
        /// <inheritdoc/>
        public override string Key => $"model:{string.Join('+', Perspectives)}:{Concept.Key}";

        /// <inheritdoc/>
        public bool Equals(Model? other) =>
            other is not null && Perspectives.SequenceEqual(other.Perspectives) && Concept == other.Concept && Seed == other.Seed && Draws == other.Draws;

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Perspectives.Length, Concept, Seed, Draws);
    }
}

/// <summary>What somebody foretold on a day.</summary>
public sealed record Prediction
{
    /// <summary>Who.</summary>
    public required Forecaster By { get; init; }

    /// <summary>The day from which it stands, until the same forecaster says something else.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What was foretold, as it was written.</summary>
    public required PredictiveDistribution Distribution { get; init; }

    /// <summary>Id of the mechanism the forecaster names, if one is named.</summary>
    public string? Mechanism { get; init; }

    /// <summary>Keys of the claims that state it.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>What a reader should know about it.</summary>
    public string? Note { get; init; }

    /// <summary>Hash of the ledger entry that pins it; null when it is not sealed.</summary>
    public string? Seal { get; init; }
}
