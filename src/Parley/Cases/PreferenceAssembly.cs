using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>Makes preferences out of what was written, once the feasible states are known.</summary>
internal sealed class PreferenceAssembly(StateChecks checks, Complaints complaints)
{
    /// <summary>The preference a draft means; null after a complaint, or when the states are not known.</summary>
    /// <param name="draft">What was written.</param>
    /// <param name="names">The feasible states and their names; null when they are not known.</param>
    /// <param name="tooMany">Whether they are not known because there are too many.</param>
    public Preference? Resolve(PreferenceDraft draft, StateNames? names, bool tooMany)
    {
        if (draft.Order is null || Ordered(draft.Order, names, tooMany) is not Preference order)
            return null;
        if (draft.Unknown.Length + draft.Certainty.Length > 0)
        {
            if (Pairs(draft, names, tooMany) is not ImmutableArray<PairwisePreference> pairs)
                return null;
            order = new Preference.Partial(order, pairs);
        }
        return order with
        {
            Because = draft.Because,
            Span = draft.Place.Span,
            SatisficingThreshold = draft.Threshold ?? order.SatisficingThreshold,
            Anticipation = draft.Anticipation ?? order.Anticipation,
        };
    }

    /// <summary>Why a preference does not fit other feasible states than those it was written for; null when it does.</summary>
    public static string? Misfit(Preference preference, StateList states)
    {
        switch (preference)
        {
            case Preference.Candidates candidates:
                return candidates.Alternatives.Select(a => Misfit(a, states)).FirstOrDefault(m => m is not null);
            case Preference.Partial partial:
                foreach (State state in partial.Pairs.SelectMany(p => new[] { p.First, p.Second }))
                    if (states.IndexOf(state) < 0)
                        return $"{state.ToYn(states.OptionCount)} is infeasible";
                return Misfit(partial.Order, states);
            case Preference.Ranking ranking:
                int ranked = 0;
                foreach (State state in ranking.Groups.SelectMany(g => g))
                {
                    if (states.IndexOf(state) < 0)
                        return $"{state.ToYn(states.OptionCount)} is infeasible";
                    ranked++;
                }
                return ranked == states.Count ? null : $"it ranks {ranked} of {states.Count} states";
            default:
                return null;
        }
    }

    private Preference? Ordered(OrderDraft order, StateNames? names, bool tooMany)
    {
        switch (order)
        {
            case OrderDraft.Statements statements:
                if (names is not null)
                    checks.Statements(statements.List, names.States);
                return new Preference.Prioritised(statements.List);
            case OrderDraft.Weights weights:
                return new Preference.Weighted(weights.List) { Grounds = weights.Grounds };
            case OrderDraft.Ranking { Text: PlacedText text }:
                if (names is not null)
                    return RankingReader.Read(text, names, complaints);
                if (tooMany)
                    complaints.Error(Codes.RankingTooManyStates, text.Span, "There are too many feasible states for a ranking.", "Write statements instead.");
                else
                    _ = RankingReader.Groups(text, complaints);
                return null;
            default:
                OrderDraft.Candidates several = (OrderDraft.Candidates)order;
                Preference?[] alternatives = [.. several.Alternatives.Select(a => Ordered(a, names, tooMany) is Preference p ? p with { Because = a.Because } : null)];
                return alternatives.Contains(null) ? null : new Preference.Candidates([.. alternatives.OfType<Preference>()], several.Shares);
        }
    }

    private ImmutableArray<PairwisePreference>? Pairs(PreferenceDraft draft, StateNames? names, bool tooMany)
    {
        if (names is null)
        {
            if (tooMany)
                complaints.Error(
                    Codes.PairsOfTooManyStates, (draft.Unknown.Length > 0 ? draft.Unknown[0].Pair : draft.Certainty[0].Pair).Span,
                    "There are too many feasible states to name pairs of them.", "Write candidates with statements instead.");
            return null;
        }
        int before = complaints.Errors;
        HashSet<(int, int)> seen = [];
        ImmutableArray<PairwisePreference>.Builder pairs = ImmutableArray.CreateBuilder<PairwisePreference>();
        foreach ((PlacedText text, ImmutableArray<string> because) in draft.Unknown)
            if (Pair(text, '?') is var (a, b))
                pairs.Add(PairwisePreference.Unknown(names.States[a], names.States[b]) with { Because = because });
        foreach ((PlacedText text, double low, double high, ImmutableArray<string> because) in draft.Certainty)
            if (Pair(text, '>') is var (a, b))
                pairs.Add(new(names.States[a], names.States[b], low, high) { Because = because });
        return complaints.Errors == before ? pairs.ToImmutable() : null;

        (int, int)? Pair(PlacedText text, char sign)
        {
            if (PairReader.States(text, sign, names, complaints) is not var (a, b))
                return null;
            if (a != b && seen.Add((Math.Min(a, b), Math.Max(a, b))))
                return (a, b);
            complaints.Error(
                Codes.PairTwice, text.Span,
                a == b ? $"State {names.Named(a)} stands beside itself." : $"The pair of the states {names.Named(a)} and {names.Named(b)} stands above already.",
                "Name two different states, and each pair once.");
            return null;
        }
    }
}
