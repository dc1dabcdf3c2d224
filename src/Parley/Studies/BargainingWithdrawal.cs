using System.Collections.Immutable;

namespace Parley.Studies;

/// <summary>A view of the bargaining part without some claims.</summary>
/// <param name="View">Id of the view.</param>
/// <param name="Lost">Names of the numbers and conditions that rest on nothing else.</param>
/// <param name="Before">The weighted mean of each issue.</param>
/// <param name="After">The weighted mean without what is lost; NaN where nobody has weight any more.</param>
public sealed record BargainingWithdrawal(string View, ImmutableArray<string> Lost, ImmutableArray<double> Before, ImmutableArray<double> After);
