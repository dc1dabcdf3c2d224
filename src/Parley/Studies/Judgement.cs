using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>What somebody said about two states.</summary>
/// <param name="First">State index.</param>
/// <param name="Second">Another state index.</param>
/// <param name="Comparison">How the first compares with the second; <see cref="Comparison.Unknown"/> when they could not say.</param>
public readonly record struct Judgement(int First, int Second, Comparison Comparison);

/// <summary>A judgement that cannot be true together with earlier ones.</summary>
/// <param name="Rejected">The judgement that came last.</param>
/// <param name="Cycle">The earlier judgements that decide the same pair otherwise, from one of the two states to the other; with the rejected one they close a circle.</param>
public sealed record Contradiction(Judgement Rejected, ImmutableArray<Judgement> Cycle);
