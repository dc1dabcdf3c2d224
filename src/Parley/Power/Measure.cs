using System.Collections.Immutable;

namespace Parley.Power;

/// <summary>What states hold of something, year by year, on one basis: gross domestic product at market prices, population, ideal points.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Basis">How or by whom: the price basis, the index, or the file it comes from.</param>
public sealed record Measure(string Name, string Basis)
{
    /// <summary>Who holds how much when, ordered by year and code; no pair of code and year twice.</summary>
    public required ImmutableArray<Holding> Holdings { get; init; }

    /// <summary>Whether what states hold adds up to a whole of which they have shares. Positions, such as ideal points, do not.</summary>
    public bool HasShares { get; init; } = true;

    /// <summary>Whether the values are shares already, whose sum is worth telling.</summary>
    public bool AreShares { get; init; }

    /// <summary>Name and basis in one.</summary>
    public string Title => Basis.Length == 0 ? Name : $"{Name} ({Basis})";
}

/// <summary>What a state holds in a year.</summary>
public readonly record struct Holding(string Code, int Year, double Value);
