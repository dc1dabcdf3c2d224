using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Reports;

/// <summary>States, patterns and moves in the words of the case.</summary>
internal static class Wording
{
    /// <summary>One line per party: the options it takes, as the case names them.</summary>
    /// <remarks>Where states are merged, options in which they differ are named as such.</remarks>
    public static string EachParty(Conflict conflict, string pattern) =>
        string.Join('\n', conflict.DecisionMakers.Select(d => $"{d.Name}: {Takes(d, pattern)}"));

    /// <summary>What is taken at a state on one line: parties that take nothing are left out; a graph's state by its name.</summary>
    public static string InOneLine(Conflict conflict, string pattern)
    {
        if (conflict.Graph is StateGraph graph)
            return graph.IndexOf(pattern) is int k and >= 0 ? graph.States[k].Name : pattern;
        string[] parts = [.. conflict.DecisionMakers.Where(d => d.Options.Any(o => pattern[o.Index] != 'N')).Select(d => $"{d.Name}: {Takes(d, pattern)}")];
        return parts.Length == 0 ? "no option taken" : string.Join(". ", parts);
    }

    /// <summary>What one party does at a state.</summary>
    public static string Takes(DecisionMaker party, string pattern)
    {
        if (party.Options.IsEmpty)
            return "has no option";
        string[] words =
        [
            .. party.Options.Where(o => pattern[o.Index] == 'Y').Select(o => o.Name),
            .. party.Options.Where(o => pattern[o.Index] == '-').Select(o => $"with or without “{o.Name}”"),
        ];
        return words.Length == 0 ? "no option taken" : string.Join("; ", words);
    }

    /// <summary>One line per party whose options matter in a pattern; the rest is open.</summary>
    public static string EachParty(Conflict conflict, Pattern pattern)
    {
        string[] lines =
        [
            .. from party in conflict.DecisionMakers
               let words = party.Options.Where(o => (pattern.Fixed >> o.Index & 1) != 0)
                   .Select(o => (pattern.Taken >> o.Index & 1) != 0 ? o.Name : $"not “{o.Name}”")
                   .ToArray()
               where words.Length > 0
               select $"{party.Name}: {string.Join("; ", words)}",
        ];
        return lines.Length == 0 ? "every feasible state" : string.Join('\n', lines);
    }

    /// <summary>What a mover changes, for example: takes “A” and gives up “B”.</summary>
    public static string Change(GraphModel model, UnilateralMove move)
    {
        (State from, State to) = Representatives(model, move);
        ImmutableArray<Option> options = model.OptionsOf(move.Mover);
        string taken = Quote(options.Where(o => to.Takes(o) && !from.Takes(o)));
        string left = Quote(options.Where(o => from.Takes(o) && !to.Takes(o)));
        return (taken.Length, left.Length) switch
        {
            (0, 0) => "moves",
            (_, 0) => $"takes {taken}",
            (0, _) => $"gives up {left}",
            _ => $"takes {taken} and gives up {left}",
        };
    }

    /// <summary>The references of the options a mover takes and gives up.</summary>
    public static (ImmutableArray<string> Takes, ImmutableArray<string> GivesUp) Changes(GraphModel model, UnilateralMove move)
    {
        (State from, State to) = Representatives(model, move);
        ImmutableArray<Option> options = model.OptionsOf(move.Mover);
        return
        (
            [.. options.Where(o => to.Takes(o) && !from.Takes(o)).Select(o => model.Conflict.Reference(o.Index))],
            [.. options.Where(o => from.Takes(o) && !to.Takes(o)).Select(o => model.Conflict.Reference(o.Index))]
        );
    }

    /// <summary>A list as people read it: A; A and B; A, B and C.</summary>
    public static string And(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => string.Join(", ", words.Take(words.Count - 1)) + " and " + words[^1],
    };

    /// <summary>The names of a group's members.</summary>
    public static string Group(GraphModel model, Studies.Coalition group) => And([.. group.Members.Select(i => model.DecisionMakers[i].Name)]);

    /// <summary>A state by its number and its word of Y and N.</summary>
    public static string Named(GraphModel model, int state) => $"{Number(state)} ({model.Pattern(state)})";

    /// <summary>What a step changes; a group's step may change options of several members.</summary>
    public static string StepChange(GraphModel model, Studies.TraceStep step)
    {
        if (step.Movers.Members is [int only])
            return Change(model, new UnilateralMove(only, step.From, step.To));
        string from = model.Pattern(step.From), to = model.Pattern(step.To);
        string taken = Quote(model.Conflict.Options.Where(o => from[o.Index] == 'N' && to[o.Index] == 'Y'));
        string left = Quote(model.Conflict.Options.Where(o => from[o.Index] == 'Y' && to[o.Index] == 'N'));
        return (taken.Length, left.Length) switch
        {
            (0, 0) => "move",
            (_, 0) => $"take {taken}",
            (0, _) => $"give up {left}",
            _ => $"take {taken} and give up {left}",
        };
    }

    /// <summary>The number a person sees.</summary>
    public static string Number(int state) => $"state {state + 1}";

    /// <summary>A count with its noun, for example: 1 state, 2 states.</summary>
    public static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>The same text with its first letter large.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Quote(IEnumerable<Option> options) => And([.. options.Select(o => $"“{o.Name}”")]);

    // Between merged states any pair of members that the mover can connect shows the change; the closest pair says least.
    private static (State, State) Representatives(GraphModel model, UnilateralMove move)
    {
        IReadOnlyList<State> from = model.Members(move.From), to = model.Members(move.To);
        if (from.Count == 1 && to.Count == 1)
            return (from[0], to[0]);
        return from.SelectMany(a => to.Where(b => model.Conflict.CanMove(move.Mover, a, b)).Select(b => (a, b)))
            .DefaultIfEmpty((from[0], to[0]))
            .MinBy(p => UInt128.PopCount(p.Item1.Bits ^ p.Item2.Bits));
    }
}
