using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Conflicts;

/// <summary>Moves that cannot be made although both states can occur: from any state of one kind to any of another.</summary>
/// <param name="From">Holds at the states that cannot be left.</param>
/// <param name="To">Holds at the states that cannot be reached from them in one move.</param>
/// <param name="For">Indices of the decision makers it binds, ascending; empty means everybody.</param>
public sealed record ForbiddenTransition(Formula From, Formula To, ImmutableArray<int> For)
{
    /// <summary>Keys of the claims this judgement rests on.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>Where the transition stands.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>Whether the move cannot be made by somebody; a joint move cannot when any of those who make it is bound.</summary>
    public bool Forbids(IEnumerable<int> movers, State from, State to) =>
        From.Holds(from) && To.Holds(to) && (For.IsEmpty || movers.Any(For.Contains));
}
