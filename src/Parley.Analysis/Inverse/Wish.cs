namespace Parley.Analysis.Inverse;

/// <summary>A pair of states that a decision maker's ranking has to put in a given order.</summary>
/// <param name="Party">Whose ranking.</param>
/// <param name="Above">The state that must not be worse.</param>
/// <param name="Below">The other state.</param>
/// <param name="Strict">Whether <paramref name="Above"/> must be better; otherwise a tie that is already there may stay.</param>
internal readonly record struct Wish(int Party, int Above, int Below, bool Strict)
{
    public bool IsMet(int[][] ranks)
    {
        int above = ranks[Party][Above], below = ranks[Party][Below];
        return Strict ? above > below : above >= below;
    }

    /// <summary>A fixed order, so that the same wishes are the same set however they came together.</summary>
    public static int Order(Wish a, Wish b) => (a.Party, a.Above, a.Below, a.Strict).CompareTo((b.Party, b.Above, b.Below, b.Strict));
}

/// <summary>Something that rankings should satisfy, and what could help where they do not.</summary>
internal interface IDemand
{
    /// <summary>Whether the rankings satisfy it; if not, ways to mend one failing.</summary>
    /// <returns>
    /// Null when satisfied. Otherwise groups of wishes of which at least one wish is not met, such that any rankings that satisfy the demand
    /// meet all the wishes of some group. An empty list means that no rankings satisfy it.
    /// </returns>
    IReadOnlyList<Wish[]>? Remedies(int[][] ranks, CancellationToken cancellation);
}
