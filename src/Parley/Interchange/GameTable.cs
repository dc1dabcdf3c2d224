using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Interchange;

/// <summary>A conflict as an ordinal strategic game: what each decision maker can choose, and how good each feasible combination is.</summary>
internal sealed class GameTable
{
    private GameTable(Conflict conflict, StateList states, UInt128[][] strategies, string[][] labels, int[][] ranks) =>
        (Conflict, States, Strategies, Labels, Ranks) = (conflict, states, strategies, labels, ranks);

    internal Conflict Conflict { get; }

    internal StateList States { get; }

    /// <summary>[i][k]: the own options taken in the k-th strategy of decision maker i; only those that occur in a feasible state.</summary>
    internal UInt128[][] Strategies { get; }

    /// <summary>[i][k]: what that strategy is called, each once.</summary>
    internal string[][] Labels { get; }

    /// <summary>[i][s]: 1 for the worst states, higher is better.</summary>
    internal int[][] Ranks { get; }

    /// <summary>Works out the table.</summary>
    /// <returns>Null when the conflict cannot be written as a game; the reason then stands last in <paramref name="lost"/>.</returns>
    internal static GameTable? Of(Conflict conflict, int stateLimit, List<string> lost)
    {
        if (conflict.Graph is not null)
        {
            lost.Add("Nothing was written: the conflict is given as a graph, and a game is made of choices.");
            return null;
        }
        StateList? states = StateList.Of(conflict, stateLimit);
        if (states is null or { Count: 0 })
        {
            lost.Add(states is null ? $"Nothing was written: there are more than {stateLimit} feasible states." : "Nothing was written: no state is feasible.");
            return null;
        }
        int n = conflict.DecisionMakers.Length;
        if (n == 0)
        {
            lost.Add("Nothing was written: there are no decision makers.");
            return null;
        }
        int[][] ranks = new int[n][];
        for (int i = 0; i < n; i++)
        {
            string name = conflict.DecisionMakers[i].Name;
            switch (conflict.Preferences[i])
            {
                case null:
                    ranks[i] = [.. Enumerable.Repeat(1, states.Count)];
                    lost.Add($"The preference of {name} is unknown; every payoff of {name} is 1.");
                    break;
                case Preference.Candidates or Preference.Partial:
                    lost.Add($"Nothing was written: the preference of {name} is not one complete order, and a game needs one.");
                    return null;
                case Preference preference:
                    ranks[i] = Ordering.Ranks(preference, states);
                    break;
            }
        }
        UInt128[][] strategies = [.. conflict.DecisionMakers.Select(d => states.Select(s => s.Bits & Own(d)).Distinct().Order().ToArray())];
        return new(conflict, states, strategies, [.. conflict.DecisionMakers.Select(d => LabelsOf(d, strategies[d.Index]))], ranks);
    }

    /// <summary>The bits of the options that stand under a player's name; a game has no options of several players.</summary>
    internal static UInt128 Own(DecisionMaker player) => player.Options.Aggregate(UInt128.Zero, (bits, option) => bits | UInt128.One << option.Index);

    /// <summary>The payoffs at a state, one per decision maker.</summary>
    internal IEnumerable<int> Payoffs(int state) => Ranks.Select(r => r[state]);

    /// <summary>What a game has no place for, whichever way it is written.</summary>
    internal void NoteLosses(Case? of, List<string> lost)
    {
        foreach (DecisionMaker d in Conflict.DecisionMakers)
        {
            if (d.Options.Length < 31 && (1 << d.Options.Length) - Strategies[d.Index].Length is > 0 and int never)
                lost.Add($"{never} of the {1 << d.Options.Length} combinations of the options of {d.Name} occur{(never == 1 ? "s" : "")} in no feasible state and {(never == 1 ? "is no strategy" : "are no strategies")}.");
            foreach (Option option in d.Options.Where(o => o.Direction != Direction.Both && o.Level is null))
                lost.Add($"That {option.Name} can only be {(option.Direction == Direction.ForwardOnly ? "taken" : "given up")} has no place in a game; a reader moves both ways.");
            if (Conflict.Preferences[d.Index] is Preference.Ranking { Strengths.IsEmpty: false })
                lost.Add($"How strongly {d.Name} prefers one state to another has no place in the file; payoffs are ranks.");
        }
        lost.AddRange(MoveLosses.Of(Conflict, "a game"));
        if (Conflict.StatusQuo is State quo)
            lost.Add($"The status quo {quo.ToYn(Conflict.Options.Length)} has no place in a game.");
        if (Conflict.Preferences.Any(p => p is Preference.Prioritised { Statements.Length: > 0 } or Preference.Weighted))
            lost.Add("Statements and weights are written as the ranks they lead to; a payoff is a rank, 1 for the worst state.");
        foreach (Rule rule in Conflict.Rules.Where(r => !r.InForce))
            lost.Add($"The rule {rule.Name ?? rule.Id ?? "without a name"} is not in force and is left out.");
        foreach (Formula formula in Conflict.Indistinguishable)
            lost.Add($"States with “{formula.ToText(Conflict.Reference)}” are written one by one, not as one state.");
        if (Conflict.Attitudes.Where((row, i) => row.Where((a, j) => a != (i == j ? Attitude.Devoting : Attitude.Neutral)).Any()).Any())
            lost.Add("Attitudes toward others have no place in a game.");
        if (Conflict.Preferences.Any(p => p is { Because.Length: > 0 }))
            lost.Add("The evidence behind preferences has no place in the file.");
        lost.Add("Short names, and which options make up a strategy, have no place in the file; a reader makes options of the strategies.");
        if (of is null)
            return;
        if (of.Sources.Length + of.Claims.Length > 0)
            lost.Add($"Sources ({of.Sources.Length}) and claims ({of.Claims.Length}) have no place in the file.");
        if (of.Perspectives.Length > 0)
            lost.Add($"The case has {of.Perspectives.Length} perspective{(of.Perspectives.Length == 1 ? "" : "s")}; a file holds one view of the conflict.");
        if (of.Note is not null || of.Parties.Any(p => p.Note is not null || p.Aliases.Length > 0))
            lost.Add("Notes and aliases have no place in the file.");
    }

    /// <summary>A label as both formats want it.</summary>
    internal static string Quoted(string text) =>
        "\"" + text.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string[] LabelsOf(DecisionMaker player, UInt128[] strategies)
    {
        HashSet<string> given = new(StringComparer.Ordinal);
        return [.. strategies.Select(own =>
        {
            string label = Label(player, own).Trim();
            // Formats tell strategies apart by their labels, and options may share a name.
            string unique = label;
            for (int k = 2; !given.Add(unique); k++)
                unique = $"{label} ({k})";
            return unique;
        })];
    }

    private static string Label(DecisionMaker player, UInt128 own)
    {
        if (player.Options.Length == 0)
            return "(no options)";
        if (player.Options.Length == 1)
            return own == 0 ? GambitCase.Both(player.Options[0].Name).Left : GambitCase.Both(player.Options[0].Name).Taken;
        string[] taken = [.. player.Options.Where(o => (own >> o.Index & 1) != 0).Select(o => o.Name)];
        return taken.Length == 0 ? "(nothing)" : string.Join(" + ", taken);
    }
}
