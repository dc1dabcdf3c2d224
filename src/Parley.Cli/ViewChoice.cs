using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;

namespace Parley.Cli;

/// <summary>Finds what the user named: perspectives, parties, rules.</summary>
internal static class ViewChoice
{
    /// <summary>The views asked for, or all of them; with the named rules switched.</summary>
    public static ImmutableArray<View> Of(Case theCase, string[] perspectives, string[] switches)
    {
        ImmutableArray<View> all = All(theCase);
        ImmutableArray<View> chosen = perspectives.Length == 0 ? all : [.. Words(perspectives).Distinct().Select(id => One(theCase, all, id))];
        foreach (string text in Words(switches))
            chosen = [.. chosen.Select(v => v with { Conflict = Switch(v.Conflict, text) })];
        return chosen;
    }

    /// <summary>The single view asked for; without a wish the case as written, or the only view there is.</summary>
    public static View One(Case theCase, string[] perspectives, string[] switches)
    {
        bool written = perspectives.Length == 0 && theCase.Conflict.IsComplete;
        ImmutableArray<View> views = Of(theCase, written ? [View.Base] : perspectives, switches);
        return views.Length == 1
            ? views[0]
            : throw Refusal.CommandLine($"One view is needed, and there are {views.Length}; choose with --perspective: {string.Join(", ", views.Select(v => v.Id))}.");
    }

    /// <summary>Every view for which everybody's preferences are known.</summary>
    public static ImmutableArray<View> All(Case theCase)
    {
        if (theCase.Conflict.IsNone)
            throw Refusal.CommandLine("This case has a bargaining part and no conflict, so there are no states to ask about; see 'parley bargain'.");
        ImmutableArray<View> all = View.All(theCase);
        return !all.IsEmpty
            ? all
            : throw new Refusal(ExitCode.CaseHasErrors, "No view of this case gives the preferences of every party: "
                + string.Join(", ", theCase.Conflict.DecisionMakers.Where(d => theCase.Conflict.Preferences[d.Index] is null).Select(d => d.Id)) + " missing.");
    }

    /// <summary>The decision maker meant by an id, a name or an alias.</summary>
    public static DecisionMaker Party(Case theCase, Conflict conflict, string text) =>
        conflict.DecisionMakers.FirstOrDefault(d => d.Id == text)
        ?? conflict.DecisionMakers.FirstOrDefault(d => Same(d.Id, text) || Same(d.Name, text))
        ?? conflict.DecisionMakers.FirstOrDefault(d => theCase.Parties.Any(p => p.Id == d.Id && p.Aliases.Any(a => Same(a, text))))
        ?? throw Refusal.Unknown("party", text, [.. conflict.DecisionMakers.Select(d => d.Id)]);

    /// <summary>The parts of values that may be given one by one or with commas.</summary>
    public static IEnumerable<string> Words(IEnumerable<string> values) =>
        values.SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static View One(Case theCase, ImmutableArray<View> all, string id)
    {
        if (all.FirstOrDefault(v => v.Id == id) is View view)
            return view;
        throw id == View.Base || theCase.Perspectives.Any(p => p.Id == id)
            ? new Refusal(ExitCode.CaseHasErrors, $"The perspective '{id}' does not give the preferences of every party; complete are {string.Join(", ", all.Select(v => v.Id))}.")
            : Refusal.Unknown("perspective", id, [.. all.Select(v => v.Id)]);
    }

    private static Conflict Switch(Conflict conflict, string text)
    {
        int at = text.IndexOf('=', StringComparison.Ordinal);
        bool? on = at < 0 ? null : text[(at + 1)..].ToLowerInvariant() switch { "on" or "yes" => true, "off" or "no" => false, _ => null };
        if (on is not bool inForce)
            throw Refusal.CommandLine($"'{text}' does not switch a rule; write ID=on or ID=off.");
        string id = text[..at];
        if (!conflict.Rules.Any(r => r.Id == id))
            throw Refusal.Unknown("rule", id, [.. conflict.Rules.Select(r => r.Id).OfType<string>()]);
        return conflict.With(rules: [.. conflict.Rules.Select(r => r.Id == id ? r with { InForce = inForce } : r)]);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
