using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Interchange;

/// <summary>Makes a case of a strategic game.</summary>
internal static class GambitCase
{
    // Simplifying the rules compares each with each; and past this number nobody would read them.
    private const int MaxInfeasible = 4096;

    /// <summary>The longest text that is read, in UTF-16 code units.</summary>
    internal const int MaxLength = 32 << 20;

    /// <summary>Reads a text in either format, given what turns it into a game.</summary>
    internal static Reading<Case> Read(SourceText source, Func<string, Complaints, GambitGame?> game)
    {
        ArgumentNullException.ThrowIfNull(source);
        Complaints complaints = new();
        if (source.Text.Length > MaxLength)
            complaints.Error(GambitCodes.TooLong, default, $"The text has {source.Text.Length} characters; at most {MaxLength} are read.");
        Case? read = complaints.Errors == 0 && game(source.Text, complaints) is { } understood ? Of(understood, source.Name, complaints) : null;
        return complaints.About(read);
    }

    /// <summary>The case; null, after complaining, when it needs more options than a state holds.</summary>
    internal static Case? Of(GambitGame game, string fileName, Complaints complaints)
    {
        int optionCount = game.Players.Sum(p => OptionsFor(p.Strategies.Length));
        if (optionCount > State.MaxOptions)
            return complaints.Fail<Case>(GambitCodes.TooLarge, game.Body, $"The strategies need {optionCount} options; a state holds at most {State.MaxOptions}.");
        if (optionCount == 0)
            return complaints.Fail<Case>(GambitCodes.NoChoice, game.Body, "Every player has one strategy, so nobody has a choice.");

        ImmutableArray<DecisionMaker> players = Players(game);
        State[] states = States(game, players);
        List<Conjunction>? never = Infeasible(game, players, complaints);
        // Where the rules could not be written, the marked cells stay as states; zero is below every rank the writer gives.
        Fraction[] nothing = [.. game.Players.Select(_ => Fraction.Zero)];
        bool[] feasible = [.. game.Payoffs.Select(p => p is not null || never is null)];
        ImmutableArray<Rule> rules =
        [
            .. game.Players.Zip(players).Where(p => p.Second.Options.Length > 1).Select(p => new Rule
            {
                Kind = RuleKind.ExactlyOne,
                Operands = [.. p.Second.Options.Select(o => (Formula)new Formula.Takes(o.Index))],
                Name = $"{p.First.Name} plays exactly one strategy",
            }),
            .. (never ?? []).Select(c => new Rule { Kind = RuleKind.Never, Operands = [DisjunctiveForm.Read([[.. c.Literals()]])] }),
        ];
        ImmutableArray<Preference?> preferences =
            [.. players.Select(d => (Preference?)Order(d.Index, [.. Enumerable.Range(0, states.Length).Where(cell => feasible[cell])], cell => (game.Payoffs[cell] ?? nothing)[d.Index], states))];
        NoteDistances(game, complaints);
        string file = fileName.Split('/', '\\')[^1];
        int dot = file.LastIndexOf('.');
        string title = game.Title.Length > 0 ? game.Title : dot > 0 ? file[..dot] : "Imported game";
        return complaints.Errors > 0 ? null : new Case
        {
            Id = new ShortNames().For(title, "imported"),
            Title = title,
            Note = $"Imported from {file}." + (string.IsNullOrWhiteSpace(game.Comment) ? "" : " " + game.Comment),
            Parties = [.. players.Select(d => new Party(d.Id, d.Name, [], null))],
            Conflict = new Conflict(players, rules, null, preferences),
        };
    }

    /// <summary>How a yes-or-no option says both of the strategies it stands for; the writer takes the words apart again.</summary>
    internal static string Either(string second, string first) =>
        string.Equals(first, "not " + second, StringComparison.OrdinalIgnoreCase) ? second : $"{second} (otherwise {first})";

    /// <summary>The labels of not taking and of taking an option.</summary>
    internal static (string Left, string Taken) Both(string name)
    {
        int at = name.LastIndexOf(" (otherwise ", StringComparison.Ordinal);
        return at > 0 && name[^1] == ')' ? (name[(at + " (otherwise ".Length)..^1], name[..at]) : ("not " + name, name);
    }

    private static int OptionsFor(int strategies) => strategies switch { 1 => 0, 2 => 1, _ => strategies };

    private static ImmutableArray<DecisionMaker> Players(GambitGame game)
    {
        ShortNames ids = new();
        List<DecisionMaker> players = [];
        int next = 0;
        foreach (GambitPlayer player in game.Players)
        {
            ShortNames optionIds = new();
            int i = players.Count;
            string[] names = player.Strategies switch
            {
                [_] => [],
                [string first, string second] => [second],
                _ => [.. player.Strategies],
            };
            Option[] options = [.. names.Select(name => new Option(next++, optionIds.For(name, "option"), names.Length == 1 ? Either(name, player.Strategies[0]) : name, i))];
            players.Add(new(i, ids.For(player.Name, "party"), player.Name, [.. options]));
        }
        return [.. players];
    }

    /// <summary>The bits that say which strategy a player plays.</summary>
    private static UInt128 Bits(DecisionMaker player, int strategy) => player.Options.Length switch
    {
        0 => 0,
        1 => strategy == 0 ? 0 : UInt128.One << player.Options[0].Index,
        _ => UInt128.One << player.Options[strategy].Index,
    };

    private static State[] States(GambitGame game, ImmutableArray<DecisionMaker> players)
    {
        State[] states = new State[game.Payoffs.Length];
        for (int cell = 0; cell < states.Length; cell++)
        {
            UInt128 bits = 0;
            int rest = cell;
            foreach (DecisionMaker player in players)
            {
                int count = game.Players[player.Index].Strategies.Length;
                bits |= Bits(player, rest % count);
                rest /= count;
            }
            states[cell] = new(bits);
        }
        return states;
    }

    /// <summary>Patterns that cover exactly the infeasible profiles; null, after a warning, when they would be too many.</summary>
    private static List<Conjunction>? Infeasible(GambitGame game, ImmutableArray<DecisionMaker> players, Complaints complaints)
    {
        List<Conjunction> cells = [];
        for (int cell = 0; cell < game.Payoffs.Length && cells.Count <= MaxInfeasible; cell++)
        {
            if (game.Payoffs[cell] is not null)
                continue;
            UInt128 cares = 0, values = 0;
            int rest = cell;
            foreach (DecisionMaker player in players)
            {
                int count = game.Players[player.Index].Strategies.Length;
                UInt128 own = Bits(player, rest % count);
                // Among exclusive options, naming the one that is taken says everything.
                cares |= player.Options.Length == 1 ? player.Control : own;
                values |= own;
                rest /= count;
            }
            cells.Add(new(cares, values));
        }
        List<Conjunction>? patterns = cells.Count > MaxInfeasible ? null : DisjunctiveForm.Tidy(cells);
        if (patterns is null)
            complaints.Warning(
                GambitCodes.InfeasibleKept, game.Body,
                $"The infeasible profiles would need more than {DisjunctiveForm.Limit} rules; they are read as states that everybody likes least.");
        return patterns;
    }

    private static Preference Order(int player, int[] cells, Func<int, Fraction> payoff, State[] states)
    {
        ImmutableArray<State>[] groups =
            [.. cells.GroupBy(payoff).OrderByDescending(g => g.Key, Fraction.BySize).Select(g => g.Select(cell => states[cell]).Order().ToImmutableArray())];
        return groups.Length == 1 ? new Preference.Prioritised([]) : new Preference.Ranking([.. groups]);
    }

    private static void NoteDistances(GambitGame game, Complaints complaints)
    {
        for (int i = 0; i < game.Players.Length; i++)
        {
            int player = i;
            Fraction[] levels = [.. game.Payoffs.OfType<Fraction[]>().Select(p => p[player]).Distinct().Order(Fraction.BySize)];
            // Dense ranks say no more than their order; anything else may have been meant as a distance.
            if (levels.Length > 2 && levels.Where((level, k) => k > 0 && level != levels[k - 1].Plus(new(1, 1))).Any())
            {
                complaints.Hint(GambitCodes.OrderOnly, game.Body, "Payoffs are read as an order; how far apart they are is left out.");
                return;
            }
        }
    }
}
