namespace Parley.Studies;

/// <summary>Why a view of a conflict was not solved, so that nothing may be said about what holds in it.</summary>
public abstract record Unsolved
{
    private Unsolved() { }

    /// <summary>There are more feasible states than are listed for this question.</summary>
    /// <param name="Options">How many options the view has; 0 where states are given directly.</param>
    /// <param name="MostStates">So many states would have been listed.</param>
    public sealed record TooManyStates(int Options, int MostStates) : Unsolved;

    /// <summary>The rules leave no feasible state.</summary>
    public sealed record NoState : Unsolved;

    /// <summary>A preference does not fit the feasible states, such as a ranking that leaves some out.</summary>
    /// <param name="Reason">A sentence without its full stop.</param>
    public sealed record Misfit(string Reason) : Unsolved;
}
