using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>A preference without the parts that rest only on withheld claims.</summary>
/// <remarks>A part that names claims of its own rests on them; one that names none rests on what the whole preference rests on.</remarks>
internal sealed class ReplayPreference(HashSet<string> gone)
{
    /// <summary>What is left; null when nothing is.</summary>
    /// <param name="preference">The preference as it is known today.</param>
    /// <param name="less">Whether anything is left out.</param>
    public Preference? Replayed(Preference preference, out bool less)
    {
        bool wholeGone = IsGone(preference.Because);
        Preference? left = Parts(preference, wholeGone, out less);
        return left is null ? null : left with { Because = Left(preference.Because) };
    }

    private Preference? Parts(Preference preference, bool wholeGone, out bool less)
    {
        bool Stays(ImmutableArray<string> own) => own.IsDefaultOrEmpty ? !wholeGone : !IsGone(own);
        switch (preference)
        {
            case Preference.Prioritised p:
                Statement[] statements = [.. p.Statements.Where(s => Stays(s.Because)).Select(s => s with { Because = Left(s.Because) })];
                less = statements.Length < p.Statements.Length || (wholeGone && p.Statements.IsEmpty);
                return less && statements.Length == 0 ? null : p with { Statements = [.. statements] };
            case Preference.Weighted w:
                bool[] kept = [.. w.Weights.Select((x, k) => Stays(w.Grounds.IsEmpty ? [] : w.Grounds[k]))];
                less = w.Weights.Where((x, k) => x != 0 && !kept[k]).Any() || (wholeGone && w.Weights.All(x => x == 0));
                return less && !w.Weights.Where((x, k) => x != 0 && kept[k]).Any() ? null : w with
                {
                    Weights = [.. w.Weights.Select((x, k) => kept[k] ? x : 0)],
                    Grounds = w.Grounds.IsEmpty ? [] : [.. w.Grounds.Select(Left)],
                };
            case Preference.Candidates c:
                (Preference? Left, bool Less, int At)[] alternatives = [.. c.Alternatives.Select((a, k) => (Alternative(a, wholeGone, out bool l), l, k))];
                (Preference? Left, bool Less, int At)[] rest = [.. alternatives.Where(a => a.Left is not null)];
                less = alternatives.Any(a => a.Less);
                return rest.Length switch
                {
                    0 => null,
                    1 when less => rest[0].Left,
                    _ => c with { Alternatives = [.. rest.Select(r => r.Left!)], Weights = c.Weights.IsEmpty ? [] : [.. rest.Select(r => c.Weights[r.At])] },
                };
            case Preference.Partial q:
                // An unknown pair says that nothing is known of it; without its reason the order is not known either, so both go together.
                Preference? order = Alternative(q.Order, wholeGone, out less);
                PairwisePreference[] pairs = [.. q.Pairs.Where(x => Stays(x.Because)).Select(x => x with { Because = Left(x.Because) })];
                less |= pairs.Length < q.Pairs.Length;
                return order is null ? null : pairs.Length == 0 ? order : q with { Order = order, Pairs = [.. pairs] };
            default:
                less = wholeGone;
                return wholeGone ? null : preference;
        }
    }

    private Preference? Alternative(Preference preference, bool wholeGone, out bool less)
    {
        bool ownGone = preference.Because.IsEmpty ? wholeGone : IsGone(preference.Because);
        Preference? left = Parts(preference, ownGone, out less);
        return left is null ? null : left with { Because = Left(preference.Because) };
    }

    private bool IsGone(ImmutableArray<string> because) => because.Length > 0 && because.All(gone.Contains);

    private ImmutableArray<string> Left(ImmutableArray<string> because) => because.Any(gone.Contains) ? [.. because.Where(b => !gone.Contains(b))] : because;
}
