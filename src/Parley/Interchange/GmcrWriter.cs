using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Interchange;

/// <summary>A conflict in the <c>.gmcr</c> format, and what the format could not hold.</summary>
/// <param name="Text">The text; null when the conflict cannot be written at all, for a reason given in <paramref name="NotSurviving"/>.</param>
/// <param name="NotSurviving">One sentence for each thing that is lost or changed.</param>
public sealed record GmcrExport(string? Text, ImmutableArray<string> NotSurviving);

/// <summary>Writes the save format of GMCR+.</summary>
/// <remarks>Reading the text again gives the same states, moves, rankings and order of statements.</remarks>
public static class GmcrWriter
{
    /// <summary>Writes a conflict.</summary>
    /// <param name="conflict">What to write.</param>
    /// <param name="of">The case it belongs to, so that what is lost of the case can be named too.</param>
    /// <param name="stateLimit">How many states may be listed where rankings have to be written.</param>
    public static GmcrExport Write(Conflict conflict, Case? of = null, int stateLimit = 1 << 20)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        if (conflict.Graph is not null)
            return new(null, ["Nothing was written: the conflict is given as a graph, and the format knows options only."]);
        List<string> lost = [];
        int[] position = Positions(conflict);
        List<Conjunction>? infeasible = Infeasible(conflict, lost);
        if (infeasible is null)
            return new(null, [.. lost]);

        List<string>?[] statements = [.. conflict.Preferences.Select((p, i) => Statements(conflict, i, position, lost))];
        bool byRanking = conflict.Preferences.Any(p => p is not (null or Preference.Prioritised)) || statements.Contains(null);
        string?[] rankings = new string?[statements.Length];
        if (byRanking)
        {
            StateList? states = StateList.Of(Regrouped(conflict, position), stateLimit);
            if (states is null)
            {
                lost.Add($"Nothing was written: the rankings need a list of all feasible states, and there are more than {stateLimit}.");
                return new(null, [.. lost]);
            }
            for (int i = 0; i < rankings.Length; i++)
                rankings[i] = RankingOf(conflict.Preferences[i], states, position);
            foreach (DecisionMaker d in conflict.DecisionMakers.Where(d => conflict.Preferences[d.Index] is Preference.Prioritised))
                lost.Add($"The statements of {d.Name} count as a ranking in the file, because the format has one switch for all decision makers.");
        }
        NoteTheRest(conflict, of, lost);
        return new(Compose(conflict, position, infeasible, statements, byRanking ? rankings : null), [.. lost]);
    }

    // The format numbers options by owner, so the position in the file may differ from the index in the conflict.
    private static int[] Positions(Conflict conflict)
    {
        int[] position = new int[conflict.Options.Length];
        int next = 0;
        foreach (Option option in conflict.DecisionMakers.SelectMany(d => d.Options))
            position[option.Index] = next++;
        return position;
    }

    private static Conflict Regrouped(Conflict conflict, int[] position) => new(
        [.. conflict.DecisionMakers.Select(d => new DecisionMaker(d.Index, d.Id, d.Name, [.. d.Options.Select(o => o with { Index = position[o.Index] })]))],
        [.. conflict.Rules.Where(r => r.InForce).Select(r => r with { Operands = [.. r.Operands.Select(f => f.Renumber(k => position[k]))] })],
        null,
        [.. conflict.DecisionMakers.Select(_ => (Preference?)null)]);

    private static List<Conjunction>? Infeasible(Conflict conflict, List<string> lost)
    {
        List<Conjunction> all = [];
        foreach (Rule rule in conflict.Rules)
        {
            if (!rule.InForce)
            {
                lost.Add($"The rule {NameOf(rule, conflict)} is not in force and is left out.");
                continue;
            }
            foreach (Formula formula in rule.Infeasible())
            {
                if (DisjunctiveForm.Of(formula) is not { } parts)
                {
                    lost.Add($"Nothing was written: the rule {NameOf(rule, conflict)} would take more than {DisjunctiveForm.Limit} patterns.");
                    return null;
                }
                all.AddRange(parts);
            }
            if (!rule.IsImplied && (rule.Kind != RuleKind.Never || rule.Id is not null || rule.Name is not null || rule.Because.Length > 0))
                lost.Add($"The rule {NameOf(rule, conflict)} is written as plain patterns, without its kind, name and evidence.");
        }
        return all;
    }

    private static string NameOf(Rule rule, Conflict conflict) =>
        rule.Name ?? rule.Id ?? $"“{rule.Operands[0].ToText(conflict.Reference)}”";

    /// <summary>The statements of one decision maker as JSON; null when one of them would be too long.</summary>
    private static List<string>? Statements(Conflict conflict, int decisionMaker, int[] position, List<string> lost)
    {
        string name = conflict.DecisionMakers[decisionMaker].Name;
        if (conflict.Preferences[decisionMaker] is null)
            lost.Add($"The preference of {name} is unknown; the file has to give one and says that all states are equally good.");
        if (conflict.Preferences[decisionMaker] is not Preference.Prioritised preference)
            return [];
        List<string> written = [];
        foreach (Statement statement in preference.Statements)
        {
            string words = statement.Formula.ToText(conflict.Reference);
            if (DisjunctiveForm.Of(statement.Formula) is not { } parts)
            {
                lost.Add($"The statements of {name} are left out, because “{words}” would take more than {DisjunctiveForm.Limit} patterns; only the resulting ranking is written.");
                return null;
            }
            if (parts.Count == 0 || parts.Exists(p => p.Cares == 0))
            {
                lost.Add($"The statement “{words}” of {name} holds {(parts.Count == 0 ? "nowhere" : "everywhere")} and is left out; the order of states does not change.");
                continue;
            }
            IReadOnlyList<IReadOnlyList<(int Option, bool Taken)>> members =
                DisjunctiveForm.Conditional(statement.Formula) ?? (IReadOnlyList<IReadOnlyList<(int, bool)>>)[.. parts.Select(p => p.Literals().ToArray())];
            if (DisjunctiveForm.Read(members) != statement.Formula)
                lost.Add($"The statement “{words}” of {name} is written as “{DisjunctiveForm.Read(members).ToText(conflict.Reference)}”, which means the same.");
            written.Add(Condition(members, position));
        }
        return written;
    }

    private static string RankingOf(Preference? preference, StateList states, int[] position)
    {
        int[] ranks = Ranks(preference);
        return "[" + string.Join(", ", Enumerable.Range(0, states.Count).GroupBy(s => ranks[s]).OrderByDescending(g => g.Key).Select(Group)) + "]";

        int[] Ranks(Preference? order) => order switch
        {
            Preference.Prioritised p => Ordering.Ranks(new Preference.Prioritised([.. p.Statements.Select(s => s with { Formula = s.Formula.Renumber(k => position[k]) })]), states),
            Preference.Ranking r => Ordering.Ranks(new Preference.Ranking([.. r.Groups.Select(g => g.Select(s => Move(s, position)).ToImmutableArray())]), states),
            Preference.Weighted w => Ordering.Ranks(new Preference.Weighted([.. Enumerable.Range(0, position.Length).Select(k => w.Weights[Array.IndexOf(position, k)])]), states),
            Preference.Candidates c => Ranks(c.Alternatives[0]),
            Preference.Partial p => Ranks(p.Order),
            _ => new int[states.Count],
        };

        static string Group(IGrouping<int, int> group)
        {
            string[] numbers = [.. group.Select(s => (s + 1).ToString(CultureInfo.InvariantCulture))];
            return numbers.Length == 1 ? numbers[0] : "[" + string.Join(", ", numbers) + "]";
        }
    }

    private static State Move(State state, int[] position)
    {
        State moved = default;
        for (int k = 0; k < position.Length; k++)
            moved = moved.With(position[k], state.Takes(k));
        return moved;
    }

    private static void NoteTheRest(Conflict conflict, Case? of, List<string> lost)
    {
        if (conflict.StatusQuo is State quo)
            lost.Add($"The status quo {quo.ToYn(conflict.Options.Length)} has no place in the format.");
        foreach (Formula formula in conflict.Indistinguishable)
            lost.Add($"States with “{formula.ToText(conflict.Reference)}” are written one by one, not as one state.");
        lost.AddRange(GmcrLosses.Of(conflict));
        if (conflict.Preferences.OfType<Preference>().Any(p => p.Because.Length > 0))
            lost.Add("The evidence behind preferences has no place in the format.");
        ShortNames parties = new();
        if (conflict.DecisionMakers.Any(d => d.Id != parties.For(d.Name, "party"))
            || conflict.DecisionMakers.Any(d => { ShortNames own = new(); return d.Options.Any(o => o.Id != own.For(o.Name, "option")); }))
            lost.Add("Short names of parties and options have no place in the format; a reader makes new ones from the names.");
        if (of is null)
            return;
        if (of.Sources.Length + of.Claims.Length > 0)
            lost.Add($"{Count(of.Sources.Length, "source")} and {Count(of.Claims.Length, "claim")} have no place in the format.");
        if (of.Perspectives.Length > 0)
            lost.Add($"The case has {Count(of.Perspectives.Length, "perspective")}; a file holds one view of the conflict, so the others are left out.");
        if (of.Note is not null || of.Parties.Any(p => p.Note is not null || p.Aliases.Length > 0))
            lost.Add("Notes and aliases have no place in the format.");
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static string Condition(IEnumerable<IReadOnlyList<(int Option, bool Taken)>> members, int[] position)
    {
        string[] written = [.. members.Select(m => "[" + string.Join(", ", m.Select(l => $"[{position[l.Option]}, \"{(l.Taken ? 'Y' : 'N')}\"]")) + "]")];
        return written.Length == 1 ? written[0] : "{\"compound\": true, \"members\": [" + string.Join(", ", written) + "]}";
    }

    private static string Compose(Conflict conflict, int[] position, List<Conjunction> infeasible, List<string>?[] statements, string?[]? rankings)
    {
        StringBuilder text = new("{\n  \"program\": \"Parley\",\n");
        List(text, "options", conflict.DecisionMakers.SelectMany(d => d.Options)
            .Select(o => $"{{\"name\": {Quoted(o.Name)}, \"permittedDirection\": \"{DirectionOf(o)}\"}}"));
        List(text, "decisionMakers", conflict.DecisionMakers.Select(d =>
            $"{{\"name\": {Quoted(d.Name)}, \"options\": [{string.Join(", ", d.Options.Select(o => position[o.Index]))}],"
            + $"\n     \"preferences\": [{string.Join(",\n       ", statements[d.Index] ?? [])}]"
            + (rankings is null ? "" : $",\n     \"preferenceRanking\": {rankings[d.Index]}") + "}"));
        // A rule that forbids everything has no literal to write; one option taken or not says the same.
        List(text, "infeasibles", infeasible.SelectMany(c =>
            c.Cares != 0 || conflict.Options.Length == 0 ? [c] : new Conjunction[] { new(1, 1), new(1, 0) })
            .Select(c => Condition([[.. c.Literals()]], position)));
        text.Append("  \"useManualPreferenceRanking\": ").Append(rankings is null ? "false" : "true").Append("\n}\n");
        return text.ToString();
    }

    private static void List(StringBuilder text, string key, IEnumerable<string> items)
    {
        string[] all = [.. items];
        text.Append("  \"").Append(key).Append("\": [");
        if (all.Length > 0)
            text.Append("\n    ").AppendJoin(",\n    ", all).Append("\n  ");
        text.Append("],\n");
    }

    private static string DirectionOf(Option option) => option.Direction switch
    {
        Direction.ForwardOnly => "fwd",
        Direction.BackwardOnly => "back",
        _ => "both",
    };

    private static string Quoted(string name) => "\"" + JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
