using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>A player of a game file: a name, and one label per strategy.</summary>
internal sealed record GambitPlayer(string Name, ImmutableArray<string> Strategies);

/// <summary>A strategic game as a file holds it.</summary>
/// <param name="Title">May be empty.</param>
/// <param name="Comment">What the author adds, if anything.</param>
/// <param name="Players">At least one.</param>
/// <param name="Payoffs">
/// One entry per profile, one payoff per player in it; null where the profile is infeasible. The first player's strategy changes fastest.
/// </param>
/// <param name="Body">Where the payoffs stand.</param>
internal sealed record GambitGame(string Title, string? Comment, ImmutableArray<GambitPlayer> Players, Fraction[]?[] Payoffs, SourceSpan Body)
{
    /// <summary>How many profiles are read at most, and how many payoffs.</summary>
    internal const int MaxProfiles = 1 << 20, MaxPayoffs = 1 << 22;

    /// <summary>The sentence by which our writer marks profiles that cannot occur, and by which they are recognised again.</summary>
    internal const string InfeasibleMark = "Profiles with payoff 0 for every player are infeasible.";

    /// <summary>The number of profiles; null when there are more than <see cref="MaxProfiles"/>.</summary>
    internal static int? ProfileCount(IEnumerable<int> strategies)
    {
        long product = 1;
        foreach (int count in strategies)
            if ((product *= count) > MaxProfiles)
                return null;
        return (int)product;
    }
}
