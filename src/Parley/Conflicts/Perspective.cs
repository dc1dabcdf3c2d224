using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Cases;

namespace Parley.Conflicts;

/// <summary>The conflict as one voice sees it.</summary>
/// <param name="Id">Short name, unique in the case.</param>
/// <param name="Name">Whose view it is, in words.</param>
/// <param name="HeldBy">Who is said to hold it; free words or the id of a party.</param>
/// <param name="Note">What a reader should know about it.</param>
/// <param name="Conflict">The whole conflict in this view; the case file repeats only what differs.</param>
/// <param name="Because">Keys of the claims the view rests on.</param>
public sealed record Perspective(
    string Id, string Name, string? HeldBy, string? Note, Conflict Conflict, ImmutableArray<string> Because)
{
    /// <summary>Where its name stands in the case file.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>The whole bargaining part in this view; null where the case has none.</summary>
    public BargainingProblem? Bargaining { get; init; }
}
