using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>Checks of rules, statements and merged states against the states there are.</summary>
internal sealed class StateChecks(Complaints complaints)
{
    // A rule over more options than this is not tried out; 2^16 combinations take no noticeable time.
    private const int MostMentioned = 16;

    // A deterministic stand-in for time: states or blocks of states looked at. Beyond it checks are left out, so that no file makes reading hang.
    private const long MostWork = 20_000_000, MostMerging = 100_000_000;

    private readonly HashSet<SourceSpan> checkedRules = [];
    private long work, merging;

    /// <summary>Warns about rules in force that no combination of options breaks.</summary>
    public void Rules(ImmutableArray<Rule> rules)
    {
        foreach (Rule rule in rules)
            if (rule.InForce && checkedRules.Add(rule.Span) && ForbidsNothing(rule))
                complaints.Warning(Codes.RuleForbidsNothing, FirstLine(rule.Span), "This rule forbids no combination of options.", "Remove it, or change its conditions.");
    }

    /// <summary>Warns about statements that cannot tell any two feasible states apart.</summary>
    public void Statements(ImmutableArray<Statement> statements, StateList states)
    {
        foreach (Statement statement in statements)
            switch (Constant(statement.Formula, states, ref work))
            {
                case true:
                    complaints.Warning(Codes.AlwaysTrue, statement.Span, $"'{YamlTree.Shown(statement.Text)}' holds at every feasible state, so it decides nothing.", "Remove it, or change it.");
                    break;
                case false:
                    complaints.Warning(Codes.AlwaysFalse, statement.Span, $"'{YamlTree.Shown(statement.Text)}' holds at no feasible state, so it decides nothing.", "Remove it, or change it.");
                    break;
            }
    }

    /// <summary>Warns about formulas that merge nothing.</summary>
    public void Matches(ImmutableArray<(Formula Formula, SourceSpan Span)> formulas, StateList states)
    {
        foreach ((Formula formula, SourceSpan span) in formulas)
            if (Constant(formula, states, ref work) == false)
                complaints.Warning(Codes.IndistinguishableMatchesNothing, span, "No feasible state satisfies this formula, so it merges nothing.", "Remove it, or change it.");
    }

    /// <summary>Warns about a transition that no two feasible states make.</summary>
    public void Transition(ForbiddenTransition transition, StateList states)
    {
        if (Constant(transition.From, states, ref work) == false || Constant(transition.To, states, ref work) == false)
            complaints.Warning(
                Codes.TransitionForbidsNothing, FirstLine(transition.Span), "No move goes from such a state to such a state, so nothing is forbidden here.", "Remove it, or change its conditions.");
    }

    /// <summary>Complains when states that count as one are not tied for somebody.</summary>
    /// <param name="draft">The conflict.</param>
    /// <param name="preferences">What is known of the preferences.</param>
    /// <param name="states">The feasible states.</param>
    /// <param name="elsewhere">Where to point when the formulas are inherited; null to point at the formulas.</param>
    public void Tied(Draft draft, IReadOnlyList<Preference?> preferences, StateList states, SourceSpan? elsewhere)
    {
        long statements = preferences.OfType<Preference>().Sum(Work);
        long cost = states.Count * (draft.Indistinguishable.Length + preferences.Count + statements);
        if (draft.Indistinguishable.Length == 0 || merging + cost > MostMerging)
            return;
        merging += cost;
        StateNames names = new(states, null);
        // Which formula a state belongs to: the first it satisfies, as the merging does it.
        int[] formulaOf = new int[states.Count];
        for (int s = 0; s < formulaOf.Length; s++)
        {
            State state = states[s];
            formulaOf[s] = -1;
            for (int k = 0; k < draft.Indistinguishable.Length && formulaOf[s] < 0; k++)
                if (draft.Indistinguishable[k].Formula.Holds(state))
                    formulaOf[s] = k;
        }
        for (int i = 0; i < preferences.Count; i++)
        {
            if (preferences[i] is not Preference preference)
                continue;
            PreferenceRelation relation = PreferenceRelation.Of(preference, states);
            int[] first = new int[draft.Indistinguishable.Length];
            Array.Fill(first, -1);
            HashSet<int> told = [];
            for (int s = 0; s < formulaOf.Length; s++)
            {
                int k = formulaOf[s];
                if (k < 0)
                    continue;
                if (first[k] < 0)
                    first[k] = s;
                else if (!relation.IsInterchangeable(s, first[k]) && told.Add(k))
                    complaints.Error(
                        Codes.MergedNotTied, elsewhere ?? draft.Indistinguishable[k].Span,
                        $"States {names.Named(first[k])} and {names.Named(s)} count as one and are not tied for '{YamlTree.Shown(draft.DecisionMakers[i].Id)}'.",
                        "Change the preference, or the formula under 'indistinguishable'.");
            }
        }
    }

    private static long Work(Preference preference) => preference switch
    {
        Preference.Prioritised p => 1 + p.Statements.Length,
        Preference.Candidates c => c.Alternatives.Sum(Work),
        Preference.Partial p => Work(p.Order) + p.Pairs.Length,
        _ => 1,
    };

    /// <summary>The value a formula has at all states; null when it has both values, or when too much has been looked at.</summary>
    private static bool? Constant(Formula formula, StateList states, ref long work)
    {
        if (work > MostWork)
            return null;
        bool any = false, all = true;
        if (states.IsCube)
        {
            ulong valid = states.Count >= 64 ? ulong.MaxValue : (1UL << states.Count) - 1;
            for (int first = 0; first < states.Count && (all || !any); first += 64, work++)
            {
                ulong holds = formula.HoldsAt64((UInt128)(uint)first) & valid;
                (any, all) = (any | holds != 0, all & holds == valid);
            }
            return all ? true : any ? null : false;
        }
        ulong truth = 0;
        UInt128 block = UInt128.MaxValue;
        for (int s = 0; s < states.Count && (all || !any); s++, work++)
        {
            UInt128 bits = states[s].Bits;
            if (bits >> 6 != block)
            {
                block = bits >> 6;
                truth = formula.HoldsAt64(block << 6);
            }
            bool holds = (truth >> (int)(bits & 63) & 1) != 0;
            (any, all) = (any | holds, all & holds);
        }
        return all ? true : any ? null : false;
    }

    private bool ForbidsNothing(Rule rule) => work < MostWork && rule.Infeasible().All(CannotHold);

    private bool CannotHold(Formula formula)
    {
        UInt128 mentions = formula.Mentions;
        int count = (int)UInt128.PopCount(mentions);
        if (count > MostMentioned || (work += 64L << count) > MostWork)
            return false;
        Formula dense = formula.Renumber(k => (int)UInt128.PopCount(mentions & ((UInt128.One << k) - 1)));
        ulong valid = count >= 6 ? ulong.MaxValue : (1UL << (1 << count)) - 1;
        for (UInt128 first = 0; first < UInt128.One << count; first += 64)
            if ((dense.HoldsAt64(first) & valid) != 0)
                return false;
        return true;
    }

    // A rule may be a block of several lines; its beginning is enough to find it.
    private static SourceSpan FirstLine(SourceSpan span) => new(span.Start, Math.Min(span.Length, 80));
}
