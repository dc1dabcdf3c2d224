using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Cases;

/// <summary>A conflict without the judgements that rest only on claims of a later day.</summary>
/// <param name="gone">Ids of the claims that are withheld.</param>
/// <param name="perspective">The view whose conflict it is; null for the case as written.</param>
/// <param name="whole">The conflict as written, replayed; null for itself.</param>
/// <param name="withheld">What is left out is noted here.</param>
internal sealed class ReplayConflict(HashSet<string> gone, string? perspective, Conflict? whole, List<Withheld> withheld)
{
    private readonly ReplayPreference preferences = new(gone);
    private bool feasibilityChanged;

    /// <summary>A view; null when the view as a whole rests only on what is withheld.</summary>
    public Perspective? Replayed(Perspective view)
    {
        if (IsGone(view.Because))
        {
            withheld.Add(new(WithheldKind.Perspective, view.Id, null, WithheldReason.RestsOnWithheld, null));
            return null;
        }
        return view with { Conflict = view.Conflict.IsNone ? view.Conflict : Replayed(view.Conflict), Because = Left(view.Because) };
    }

    public Conflict Replayed(Conflict g)
    {
        ImmutableArray<Rule> rules = [.. Rules(g)];
        Grounds grounds = g.Grounds;
        bool[] merged = [.. g.Indistinguishable.Select((_, k) => grounds.Indistinguishable.IsEmpty || Keep(grounds.Indistinguishable[k].Because, WithheldKind.Move, $"merged states {k + 1}"))];
        bool[] devoted = [.. g.Attitudes.Select((_, i) => grounds.Attitudes.IsEmpty || Keep(grounds.Attitudes[i].Because, WithheldKind.Move, $"attitudes of {g.DecisionMakers[i].Id}"))];
        ImmutableArray<ImmutableArray<Attitude>> self = Conflict.SelfInterest(g.DecisionMakers.Length);
        bool moves = g.Graph is null || Keep(grounds.Moves.Because, WithheldKind.Move, "moves");
        State? statusQuo = g.StatusQuo is not null && Keep(grounds.StatusQuo.Because, WithheldKind.StatusQuo, "status quo") ? g.StatusQuo : null;
        ImmutableArray<Preference?> wants = [.. g.DecisionMakers.Select(d => g.Preferences[d.Index] is Preference p ? Wanted(d, p, moves) : null)];
        Conflict replayed = new(
            // A view changes nothing about options, and games of one case have the same ones.
            whole?.DecisionMakers ?? [.. g.DecisionMakers.Select(d => new DecisionMaker(d.Index, d.Id, d.Name, [.. d.Options.Select(o => o with { Ground = Left(o.Ground) })]))],
            rules, statusQuo, wants, [.. g.Indistinguishable.Where((_, k) => merged[k])], [.. g.Attitudes.Select((row, i) => devoted[i] ? row : self[i])],
            [.. g.Transitions.Where((t, k) => Keep(t.Because, WithheldKind.Move, $"transition {k + 1}")).Select(t => t with { Because = Left(t.Because) })],
            g.Graph, new()
            {
                StatusQuo = statusQuo is null ? Ground.None : Left(grounds.StatusQuo),
                Indistinguishable = grounds.Indistinguishable.IsEmpty ? [] : [.. grounds.Indistinguishable.Where((_, k) => merged[k]).Select(Left)],
                Attitudes = grounds.Attitudes.IsEmpty ? [] : [.. grounds.Attitudes.Select(Left)],
                Moves = Left(grounds.Moves),
            });
        return feasibilityChanged ? Fitting(replayed) : replayed;
    }

    private IEnumerable<Rule> Rules(Conflict g)
    {
        foreach (Rule rule in g.Rules.Where(r => !r.IsImplied && r.Kind != RuleKind.Hidden))
        {
            string name = rule.Id ?? rule.Name ?? "without a name";
            if (!Keep(rule.Because, WithheldKind.Rule, name))
                feasibilityChanged = true;
            else if (rule.Switch is Ground ground && !Keep(ground.Because, WithheldKind.Rule, $"switch of {name}"))
            {
                feasibilityChanged = true;
                yield return rule with { InForce = whole?.Rules.FirstOrDefault(r => r.Id == rule.Id)?.InForce ?? true, Switch = null, Because = Left(rule.Because) };
            }
            else
                yield return rule with { Because = Left(rule.Because), Switch = rule.Switch is Ground kept ? Left(kept) : null };
        }
        // An option nobody could know of is one that nobody takes.
        foreach (IGrouping<string, Option> option in g.Options.Where(o => IsGone(o.Ground.Because)).GroupBy(o => $"{g.DecisionMakers[o.Owner].Id}.{o.Level?.Scale.Id ?? o.Id}"))
        {
            feasibilityChanged = true;
            Note(WithheldKind.Option, option.Key, WithheldReason.RestsOnWithheld);
            foreach (Option taken in option)
                yield return new() { Kind = RuleKind.Never, Operands = [new Formula.Takes(taken.Index)], Name = $"{taken.Name}: not known yet" };
        }
        // What a view does not know stands last, as files have it.
        foreach (Rule rule in g.Rules.Where(r => r.Kind == RuleKind.Hidden))
            if (Keep(rule.Because, WithheldKind.Rule, "hidden options"))
                yield return rule with { Because = Left(rule.Because) };
            else
                feasibilityChanged = true;
    }

    private Preference? Wanted(DecisionMaker party, Preference preference, bool moves)
    {
        Preference? left = preferences.Replayed(preference, out bool less);
        if (less)
            Note(WithheldKind.Preference, left is null ? party.Id : $"part of {party.Id}", WithheldReason.RestsOnWithheld);
        return moves ? left : null;
    }

    // Where more states are feasible than the case says, or fewer, a ranking of the states no longer fits, nor may the status quo.
    private Conflict Fitting(Conflict g)
    {
        // More states than this were never ranked.
        StateList? states = StateList.Of(g, 1 << 20);
        Preference?[] wants = [.. g.Preferences];
        for (int i = 0; i < wants.Length; i++)
            if (wants[i] is Preference preference && (states is null ? preference is not (Preference.Prioritised or Preference.Weighted) : PreferenceAssembly.Misfit(preference, states) is not null))
            {
                Note(WithheldKind.Preference, g.DecisionMakers[i].Id, WithheldReason.NoLongerFits);
                wants[i] = null;
            }
        State? statusQuo = g.StatusQuo;
        if (statusQuo is State here && !g.IsFeasible(here))
        {
            Note(WithheldKind.StatusQuo, "status quo", WithheldReason.NoLongerFits);
            statusQuo = null;
        }
        return new(g.DecisionMakers, g.Rules, statusQuo, [.. wants], g.Indistinguishable, g.Attitudes, g.Transitions, g.Graph,
            statusQuo is null ? g.Grounds with { StatusQuo = Ground.None } : g.Grounds);
    }

    private bool Keep(ImmutableArray<string> because, WithheldKind kind, string name)
    {
        if (!IsGone(because))
            return true;
        Note(kind, name, WithheldReason.RestsOnWithheld);
        return false;
    }

    // What a view takes over from the case as written is noted there.
    private void Note(WithheldKind kind, string name, WithheldReason reason)
    {
        if (perspective is null || !withheld.Contains(new(kind, name, null, reason, null)))
            withheld.Add(new(kind, name, perspective, reason, null));
    }

    private bool IsGone(ImmutableArray<string> because) => because.Length > 0 && because.All(gone.Contains);

    private ImmutableArray<string> Left(ImmutableArray<string> because) => because.Any(gone.Contains) ? [.. because.Where(b => !gone.Contains(b))] : because;

    private Ground Left(Ground ground) => ground with { Because = Left(ground.Because) };
}
