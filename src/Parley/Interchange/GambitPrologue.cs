using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>The opening that both game formats share: format, version, number kind, title and players.</summary>
internal sealed record GambitPrologue(string Title, ImmutableArray<string> Players)
{
    /// <summary>More players than a state has room for would be of no use.</summary>
    private const int MaxPlayers = 128;

    internal static GambitPrologue? Read(GambitTokens tokens, string format, string version, Complaints complaints)
    {
        GambitToken first = tokens.Take(), second = tokens.Take(), third = tokens.Take();
        if (first.Kind != GambitKind.Word || first.Text != format || second.Text != version || third.Kind != GambitKind.Word || third.Text is not ("R" or "D"))
            return complaints.Fail<GambitPrologue>(
                GambitCodes.NotGame, new(first.Span.Start, Math.Max(0, third.Span.End - first.Span.Start)),
                $"The text does not start with {format} {version} R.", $"Such a file starts with {format} {version} R, the title and the players.");
        if (tokens.Label("the title in quotation marks") is not { } title || !tokens.Want(GambitKind.Open, "a brace that opens the list of players"))
            return null;
        SourceSpan start = tokens.Peek.Span;
        List<string> players = [];
        while (tokens.Peek.Kind == GambitKind.Label)
        {
            GambitToken name = tokens.Take();
            if (string.IsNullOrWhiteSpace(name.Text))
                complaints.Warning(GambitCodes.LabelMissing, name.Span, $"The name is empty; Player {players.Count + 1} is used instead.");
            players.Add(string.IsNullOrWhiteSpace(name.Text) ? $"Player {players.Count + 1}" : name.Text.Trim());
        }
        if (!tokens.Want(GambitKind.Close, "a player's name in quotation marks, or the brace that closes the list"))
            return null;
        if (players.Count == 0)
            return complaints.Fail<GambitPrologue>(GambitCodes.NoPlayers, start, "There are no players.");
        if (players.Count > MaxPlayers)
            return complaints.Fail<GambitPrologue>(GambitCodes.TooLarge, start, $"There are {players.Count} players; at most {MaxPlayers} are read.");
        return new(title.Text.Trim(), [.. players]);
    }

    /// <summary>Mentions words after the last thing that belongs to the game.</summary>
    internal static void NoteTheRest(GambitTokens tokens, Complaints complaints)
    {
        if (tokens.Peek.Kind != GambitKind.End)
            complaints.Warning(GambitCodes.WordsAfterEnd, tokens.Peek.Span, "The game ends before this; what follows is left out.");
    }
}
