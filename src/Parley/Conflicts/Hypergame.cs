using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>What one decision maker believes everybody is playing.</summary>
/// <param name="Games">[j]: the game that decision maker j is believed to see; at the holder's own place, the game the holder sees and acts by.</param>
public sealed record Outlook(ImmutableArray<Perspective> Games)
{
    /// <inheritdoc/>
    public bool Equals(Outlook? other) => other is not null && Games.AsSpan().SequenceEqual(other.Games.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Games.Aggregate(17, HashCode.Combine);
}

/// <summary>A conflict in which every decision maker acts by a game of their own, which may leave out options and mistake preferences.</summary>
/// <remarks>
/// All games are told over the same options, so that states can be compared; what a view does not know is fixed at not taken in it.
/// At level 1 everybody takes it that all others see the same game; at level 2 somebody believes that somebody else sees another.
/// Sources: [Bennett1977], [WangHipelFraser1988], [AljefriHipelFang2020].
/// </remarks>
public sealed record Hypergame
{
    /// <summary>Puts a hypergame together.</summary>
    /// <param name="outlooks">One per decision maker, each with one game per decision maker.</param>
    /// <param name="truth">The game as it is, where the case claims to know it.</param>
    /// <exception cref="ArgumentException">There is no outlook, or games are missing or have other decision makers or options.</exception>
    public Hypergame(ImmutableArray<Outlook> outlooks, Perspective? truth = null)
    {
        if (outlooks.IsDefaultOrEmpty || outlooks.Any(o => o.Games.Length != outlooks.Length))
            throw new ArgumentException($"A hypergame has one outlook per decision maker, and each outlook one game per decision maker.", nameof(outlooks));
        (Outlooks, Truth) = (outlooks, truth);
        Conflict first = outlooks[0].Games[0].Conflict;
        foreach (Conflict game in Games.Select(g => g.Conflict))
            if (game.DecisionMakers.Length != outlooks.Length || !game.Options.SequenceEqual(first.Options) || !game.IsComplete
                || !game.DecisionMakers.Select(d => d.Id).SequenceEqual(first.DecisionMakers.Select(d => d.Id)))
                throw new ArgumentException("Every game of a hypergame has the same decision makers and options, and says what everybody wants.", nameof(outlooks));
    }

    /// <summary>One per decision maker.</summary>
    public ImmutableArray<Outlook> Outlooks { get; }

    /// <summary>The game as it is, where the case claims to know it; otherwise null.</summary>
    public Perspective? Truth { get; }

    /// <summary>The game a decision maker sees and acts by.</summary>
    public Perspective OwnGame(int decisionMaker) => Outlooks[decisionMaker].Games[decisionMaker];

    /// <summary>1 when everybody takes it that all see what they see, otherwise 2.</summary>
    public int Level => Enumerable.Range(0, Outlooks.Length).All(i => Outlooks[i].Games.All(g => g == OwnGame(i))) ? 1 : 2;

    /// <summary>Every game that appears, each once, the true one last.</summary>
    public IEnumerable<Perspective> Games => Outlooks.SelectMany(o => o.Games).Concat(Truth is null ? [] : new[] { Truth }).Distinct();

    /// <inheritdoc/>
    public bool Equals(Hypergame? other) => other is not null && Outlooks.AsSpan().SequenceEqual(other.Outlooks.AsSpan()) && Truth == other.Truth;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Outlooks.Aggregate(17, HashCode.Combine), Truth);
}
