using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Reports;

/// <summary>A judgement of a case in the words of the case.</summary>
internal static class PremiseText
{
    /// <summary>What the judgement is, for example: preferences of Russia, 2nd statement “ceasefire”.</summary>
    public static string Of(Conflict conflict, Premise premise)
    {
        string Who() => conflict.DecisionMakers[premise.DecisionMaker].Name;
        string Mine() => Basis.Preferences(conflict.DecisionMakers[premise.DecisionMaker]);
        Rule Rule() => conflict.Rules[premise.Index];
        return premise.Kind switch
        {
            PremiseKind.Perspective => "the perspective as a whole",
            PremiseKind.Preference => Mine(),
            PremiseKind.Statement => $"{Mine()}, statement {premise.Index + 1}: “{Statement(conflict, premise)}”",
            PremiseKind.Weight => $"{Mine()}, weight of “{conflict.Options[premise.Index].Name}”",
            PremiseKind.Candidate => $"{Mine()}, candidate {premise.Index + 1}",
            PremiseKind.Pair => $"{Mine()}, pair {premise.Index + 1}",
            PremiseKind.Rule => RuleName(conflict, Rule()),
            PremiseKind.Switch => $"{RuleName(conflict, Rule())}, switched {(Rule().InForce ? "on" : "off")}",
            PremiseKind.Hidden => "not known in this view: " + Wording.And([.. Rule().Operands.OfType<Formula.Takes>().Select(f => $"“{conflict.Options[f.Index].Name}”")]),
            PremiseKind.Transition => $"forbidden transition from “{Words(conflict, conflict.Transitions[premise.Index].From)}” to “{Words(conflict, conflict.Transitions[premise.Index].To)}”",
            PremiseKind.Option => $"option of {Who()}: “{conflict.Options[premise.Index].Level?.Scale.Name ?? conflict.Options[premise.Index].Name}”{Way(conflict.Options[premise.Index])}",
            PremiseKind.Merge => $"states that count as one: “{Words(conflict, conflict.Indistinguishable[premise.Index])}”",
            PremiseKind.Attitudes => $"attitudes of {Who()}",
            PremiseKind.Moves => "the moves of the graph",
            PremiseKind.StatusQuo => "the status quo",
            _ => throw new ArgumentOutOfRangeException(nameof(premise)),
        };
    }

    /// <summary>The key of a kind in data.</summary>
    public static string Key(PremiseKind kind) => kind switch { PremiseKind.StatusQuo => "status-quo", _ => kind.ToString().ToLowerInvariant() };

    /// <summary>A rule by its name, or by what it says.</summary>
    public static string RuleName(Conflict conflict, Rule rule) => "rule: " + (rule.Name ?? rule.Id ?? string.Join(", ", rule.Operands.Select(f => Words(conflict, f))));

    private static string Statement(Conflict conflict, Premise premise) =>
        (conflict.Preferences[premise.DecisionMaker] is Preference.Partial partial ? partial.Order : conflict.Preferences[premise.DecisionMaker]) is Preference.Prioritised p
            ? p.Statements[premise.Index].Text is { Length: > 0 } text ? text : Words(conflict, p.Statements[premise.Index].Formula)
            : "";

    private static string Way(Option option) => (option.Level?.Scale.Direction ?? option.Direction) switch
    {
        Direction.ForwardOnly => ", which cannot be taken back",
        Direction.BackwardOnly => ", which cannot be taken up again",
        _ => option.Sharing is null ? "" : ", which has several owners",
    };

    private static string Words(Conflict conflict, Formula formula) => formula.ToText(conflict.Reference);
}
