using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>A graph model in option form: who can do what, what cannot be, and what each wants.</summary>
/// <remarks>Immutable. It lists no states; <see cref="StateList"/> does that. Source: [FangHipelKilgour1993].</remarks>
public sealed class Conflict
{
    /// <summary>Puts a conflict together.</summary>
    /// <param name="decisionMakers">In the order in which they are shown; their options taken together carry the indices 0..m-1, each once.</param>
    /// <param name="rules">Conditions under which states are infeasible.</param>
    /// <param name="statusQuo">Where things stand, if that is known.</param>
    /// <param name="preferences">One per decision maker; null where the case does not say.</param>
    /// <param name="indistinguishable">Formulas whose states count as one state each.</param>
    /// <param name="attitudes">[i][j]: how i stands toward j; by default everybody is devoted to their own interest and neutral toward others.</param>
    /// <exception cref="ArgumentException">Indices do not fit together, or there are more than 128 options.</exception>
    public Conflict(
        ImmutableArray<DecisionMaker> decisionMakers,
        ImmutableArray<Rule> rules,
        State? statusQuo,
        ImmutableArray<Preference?> preferences,
        ImmutableArray<Formula> indistinguishable = default,
        ImmutableArray<ImmutableArray<Attitude>> attitudes = default)
    {
        (DecisionMakers, Rules, StatusQuo, Preferences) = (decisionMakers, rules, statusQuo, preferences);
        Indistinguishable = indistinguishable.IsDefault ? [] : indistinguishable;
        Attitudes = attitudes.IsDefault ? SelfInterest(decisionMakers.Length) : attitudes;
        if (Attitudes.Length != decisionMakers.Length || Attitudes.Any(row => row.Length != decisionMakers.Length))
            throw new ArgumentException("Attitudes need one row per decision maker and one entry per decision maker in each row.", nameof(attitudes));
        Options = [.. decisionMakers.SelectMany(d => d.Options).OrderBy(o => o.Index)];

        if (Options.Length > State.MaxOptions)
            throw new ArgumentException($"Got {Options.Length} options; a state holds at most {State.MaxOptions}.", nameof(decisionMakers));
        if (preferences.Length != decisionMakers.Length)
            throw new ArgumentException($"Got {preferences.Length} preferences for {decisionMakers.Length} decision makers.", nameof(preferences));
        for (int k = 0; k < Options.Length; k++)
            if (Options[k].Index != k)
                throw new ArgumentException($"Option indices must run from 0 without gaps; number {k} is missing or double.", nameof(decisionMakers));
        for (int i = 0; i < decisionMakers.Length; i++)
            if (decisionMakers[i].Index != i || decisionMakers[i].Options.Any(o => o.Owner != i))
                throw new ArgumentException($"Decision maker {i} does not carry that index, or an option of theirs names another owner.", nameof(decisionMakers));

        UInt128 known = Options.Length == 128 ? UInt128.MaxValue : (UInt128.One << Options.Length) - 1;
        IEnumerable<Formula> formulas = rules.SelectMany(r => r.Operands).Concat(Indistinguishable)
            .Concat(preferences.OfType<Preference.Prioritised>().SelectMany(p => p.Statements).Select(s => s.Formula));
        if (formulas.Any(f => (f.Mentions & ~known) != 0))
            throw new ArgumentException("A formula names an option that does not exist.", nameof(rules));
    }

    /// <summary>The players, in the order of the case.</summary>
    public ImmutableArray<DecisionMaker> DecisionMakers { get; }

    /// <summary>All options, by index.</summary>
    public ImmutableArray<Option> Options { get; }

    /// <summary>What makes a state infeasible.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>Where things stand, if the case says so.</summary>
    public State? StatusQuo { get; }

    /// <summary>One per decision maker; null where the case does not say.</summary>
    public ImmutableArray<Preference?> Preferences { get; }

    /// <summary>Formulas whose states count as one state each.</summary>
    public ImmutableArray<Formula> Indistinguishable { get; }

    /// <summary>[i][j]: how decision maker i stands toward j. Source: [InoharaHipelWalker2007].</summary>
    public ImmutableArray<ImmutableArray<Attitude>> Attitudes { get; }

    private static ImmutableArray<ImmutableArray<Attitude>> SelfInterest(int n) =>
        [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => i == j ? Attitude.Devoting : Attitude.Neutral).ToImmutableArray())];

    /// <summary>Whether every decision maker's preference is known, so that stability can be asked about.</summary>
    public bool IsComplete => Preferences.All(p => p is not null);

    /// <summary>Whether no rule in force forbids the state.</summary>
    public bool IsFeasible(State state) => !Rules.Any(r => r.Forbids(state));

    /// <summary>How option k is referred to in formulas: its short name, with its owner's in front when two owners use it.</summary>
    public string Reference(int index)
    {
        Option option = Options[index];
        bool unique = Options.Count(o => o.Id == option.Id) == 1;
        return unique ? option.Id : DecisionMakers[option.Owner].Id + "." + option.Id;
    }
}
