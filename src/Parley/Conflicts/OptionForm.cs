namespace Parley.Conflicts;

/// <summary>A graph model whose moves follow from who owns which option.</summary>
/// <remarks>
/// A decision maker moves by changing any number of own options at once, each in a permitted direction, to a feasible state.
/// Such moves are transitive up to return, which fast engines rely on.
/// </remarks>
public sealed class OptionForm : GraphModel
{
    private OptionForm(Conflict conflict, StateList states, PreferenceRelation[] relations) : base(conflict, states.Count, relations) => States = states;

    /// <summary>The feasible states; a state's index in this list is its index in the model.</summary>
    public StateList States { get; }

    /// <inheritdoc/>
    public override int? StatusQuo =>
        Conflict.StatusQuo is State state && States.IndexOf(state) is int index and >= 0 ? index : null;

    /// <inheritdoc/>
    public override IEnumerable<int> Moves(int decisionMaker, int state)
    {
        DecisionMaker mover = DecisionMakers[decisionMaker];        // in option form there are no joint owners
        State from = States[state];
        if (mover.Options.Length < 31 && 1L << mover.Options.Length <= StateCount)
            return Variants(mover, from);
        return Enumerable.Range(0, StateCount).Where(to => mover.CanMove(from, States[to]));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<State> Members(int state) => [States[state]];

    /// <summary>Lists the states and works out the preferences.</summary>
    /// <returns>The model, or null when there are more states than <paramref name="limit"/>.</returns>
    /// <exception cref="ArgumentException">
    /// A preference is missing, a ranking does not fit the feasible states, or moves depend on more than options with one owner each.
    /// </exception>
    public static new OptionForm? Of(Conflict conflict, int limit = 1 << 26, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        if (!conflict.HasPlainMoves)
            throw new ArgumentException("Moves do not follow from options alone, so this conflict has no option form; ask for a graph model.", nameof(conflict));
        if (!conflict.IsComplete)
            throw new ArgumentException("A decision maker has no preference.", nameof(conflict));
        StateList? states = StateList.Of(conflict, limit, cancellation);
        if (states is null)
            return null;
        return new(conflict, states, RelationsOf(conflict, states, cancellation));
    }

    // Own options run through their combinations in ascending order, so the targets do too.
    private IEnumerable<int> Variants(DecisionMaker mover, State from)
    {
        UInt128 rest = from.Bits & ~mover.Control, own = 0;
        do
        {
            State to = new(rest | own);
            if (mover.CanMove(from, to) && States.IndexOf(to) is int index and >= 0)
                yield return index;
            own = (own - mover.Control) & mover.Control;
        }
        while (own != 0);
    }
}
