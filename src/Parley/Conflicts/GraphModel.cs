using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>A conflict with its states listed: who can move from where to where, and who prefers what.</summary>
/// <remarks>
/// States are indices from 0; the number a person sees is one more. A closed family: <see cref="OptionForm"/>, in which moves follow
/// from options, and <see cref="GraphForm"/>, in which they are listed. Immutable and safe to share between threads. Source: [FangHipelKilgour1993].
/// </remarks>
public abstract class GraphModel
{
    private readonly PreferenceRelation[] relations;

    private protected GraphModel(Conflict conflict, int stateCount, PreferenceRelation[] relations) =>
        (Conflict, StateCount, this.relations) = (conflict, stateCount, relations);

    /// <summary>The conflict this model was made from.</summary>
    public Conflict Conflict { get; }

    /// <summary>The players.</summary>
    public ImmutableArray<DecisionMaker> DecisionMakers => Conflict.DecisionMakers;

    /// <summary>How many states there are.</summary>
    public int StateCount { get; }

    /// <summary>Where things stand, if the conflict says so.</summary>
    public abstract int? StatusQuo { get; }

    /// <summary>Everything known about how a decision maker compares the states.</summary>
    public PreferenceRelation Relation(int decisionMaker) => relations[decisionMaker];

    /// <summary>Whether every decision maker's preference is one complete order.</summary>
    public bool IsRanked => Array.TrueForAll(relations, r => r.IsComplete);

    /// <summary>One rank per state for a decision maker; higher is better, equal means tied.</summary>
    /// <exception cref="InvalidOperationException">The decision maker's preference is not a complete order.</exception>
    public ReadOnlySpan<int> Ranks(int decisionMaker) => relations[decisionMaker].Ranks;

    /// <summary>Whether the decision maker is known to prefer one state to another.</summary>
    public bool Prefers(int decisionMaker, int state, int toOther) => relations[decisionMaker].Compare(state, toOther) == Comparison.Better;

    /// <summary>The states a decision maker can reach in one move, ascending, the state itself excluded.</summary>
    public abstract IEnumerable<int> Moves(int decisionMaker, int state);

    /// <summary>The moves that lead to something the decision maker prefers, ascending.</summary>
    public IEnumerable<int> Improvements(int decisionMaker, int state) =>
        Moves(decisionMaker, state).Where(to => Prefers(decisionMaker, to, state));

    /// <summary>The states of the option form that count as this one: one in option form, possibly several after merging.</summary>
    public abstract IReadOnlyList<State> Members(int state);

    /// <summary>The state as one character per option: Y, N, or - where the merged members differ.</summary>
    public string Pattern(int state)
    {
        IReadOnlyList<State> members = Members(state);
        int m = Conflict.Options.Length;
        return string.Create(m, members, static (text, members) =>
        {
            for (int k = 0; k < text.Length; k++)
            {
                bool taken = members[0].Takes(k);
                bool same = true;
                foreach (State member in members)
                    same &= member.Takes(k) == taken;
                text[k] = !same ? '-' : taken ? 'Y' : 'N';
            }
        });
    }

    /// <summary>Lists the states of a conflict and merges those that are indistinguishable.</summary>
    /// <returns>The model, or null when there are more states than <paramref name="limit"/>.</returns>
    /// <exception cref="ArgumentException">A preference is missing, a ranking does not fit, or merged states are not tied for everybody.</exception>
    public static GraphModel? Of(Conflict conflict, int limit = 1 << 26, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        OptionForm? form = OptionForm.Of(conflict, limit, cancellation);
        return form is null || conflict.Indistinguishable.Length == 0 ? form : GraphForm.Merge(form);
    }
}
