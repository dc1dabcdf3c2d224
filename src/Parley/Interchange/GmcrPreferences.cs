using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Interchange;

/// <summary>Reads what each decision maker of a <c>.gmcr</c> file wants: statements or a ranking, as the file's one switch says.</summary>
internal sealed class GmcrPreferences(
    PlacedJson.Object file, GmcrPlayers players, ImmutableArray<Rule> rules, bool statesAreKnown, GmcrKeys keys, Complaints complaints)
{
    private readonly GmcrConditions conditions = new(players, keys, complaints);

    /// <summary>One preference per decision maker; null where the file holds none.</summary>
    internal ImmutableArray<Preference?> Read()
    {
        bool byRanking = ByRanking();
        StateList? states = statesAreKnown ? States(byRanking) : null;
        return [.. Enumerable.Range(0, players.DecisionMakers.Length).Select(i => Read(i, byRanking, states))];
    }

    private static PlacedJson? RankingOf(PlacedJson.Object? player) => player?["preferenceRanking"] ?? player?["preferenceVector"];

    private bool ByRanking()
    {
        string key = file["useManualPreferenceRanking"] is null && file["useManualPreferenceVectors"] is not null
            ? "useManualPreferenceVectors" : "useManualPreferenceRanking";
        if (file[key] is not null)
            return keys.Optional<PlacedJson.Truth>(file, key, "whether rankings count")?.Value ?? false;
        bool statements = players.Objects.Any(p => p?["preferences"] is PlacedJson.Array { Items.Length: > 0 });
        bool rankings = players.Objects.All(p => RankingOf(p) is PlacedJson.Array { Items.Length: > 0 });
        complaints.Warning(
            GmcrCodes.SwitchMissing, new(file.Span.Start, 1),
            $"The file does not say whether rankings or statements count; {(!statements && rankings ? "rankings" : "statements")} are taken.",
            "Add \"useManualPreferenceRanking\": true or false.");
        return !statements && rankings;
    }

    /// <summary>The feasible states, as far as the file needs them.</summary>
    /// <remarks>A ranking that fits has as many entries as there are states, so nothing longer than the longest ranking is ever listed.</remarks>
    private StateList? States(bool byRanking)
    {
        int longest = byRanking ? players.Objects.Max(p => Count(RankingOf(p))) : 0;
        Conflict shape = new(players.DecisionMakers, rules, null, [.. players.DecisionMakers.Select(_ => (Preference?)null)]);
        StateList? states = StateList.Of(shape, Math.Min(longest + 1024, 1 << 24));
        if (states is { Count: 0 })
            complaints.Error(
                GmcrCodes.NoFeasibleState, file["infeasibles"]?.Span ?? file.Span,
                "The infeasible conditions leave no feasible state.", "Remove or narrow a condition.");
        return states;
    }

    private static int Count(PlacedJson? ranking) => ranking is PlacedJson.Array list ? list.Items.Sum(i => i is PlacedJson.Array tie ? tie.Items.Length : 1) : 0;

    private Preference? Read(int i, bool byRanking, StateList? states)
    {
        PlacedJson.Object? player = players.Objects[i];
        if (player is null)
            return null;
        string name = players.DecisionMakers[i].Name;
        if (player["misperceptions"] is PlacedJson.Array { Items.Length: > 0 } hidden)
            complaints.Warning(
                GmcrCodes.MisperceptionsDropped, hidden.Span,
                $"{name} is said not to see {(hidden.Items.Length == 1 ? "the states of one condition" : $"the states of {hidden.Items.Length} conditions")}; this is left out.");
        PlacedJson.Array? statements = byRanking
            ? keys.Optional<PlacedJson.Array>(player, "preferences", "the statements, most important first")
            : keys.Required<PlacedJson.Array>(player, "preferences", "the statements, most important first");
        if (!byRanking)
            return statements is null ? null : new Preference.Prioritised(
                [.. conditions.ReadList(statements, "statement", keepConstants: false).Select(c => new Statement(c.Formula, c.Formula.ToText(players.Reference), c.Span))]);

        if (statements is { Items.Length: > 0 })
            complaints.Hint(GmcrCodes.PreferenceUnused, statements.Span, $"The statements of {name} are left out, because the file's switch says that rankings count.");
        if (RankingOf(player) is not { } ranking)
            return complaints.Fail<Preference>(
                GmcrCodes.MissingKey, new(player.Span.Start, 1), $"{name} has no preferenceRanking, but the file's switch says that rankings count.");
        if (ranking is not PlacedJson.Array list)
            return complaints.Fail<Preference>(GmcrCodes.WrongType, ranking.Span, $"The ranking of {name} is not a list of state numbers.");
        // Without the right states every ranking would look wrong, and the cause has been reported already.
        return states is { Count: 0 } || !statesAreKnown ? null : Ranking(name, list, states);
    }

    private Preference.Ranking? Ranking(string name, PlacedJson.Array list, StateList? states)
    {
        if (states is null)
            return complaints.Fail<Preference.Ranking>(
                GmcrCodes.RankingIncomplete, list.Span, $"The ranking of {name} names {Count(list)} states, and there are many more feasible states.");
        bool[] seen = new bool[states.Count];
        bool good = true;
        List<ImmutableArray<State>> groups = [];
        foreach (PlacedJson item in list.Items)
        {
            List<State> group = [];
            foreach (PlacedJson entry in item is PlacedJson.Array tie ? tie.Items : [item])
            {
                if (entry is not PlacedJson.Number { Whole: int ordinal } || ordinal < 1 || ordinal > states.Count)
                {
                    complaints.Error(GmcrCodes.NoSuchState, entry.Span, $"The ranking of {name} holds something that is no state number; states are numbered 1 to {states.Count}.");
                    good = false;
                }
                else if (seen[ordinal - 1])
                {
                    complaints.Error(GmcrCodes.StateTwice, entry.Span, $"The ranking of {name} names state {ordinal} ({states[ordinal - 1].ToYn(players.OptionCount)}) twice.");
                    good = false;
                }
                else
                {
                    seen[ordinal - 1] = true;
                    group.Add(states[ordinal - 1]);
                }
            }
            if (group.Count > 0)
                groups.Add([.. group.Order()]);
        }
        int[] missing = [.. Enumerable.Range(0, states.Count).Where(s => !seen[s])];
        if (missing.Length > 0)
        {
            string some = string.Join(", ", missing.Take(8).Select(s => $"{s + 1} ({states[s].ToYn(players.OptionCount)})"));
            string rest = missing.Length > 8 ? $" and {missing.Length - 8} more" : "";
            complaints.Error(
                GmcrCodes.RankingIncomplete, list.Span, $"The ranking of {name} leaves out {(missing.Length == 1 ? "state" : "states")} {some}{rest}.",
                "Every feasible state stands in the ranking once.");
            good = false;
        }
        return good ? new([.. groups]) : null;
    }
}
