namespace Parley.Power;

/// <summary>The years in which a state counts.</summary>
/// <param name="Code">Short name of the state.</param>
/// <param name="From">The first year; the earliest there is where nobody says one.</param>
/// <param name="To">The last year; the latest there is where nobody says one.</param>
/// <param name="Group">The group in which it counts, such as the major powers; empty where the span is the life of the state.</param>
public sealed record StateSpan(string Code, int From, int To, string Group)
{
    /// <summary>Whether a year lies in the span.</summary>
    public bool Holds(int year) => year >= From && year <= To;
}
