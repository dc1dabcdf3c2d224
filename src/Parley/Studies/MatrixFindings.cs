using System.Collections.Immutable;
using Parley.Evidence;

namespace Parley.Studies;

/// <summary>A row of a matrix of competing hypotheses.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Marks">One per hypothesis; null where the analyst gave none.</param>
/// <param name="Diagnosticity">Variance of the marks over the hypotheses, counted from +2 for CC to -2 for II; null when fewer than two hypotheses have a mark that applies.</param>
/// <param name="ChangesRanking">Whether the order of the hypotheses is another one without this row.</param>
/// <param name="Judgements">How many judgements of the case name the claim.</param>
public sealed record MatrixRow(Claim Claim, ImmutableArray<Consistency?> Marks, double? Diagnosticity, bool ChangesRanking, int Judgements);

/// <summary>A column of the matrix.</summary>
/// <param name="Hypothesis">The hypothesis.</param>
/// <param name="Inconsistency">Claims that do not fit it: 1 for each I, 2 for each II.</param>
/// <param name="Place">1 for the least inconsistent; hypotheses with the same count share a place.</param>
/// <param name="Unjudged">How many rows have no mark for it.</param>
/// <param name="StableIn">For each view the concepts under which some state of the hypothesis is an equilibrium; null when it is no matter of states.</param>
/// <param name="CameAbout">Whether it came about, where it is the answer of a question that was resolved.</param>
public sealed record MatrixColumn(
    Hypothesis Hypothesis, int Inconsistency, int Place, int Unjudged, ImmutableArray<ImmutableArray<StabilityConcept>>? StableIn, bool? CameAbout);

/// <summary>What it would take for another hypothesis to be among the least inconsistent.</summary>
/// <param name="Hypothesis">Id of the hypothesis.</param>
/// <param name="Claims">Claims without which it is, in the order of the case.</param>
/// <param name="IsSmallest">Whether no fewer suffice; false when the search was cut short.</param>
public sealed record Overtaking(string Hypothesis, ImmutableArray<string> Claims, bool IsSmallest);

/// <summary>A matrix of competing hypotheses: bookkeeping of what fits what, no truth machine.</summary>
/// <param name="Columns">In the order of the case.</param>
/// <param name="Rows">The most diagnostic first; rows that cannot tell the hypotheses apart last.</param>
/// <param name="Overtakings">For each hypothesis that is not among the least inconsistent.</param>
public sealed record MatrixFindings(ImmutableArray<MatrixColumn> Columns, ImmutableArray<MatrixRow> Rows, ImmutableArray<Overtaking> Overtakings);
