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
    public ReadOnlySpan<int> Ranks(int decisionMaker) => relations[decisionMaker].IsComplete
        ? relations[decisionMaker].Ranks
        : throw new InvalidOperationException($"The preference of {DecisionMakers[decisionMaker].Name} is not one complete order, so it has no ranks.");

    /// <summary>Whether the decision maker is known to prefer one state to another.</summary>
    public bool Prefers(int decisionMaker, int state, int toOther) => relations[decisionMaker].Compare(state, toOther) == Comparison.Better;

    /// <summary>The states a decision maker can reach in one move, ascending, the state itself excluded.</summary>
    /// <param name="decisionMaker">A decision maker; from the number of decision makers on, a group in <see cref="Conflict.JointOwners"/>.</param>
    /// <param name="state">State index.</param>
    public abstract IEnumerable<int> Moves(int decisionMaker, int state);

    /// <summary>Who may move when some decision makers act together: each of them, and every group among them that owns an option jointly.</summary>
    public IEnumerable<int> Movers(IReadOnlyCollection<int> coalition)
    {
        ArgumentNullException.ThrowIfNull(coalition);
        int n = DecisionMakers.Length;
        return coalition.Concat(Enumerable.Range(0, Conflict.JointOwners.Length).Where(k => Conflict.JointOwners[k].All(coalition.Contains)).Select(k => n + k));
    }

    /// <summary>The decision makers behind a mover: one, or a group that moves jointly.</summary>
    public ImmutableArray<int> MembersOf(int mover) => mover < DecisionMakers.Length ? [mover] : Conflict.JointOwners[mover - DecisionMakers.Length];

    /// <summary>The name of a decision maker, or the names of a group that moves jointly.</summary>
    public string MoverName(int mover) => mover < DecisionMakers.Length
        ? DecisionMakers[mover].Name
        : string.Join(" and ", Conflict.JointOwners[mover - DecisionMakers.Length].Select(i => DecisionMakers[i].Name)) + " together";

    /// <summary>The options that a mover may change in one move, by index; shared ones among them.</summary>
    public ImmutableArray<Option> OptionsOf(int mover) => [.. Conflict.Options.Where(o => (Conflict.ControlOf(mover) >> o.Index & 1) != 0)];

    /// <summary>The moves that lead to something the decision maker prefers, ascending.</summary>
    public IEnumerable<int> Improvements(int decisionMaker, int state) =>
        Moves(decisionMaker, state).Where(to => Prefers(decisionMaker, to, state));

    /// <summary>The states of the option form that count as this one: one in option form, possibly several after merging.</summary>
    public abstract IReadOnlyList<State> Members(int state);

    /// <summary>The state as one character per option: Y, N, or - where the merged members differ; in a graph its short name.</summary>
    public string Pattern(int state)
    {
        if (Conflict.Graph is not null)
            return Conflict.Word(Members(state)[0]);
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
    /// <returns>
    /// An <see cref="OptionForm"/> where moves follow from options alone and no states are merged, otherwise a <see cref="GraphForm"/>; null when
    /// there are more states than <paramref name="limit"/>, or too many moves to list them.
    /// </returns>
    /// <exception cref="ArgumentException">A preference is missing, a ranking does not fit, or merged states are not tied for everybody.</exception>
    public static GraphModel? Of(Conflict conflict, int limit = 1 << 26, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        GraphModel? form = conflict.HasPlainMoves ? OptionForm.Of(conflict, limit, cancellation) : GraphForm.Of(conflict, limit, cancellation);
        return form is null || conflict.Indistinguishable.Length == 0 ? form : GraphForm.Merge(form);
    }

    private protected static PreferenceRelation[] RelationsOf(Conflict conflict, StateList states, CancellationToken cancellation)
    {
        PreferenceRelation[] relations = new PreferenceRelation[conflict.DecisionMakers.Length];
        for (int i = 0; i < relations.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            relations[i] = PreferenceRelation.Of(conflict.Preferences[i]!, states);
        }
        return relations;
    }
}
