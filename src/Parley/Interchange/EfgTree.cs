using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>A node of a game tree, with the payoffs collected on the way to it.</summary>
internal abstract record EfgNode
{
    /// <summary>Somebody chooses.</summary>
    internal sealed record Choice(int Player, ImmutableArray<string> Actions, ImmutableArray<EfgNode> Branches) : EfgNode;

    /// <summary>The game is over.</summary>
    internal sealed record End(Fraction[] Payoffs) : EfgNode;
}

/// <summary>Reads the nodes of a <c>.efg</c> file, which stand in prefix order.</summary>
internal sealed class EfgTree(GambitTokens tokens, ImmutableArray<string> players, Complaints complaints)
{
    private readonly Dictionary<(int Player, int Set), ImmutableArray<string>> sets = [];
    private readonly Dictionary<int, Fraction[]> outcomes = [];

    /// <summary>Labels of all actions of each player, in the order in which they first appear.</summary>
    internal List<string>[] Actions { get; } = [.. players.Select(_ => new List<string>())];

    /// <summary>Reads a node with everything below it; null after the first complaint.</summary>
    /// <param name="before">Payoffs of the outcomes passed on the way.</param>
    /// <param name="moved">Who has moved on the way. Nobody moves twice, so the tree is no deeper than there are players.</param>
    internal EfgNode? Node(Fraction[] before, UInt128 moved)
    {
        GambitToken kind = tokens.Take();
        switch (kind.Kind == GambitKind.Word ? kind.Text : "")
        {
            case "t":
                return tokens.Label("the name of the node") is not null && Outcome(before) is { } payoffs ? new EfgNode.End(payoffs) : null;
            case "p":
                return Choice(kind.Span, before, moved);
            case "c":
                return complaints.Fail<EfgNode>(
                    GambitCodes.Chance, kind.Span, "This is a chance node; in a graph model every move is somebody's.",
                    "Fix what chance decides and read one case per possibility.");
            default:
                return kind.Kind == GambitKind.End
                    ? complaints.Fail<EfgNode>(GambitCodes.TreeIncomplete, kind.Span, "The text ends before every branch of the tree has ended.")
                    : complaints.Fail<EfgNode>(GambitCodes.BadNode, kind.Span, "A node starts with p for a player, c for chance or t for an end.");
        }
    }

    private EfgNode.Choice? Choice(SourceSpan at, Fraction[] before, UInt128 moved)
    {
        if (tokens.Label("the name of the node") is null || tokens.Whole("the number of a player") is not (int number, SourceSpan span))
            return null;
        if (number < 1 || number > players.Length)
            return complaints.Fail<EfgNode.Choice>(GambitCodes.NoSuchPlayer, span, $"There is no player {number}; players are numbered 1 to {players.Length}.");
        int player = number - 1;
        if ((moved >> player & 1) != 0)
            return complaints.Fail<EfgNode.Choice>(
                GambitCodes.MovesTwice, at, $"{players[player]} moves here for the second time on one path; a state has room for one choice of each player.",
                "Turn the tree into a strategic game and read that.");
        if (tokens.Whole("the number of an information set") is not (int set, SourceSpan setSpan) || Set(player, set, setSpan) is not { } actions || Outcome(before) is not { } payoffs)
            return null;
        foreach (string action in actions.Where(a => !Actions[player].Contains(a)))
            Actions[player].Add(action);
        EfgNode[] branches = new EfgNode[actions.Length];
        for (int k = 0; k < branches.Length; k++)
        {
            if (Node(payoffs, moved | UInt128.One << player) is not { } branch)
                return null;
            branches[k] = branch;
        }
        return new(player, actions, [.. branches]);
    }

    // The description may be left out where the set has appeared before; where it is repeated it must be the same.
    private ImmutableArray<string>? Set(int player, int number, SourceSpan span)
    {
        bool known = sets.TryGetValue((player, number), out ImmutableArray<string> before);
        tokens.Skip(GambitKind.Label);
        if (tokens.Peek.Kind != GambitKind.Open)
        {
            if (!known)
                complaints.Error(GambitCodes.NoActions, span, $"Information set {number} of {players[player]} appears here for the first time, without its actions.");
            return known ? before : null;
        }
        SourceSpan open = tokens.Take().Span;
        List<string> actions = [];
        while (tokens.Peek.Kind == GambitKind.Label)
        {
            GambitToken label = tokens.Take();
            if (string.IsNullOrWhiteSpace(label.Text))
                complaints.Warning(GambitCodes.LabelMissing, label.Span, $"The label is empty; Action {actions.Count + 1} is used instead.");
            string action = string.IsNullOrWhiteSpace(label.Text) ? $"Action {actions.Count + 1}" : label.Text.Trim();
            if (actions.Contains(action))
            {
                complaints.Error(GambitCodes.ActionTwice, label.Span, $"Two actions of one node are called {action}.");
                return null;
            }
            actions.Add(action);
        }
        if (!tokens.Want(GambitKind.Close, "an action in quotation marks, or the brace that closes the list"))
            return null;
        if (actions.Count == 0)
        {
            complaints.Error(GambitCodes.NoActions, open, $"Information set {number} of {players[player]} has no actions.");
            return null;
        }
        if (known && !before.SequenceEqual(actions))
        {
            complaints.Error(GambitCodes.SetsDiffer, open, $"Information set {number} of {players[player]} has other actions here than where it first stands.");
            return null;
        }
        return sets[(player, number)] = [.. actions];
    }

    private Fraction[]? Outcome(Fraction[] before)
    {
        if (tokens.Whole("the number of an outcome") is not (int number, SourceSpan span))
            return null;
        tokens.Skip(GambitKind.Label);
        Fraction[]? known = number == 0 ? [.. players.Select(_ => Fraction.Zero)] : outcomes.GetValueOrDefault(number);
        if (tokens.Peek.Kind == GambitKind.Open)
        {
            SourceSpan open = tokens.Take().Span;
            List<Fraction> payoffs = [];
            while (tokens.Peek.Kind == GambitKind.Word)
            {
                if (tokens.Number("a payoff") is not Fraction payoff)
                    return null;
                payoffs.Add(payoff);
            }
            if (!tokens.Want(GambitKind.Close, "a payoff, or the brace that closes the list"))
                return null;
            if (payoffs.Count != players.Length)
                return complaints.Fail<Fraction[]>(GambitCodes.WrongCount, open, $"The outcome has {payoffs.Count} payoffs for {players.Length} players.");
            if (known is not null && !known.SequenceEqual(payoffs))
                return complaints.Fail<Fraction[]>(
                    GambitCodes.OutcomesDiffer, open, number == 0 ? "Outcome 0 means no payoff and has none." : $"Outcome {number} has other payoffs here than where it first stands.");
            outcomes[number] = known = [.. payoffs];
        }
        return known is null
            ? complaints.Fail<Fraction[]>(GambitCodes.NoPayoffs, span, $"Outcome {number} appears here for the first time, without its payoffs.")
            : [.. before.Zip(known, (a, b) => a.Plus(b))];
    }
}
