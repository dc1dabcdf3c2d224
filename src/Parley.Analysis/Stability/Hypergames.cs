using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>What lasts when everybody acts by a game of their own.</summary>
/// <remarks>
/// Whether a decision maker stays is decided in the game they act by, and only there; a state they do not see is outside it and never
/// counts as one at which they stay. Taking moves away from a game does not make a hypergame. Source: [AljefriHipelFang2020].
/// </remarks>
public static class Hypergames
{
    /// <summary>Examines a hypergame.</summary>
    /// <param name="hypergame">Who sees what.</param>
    /// <param name="concept">By which staying is judged, in every game.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <returns>The findings; null when a game has more states than can be listed.</returns>
    /// <exception cref="ArgumentException">The concept is not defined for one of the games.</exception>
    public static HypergameFindings? Conduct(Hypergame hypergame, StabilityConcept concept, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(hypergame);
        ArgumentNullException.ThrowIfNull(concept);
        int n = hypergame.Outlooks.Length;
        Dictionary<Perspective, Seen> games = [];
        foreach (Perspective game in hypergame.Games)
        {
            if (GraphModel.Of(game.Conflict, cancellation: cancellation) is not GraphModel model)
                return null;
            if (!Definitions.IsDefined(concept, model))
                throw new ArgumentException($"{concept.Name} is not defined for the game '{game.Id}'.", nameof(concept));
            games.Add(game, new(model, Stability.Conduct(model, new() { Concepts = [concept] }, null, cancellation).Findings.Concepts[0]));
        }

        Seen[] own = [.. Enumerable.Range(0, n).Select(i => games[hypergame.OwnGame(i)])];
        Seen? truth = hypergame.Truth is Perspective asItIs ? games[asItIs] : null;
        HypergameState[] states =
        [
            .. games.Values.SelectMany(g => g.Index.Keys).Distinct().Order().Select(state =>
            {
                cancellation.ThrowIfCancellationRequested();
                ImmutableArray<Standing> standings = [.. own.Select((g, i) => g.Of(i, state))];
                ImmutableArray<bool> expects =
                [
                    .. hypergame.Outlooks.Select((outlook, i) => standings[i] != Standing.OutOfSight
                        && outlook.Games.Select((game, j) => games[game].Of(j, state)).All(s => s == Standing.Stays)),
                ];
                bool? isTrue = truth?.IsEquilibrium(state);
                bool lasts = standings.Any(s => s == Standing.Stays) && !standings.Contains(Standing.Leaves);
                return new HypergameState(state, standings, expects, isTrue, !lasts ? null : new HypergameClass(
                    !standings.Contains(Standing.OutOfSight),
                    Enumerable.Range(0, n).All(i => standings[i] == Standing.OutOfSight || expects[i]),
                    isTrue));
            }),
        ];
        return new()
        {
            Hypergame = hypergame,
            Concept = concept,
            OwnGames = [.. own.Select(g => g.Model)],
            TrueGame = truth?.Model,
            States = [.. states],
            Surprises = [.. Enumerable.Range(0, n).SelectMany(i => states.Select(s => SurpriseFor(i, s)).OfType<Surprise>())],
        };
    }

    private static Surprise? SurpriseFor(int i, HypergameState s)
    {
        bool happens = s.IsTrue ?? s.IsEquilibrium;
        return (happens, s.Expects[i]) switch
        {
            (false, true) => new(i, s.State, SurpriseKind.ExpectedInVain),
            (true, false) => new(i, s.State, s.Standings[i] == Standing.OutOfSight ? SurpriseKind.NotSeen : SurpriseKind.NotExpected),
            _ => null,
        };
    }

    /// <summary>A game with its answer, by the bits of its states.</summary>
    private sealed class Seen
    {
        private readonly ConceptFindings found;

        public Seen(GraphModel model, ConceptFindings found)
        {
            (Model, this.found) = (model, found);
            for (int s = 0; s < model.StateCount; s++)
                foreach (State member in model.Members(s))
                    Index.Add(member, s);
        }

        public GraphModel Model { get; }

        public Dictionary<State, int> Index { get; } = [];

        public Standing Of(int i, State state) =>
            !Index.TryGetValue(state, out int s) ? Standing.OutOfSight : found.StableFor[i].Contains(s) ? Standing.Stays : Standing.Leaves;

        public bool IsEquilibrium(State state) => Index.TryGetValue(state, out int s) && found.Equilibria.Contains(s);
    }
}
