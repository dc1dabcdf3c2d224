using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>A set of states told as a few patterns: every feasible state that matches one belongs to the set, and no other does.</summary>
/// <remarks>States that are not feasible may match too; they never occur. No pattern can be left out. Source: [McCluskey1956].</remarks>
/// <param name="Patterns">The broadest first.</param>
/// <param name="IsMinimal">Whether it is certain that no smaller number of patterns tells the same set.</param>
public sealed record PatternCover(ImmutableArray<Pattern> Patterns, bool IsMinimal)
{
    /// <summary>Tells a set of states of a model as patterns.</summary>
    /// <remarks>
    /// Few options: the smallest number of patterns, by prime implicants and branch and bound. More: each pattern is widened as far as it goes
    /// and superfluous ones are dropped, which is often minimal and says so where that can be shown. Work is bounded; when the
    /// bound is reached, states that are left stand for themselves.
    /// </remarks>
    public static PatternCover Of(GraphModel model, StateSet set, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(set);
        if (set.StateCount != model.StateCount)
            throw new ArgumentException($"The set is about {set.StateCount} states, the model has {model.StateCount}.", nameof(set));
        if (set.Count == 0)
            return new([], true);
        if (set.Count == model.StateCount)
            return new([default], true);

        PatternSpace space = PatternSpace.Of(model, set);
        PatternCover? exact = space.Options <= PrimeCover.MaxOptions ? PrimeCover.Of(space, cancellation) : null;
        PatternCover cover = exact ?? WideningCover.Of(space, cancellation);
        return cover with { Patterns = [.. cover.Patterns.OrderBy(p => p.FixedCount).ThenBy(p => p.ToYn(space.Options), StringComparer.Ordinal)] };
    }
}
