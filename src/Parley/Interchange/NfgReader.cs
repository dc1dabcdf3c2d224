using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Interchange;

/// <summary>Reads Gambit's strategic game format, in the payoff and in the outcome version.</summary>
/// <remarks>
/// Never throws. A player with two strategies gets one option, which is taken when the second strategy is played; a player with more
/// gets one option per strategy, of which exactly one is taken; a player with one strategy has nothing to choose and gets none.
/// Payoffs become a ranking, equal payoffs a tie. Every complaint is explained at docs/reference/diagnostics-gambit.md.
/// </remarks>
public static class NfgReader
{
    /// <summary>The longest text that is read, in UTF-16 code units.</summary>
    public const int MaxLength = GambitCase.MaxLength;

    /// <summary>Reads a <c>.nfg</c> text as a case with one party per player.</summary>
    /// <returns>The case, complaints, or both. There is no value when an error was found.</returns>
    public static Reading<Case> Read(SourceText source) => GambitCase.Read(source, Game);

    private static GambitGame? Game(string text, Complaints complaints)
    {
        GambitTokens tokens = new(text, complaints);
        if (GambitPrologue.Read(tokens, "NFG", "1", complaints) is not { } prologue
            || Strategies(tokens, prologue, complaints) is not { } players)
            return null;
        string? comment = tokens.Peek.Kind == GambitKind.Label ? tokens.Take().Text.Trim() : null;
        SourceSpan body = tokens.Peek.Span;
        int n = players.Length;
        if (GambitGame.ProfileCount(players.Select(p => p.Strategies.Length)) is not int profiles || (long)profiles * n > GambitGame.MaxPayoffs)
            return complaints.Fail<GambitGame>(GambitCodes.TooLarge, body, $"The game has more than {GambitGame.MaxProfiles} strategy profiles or {GambitGame.MaxPayoffs} payoffs.");

        bool byOutcome = tokens.Peek.Kind == GambitKind.Open;
        List<Fraction[]>? outcomes = byOutcome ? Outcomes(tokens, n, complaints) : null;
        if (byOutcome && outcomes is null)
            return null;
        // A short file must not make the reader set up a large table.
        if ((long)profiles * (byOutcome ? 1 : n) > text.Length)
            return complaints.Fail<GambitGame>(GambitCodes.WrongCount, body, $"The game has {profiles} strategy profiles, more than the text has room for.");
        Fraction[]?[] payoffs = new Fraction[]?[profiles];
        for (int cell = 0; cell < profiles; cell++)
            if ((payoffs[cell] = outcomes is null ? Payoffs(tokens, n, complaints) : Outcome(tokens, outcomes, n, complaints)) is null)
                return null;
        GambitPrologue.NoteTheRest(tokens, complaints);
        // Only our own writer's mark says that a cell cannot occur; zeros in other files are payoffs like any other.
        if (comment?.Contains(GambitGame.InfeasibleMark, StringComparison.Ordinal) == true && !Array.TrueForAll(payoffs, Nothing))
            for (int cell = 0; cell < profiles; cell++)
                payoffs[cell] = Nothing(payoffs[cell]) ? null : payoffs[cell];
        return new(prologue.Title, comment, players, payoffs, body);

        static bool Nothing(Fraction[]? cell) => Array.TrueForAll(cell!, p => p.IsZero);
    }

    private static ImmutableArray<GambitPlayer>? Strategies(GambitTokens tokens, GambitPrologue prologue, Complaints complaints)
    {
        SourceSpan start = tokens.Peek.Span;
        if (!tokens.Want(GambitKind.Open, "a brace that opens the list of strategies"))
            return null;
        List<string[]> lists = [];
        while (tokens.Peek.Kind is GambitKind.Open or GambitKind.Word)
        {
            SourceSpan at = tokens.Peek.Span;
            List<string> labels = [];
            if (tokens.Skip(GambitKind.Open))
            {
                while (tokens.Peek.Kind == GambitKind.Label)
                {
                    GambitToken label = tokens.Take();
                    if (string.IsNullOrWhiteSpace(label.Text))
                        complaints.Warning(GambitCodes.LabelMissing, label.Span, $"The label is empty; Strategy {labels.Count + 1} is used instead.");
                    labels.Add(string.IsNullOrWhiteSpace(label.Text) ? $"Strategy {labels.Count + 1}" : label.Text.Trim());
                }
                if (!tokens.Want(GambitKind.Close, "a strategy's label in quotation marks, or the brace that closes the list"))
                    return null;
            }
            else
            {
                if (tokens.Whole("a number of strategies") is not (int count, _))
                    return null;
                if (count > GambitGame.MaxProfiles)
                {
                    complaints.Error(GambitCodes.TooLarge, at, $"A player has {count} strategies; a game has at most {GambitGame.MaxProfiles} profiles.");
                    return null;
                }
                labels.AddRange(Enumerable.Range(1, count).Select(k => $"Strategy {k}"));
            }
            if (labels.Count == 0)
                complaints.Error(GambitCodes.NoStrategy, at, $"{(lists.Count < prologue.Players.Length ? prologue.Players[lists.Count] : "A player")} has no strategy.");
            lists.Add([.. labels]);
        }
        if (!tokens.Want(GambitKind.Close, "the brace that closes the list of strategies"))
            return null;
        if (lists.Count != prologue.Players.Length)
            complaints.Error(
                GambitCodes.StrategiesDoNotFit, start, $"There {(lists.Count == 1 ? "is 1 list" : $"are {lists.Count} lists")} of strategies for {prologue.Players.Length} players.");
        return complaints.Errors > 0 ? null : [.. prologue.Players.Zip(lists, (name, labels) => new GambitPlayer(name, [.. labels]))];
    }

    private static List<Fraction[]>? Outcomes(GambitTokens tokens, int n, Complaints complaints)
    {
        List<Fraction[]> outcomes = [];
        tokens.Take();
        while (tokens.Skip(GambitKind.Open))
        {
            tokens.Skip(GambitKind.Label);
            if (Payoffs(tokens, n, complaints) is not { } payoffs || !tokens.Want(GambitKind.Close, "the brace that closes the outcome"))
                return null;
            outcomes.Add(payoffs);
        }
        return tokens.Want(GambitKind.Close, "an outcome in braces, or the brace that closes the list of outcomes") ? outcomes : null;
    }

    private static Fraction[]? Payoffs(GambitTokens tokens, int n, Complaints complaints)
    {
        Fraction[] payoffs = new Fraction[n];
        for (int i = 0; i < n; i++)
        {
            if (tokens.Peek.Kind == GambitKind.End)
                return complaints.Fail<Fraction[]>(GambitCodes.WrongCount, tokens.Peek.Span, "The text ends before every profile has a payoff for every player.");
            if (tokens.Number("a payoff") is not Fraction payoff)
                return null;
            payoffs[i] = payoff;
        }
        return payoffs;
    }

    private static Fraction[]? Outcome(GambitTokens tokens, List<Fraction[]> outcomes, int n, Complaints complaints)
    {
        if (tokens.Peek.Kind == GambitKind.End)
            return complaints.Fail<Fraction[]>(GambitCodes.WrongCount, tokens.Peek.Span, "The text ends before every profile has an outcome.");
        if (tokens.Whole("the number of an outcome") is not (int number, SourceSpan span))
            return null;
        if (number > outcomes.Count)
            return complaints.Fail<Fraction[]>(
                GambitCodes.NoSuchOutcome, span, $"There is no outcome {number}; outcomes are numbered 1 to {outcomes.Count}, and 0 means no payoff.");
        return number == 0 ? [.. Enumerable.Repeat(Fraction.Zero, n)] : outcomes[number - 1];
    }
}
