using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Standing, expectation and equilibrium in a hypergame, word for word. The judge of <see cref="Hypergames"/>.</summary>
public static class HypergameDefinitions
{
    /// <summary>What a state is to decision maker i in a game: outside it, left, or stayed at.</summary>
    public static Standing Stands(StabilityConcept concept, Perspective game, int i, State state)
    {
        ArgumentNullException.ThrowIfNull(game);
        GraphModel g = GraphModel.Of(game.Conflict) ?? throw new ArgumentException("The game has too many states to be listed.", nameof(game));
        return Enumerable.Range(0, g.StateCount).Where(s => g.Members(s).Contains(state)).ToArray() is not [int index] ? Standing.OutOfSight
            : Definitions.IsStable(concept, g, i, index) ? Standing.Stays : Standing.Leaves;
    }

    /// <summary>Whether decision maker i believes that everybody would stay, each in the game i believes them to see.</summary>
    public static bool Expects(StabilityConcept concept, Hypergame hypergame, int i, State state)
    {
        ArgumentNullException.ThrowIfNull(hypergame);
        return Enumerable.Range(0, hypergame.Outlooks.Length).All(j => Stands(concept, hypergame.Outlooks[i].Games[j], j, state) == Standing.Stays);
    }

    /// <summary>Whether everybody sees the state and stays, each in the game they act by.</summary>
    public static bool IsEquilibrium(StabilityConcept concept, Hypergame hypergame, State state)
    {
        ArgumentNullException.ThrowIfNull(hypergame);
        return Enumerable.Range(0, hypergame.Outlooks.Length).All(i => Stands(concept, hypergame.OwnGame(i), i, state) == Standing.Stays);
    }
}
