using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>Reads Gambit's extensive game format, as far as a tree says what a graph model can hold.</summary>
/// <remarks>
/// Never throws. Every player moves at most once on a path and nothing is left to chance. A state is one choice per player; a combination
/// of choices is feasible when the tree can be followed with it, and where a player is not asked, any of that player's choices leads to
/// the same payoffs. The order of moves and who knows what are left out: a case keeps what is chosen, not what would be chosen.
/// Payoffs on one path add up. Every complaint is explained at docs/reference/diagnostics-gambit.md.
/// </remarks>
public static class EfgReader
{
    /// <summary>The longest text that is read, in UTF-16 code units.</summary>
    public const int MaxLength = GambitCase.MaxLength;

    /// <summary>Reads a <c>.efg</c> text as a case with one party per player.</summary>
    /// <returns>The case, complaints, or both. There is no value when an error was found.</returns>
    public static Reading<Case> Read(SourceText source) => GambitCase.Read(source, Game);

    private static GambitGame? Game(string text, Complaints complaints)
    {
        GambitTokens tokens = new(text, complaints);
        if (GambitPrologue.Read(tokens, "EFG", "2", complaints) is not { } prologue)
            return null;
        string? comment = tokens.Peek.Kind == GambitKind.Label ? tokens.Take().Text.Trim() : null;
        SourceSpan body = tokens.Peek.Span;
        EfgTree tree = new(tokens, prologue.Players, complaints);
        if (tree.Node([.. prologue.Players.Select(_ => Fraction.Zero)], 0) is not { } root || complaints.Errors > 0)
            return null;
        GambitPrologue.NoteTheRest(tokens, complaints);
        complaints.Hint(GambitCodes.KnowledgeDropped, body, "In which order the players move, and what each knows then, is left out.");
        ImmutableArray<GambitPlayer> players =
            [.. prologue.Players.Zip(tree.Actions, (name, actions) => new GambitPlayer(name, actions.Count > 0 ? [.. actions] : ["(does not move)"]))];
        int n = players.Length;
        if (GambitGame.ProfileCount(players.Select(p => p.Strategies.Length)) is not int profiles || (long)profiles * n > GambitGame.MaxPayoffs)
            return complaints.Fail<GambitGame>(GambitCodes.TooLarge, body, $"The choices combine to more than {GambitGame.MaxProfiles} states or {GambitGame.MaxPayoffs} payoffs.");

        Fraction[]?[] payoffs = new Fraction[]?[profiles];
        int[] chosen = new int[n];
        for (int cell = 0; cell < profiles; cell++)
        {
            for (int i = 0, rest = cell; i < n; rest /= players[i++].Strategies.Length)
                chosen[i] = rest % players[i].Strategies.Length;
            payoffs[cell] = Follow(root, players, chosen);
        }
        return new(prologue.Title, comment, players, payoffs, body);
    }

    private static Fraction[]? Follow(EfgNode node, ImmutableArray<GambitPlayer> players, int[] chosen)
    {
        while (node is EfgNode.Choice choice)
        {
            int branch = choice.Actions.IndexOf(players[choice.Player].Strategies[chosen[choice.Player]]);
            if (branch < 0)
                return null;
            node = choice.Branches[branch];
        }
        return ((EfgNode.End)node).Payoffs;
    }
}
