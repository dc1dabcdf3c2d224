using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>A graph model whose moves are listed. Nothing is assumed about them: they need be neither symmetric nor transitive.</summary>
public sealed class GraphForm : GraphModel
{
    private const long MostMoves = 1L << 28;                       // listed at four bytes each

    private readonly ImmutableArray<ImmutableArray<int>>[] moves;
    private readonly ImmutableArray<ImmutableArray<State>> members;

    private GraphForm(
        Conflict conflict, ImmutableArray<ImmutableArray<State>> members, int? statusQuo,
        PreferenceRelation[] relations, ImmutableArray<ImmutableArray<int>>[] moves)
        : base(conflict, members.Length, relations) =>
        (this.members, StatusQuo, this.moves) = (members, statusQuo, moves);

    /// <inheritdoc/>
    public override int? StatusQuo { get; }

    /// <inheritdoc/>
    public override IEnumerable<int> Moves(int decisionMaker, int state) => moves[decisionMaker][state];

    /// <inheritdoc/>
    public override IReadOnlyList<State> Members(int state) => members[state];

    /// <summary>Lists the states of a conflict and every move, whatever moves depend on.</summary>
    /// <returns>The model; null when there are more states than <paramref name="limit"/>, or too many moves to list them.</returns>
    /// <exception cref="ArgumentException">A preference is missing or a ranking does not fit the feasible states.</exception>
    public static new GraphForm? Of(Conflict conflict, int limit = 1 << 26, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        if (!conflict.IsComplete)
            throw new ArgumentException("A decision maker has no preference.", nameof(conflict));
        if (StateList.Of(conflict, limit, cancellation) is not StateList states)
            return null;
        ImmutableArray<ImmutableArray<int>>[] moves = new ImmutableArray<ImmutableArray<int>>[conflict.DecisionMakers.Length + conflict.JointOwners.Length];
        long listed = 0;
        for (int mover = 0; mover < moves.Length; mover++)
        {
            if (conflict.Graph is StateGraph graph)
            {
                moves[mover] = graph.Moves[mover];
                continue;
            }
            ImmutableArray<int>[] rows = new ImmutableArray<int>[states.Count];
            for (int s = 0; s < rows.Length; s++)
            {
                cancellation.ThrowIfCancellationRequested();
                rows[s] = [.. Targets(conflict, states, mover, states[s])];
                if ((listed += rows[s].Length) > MostMoves)
                    return null;
            }
            moves[mover] = [.. rows];
        }
        return new(
            conflict,
            [.. states.Select(s => ImmutableArray.Create(s))],
            conflict.StatusQuo is State here && states.IndexOf(here) is int q and >= 0 ? q : null,
            RelationsOf(conflict, states, cancellation),
            moves);
    }

    // Either the combinations of what the mover may change are tried out, or all states, whichever are fewer; both ascend.
    private static IEnumerable<int> Targets(Conflict conflict, StateList states, int mover, State from)
    {
        UInt128 control = conflict.ControlOf(mover), rest = from.Bits & ~control, own = 0;
        int free = (int)UInt128.PopCount(control);
        if (free >= 31 || 1L << free > states.Count)
        {
            for (int s = 0; s < states.Count; s++)
                if (conflict.CanMove(mover, from, states[s]))
                    yield return s;
            yield break;
        }
        do
        {
            State to = new(rest | own);
            if (conflict.CanMove(mover, from, to) && states.IndexOf(to) is int index and >= 0)
                yield return index;
            own = (own - control) & control;
        }
        while (own != 0);
    }

    /// <summary>Makes one state of all states that satisfy the same formula of <see cref="Conflict.Indistinguishable"/>.</summary>
    /// <remarks>
    /// A state belongs to the first formula it satisfies. Merged states come last, in the order of the formulas; the others keep their order.
    /// There is a move between two merged states when any member of the first has a move to any member of the second.
    /// </remarks>
    /// <exception cref="ArgumentException">Members of a merged state are not tied for every decision maker, or compare differently with others.</exception>
    public static GraphForm Merge(GraphModel form)
    {
        ArgumentNullException.ThrowIfNull(form);
        ImmutableArray<Formula> formulas = form.Conflict.Indistinguishable;
        int[] classOf = new int[form.StateCount];
        List<List<int>> plain = [], merged = [.. formulas.Select(_ => new List<int>())];
        for (int s = 0; s < form.StateCount; s++)
        {
            State state = form.Members(s)[0];
            int k = 0;
            while (k < formulas.Length && !formulas[k].Holds(state))
                k++;
            if (k < formulas.Length)
                merged[k].Add(s);
            else
                plain.Add([s]);
        }
        List<int>[] classes = [.. plain, .. merged.Where(c => c.Count > 0)];
        for (int c = 0; c < classes.Length; c++)
            foreach (int s in classes[c])
                classOf[s] = c;

        int n = form.DecisionMakers.Length;
        PreferenceRelation[] relations = new PreferenceRelation[n];
        ImmutableArray<ImmutableArray<int>>[] moves = new ImmutableArray<ImmutableArray<int>>[n + form.Conflict.JointOwners.Length];
        for (int i = 0; i < n; i++)
        {
            foreach (List<int> members in classes)
                if (members.Exists(s => !form.Relation(i).IsInterchangeable(s, members[0])))
                    throw new ArgumentException($"States merged into one are not tied for {form.DecisionMakers[i].Name}.", nameof(form));
            relations[i] = form.Relation(i).At([.. classes.Select(c => c[0])]);
        }
        for (int mover = 0; mover < moves.Length; mover++)
        {
            ImmutableArray<int>[] rows = new ImmutableArray<int>[classes.Length];
            for (int c = 0; c < classes.Length; c++)
            {
                int by = mover, from = c;
                rows[c] = [.. classes[c].SelectMany(s => form.Moves(by, s)).Select(t => classOf[t]).Where(t => t != from).Distinct().Order()];
            }
            moves[mover] = [.. rows];
        }
        return new(
            form.Conflict,
            [.. classes.Select(c => c.SelectMany(form.Members).ToImmutableArray())],
            form.StatusQuo is int q ? classOf[q] : null,
            relations,
            moves);
    }
}
