using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>An outcome that a report tells in full.</summary>
/// <param name="State">State index.</param>
/// <param name="Concept">The concept by which it is told.</param>
/// <param name="Verdicts">One per party.</param>
/// <param name="Reliance">What it rests on; null where the proof is not taken apart.</param>
public sealed record ReportedOutcome(int State, StabilityConcept Concept, ImmutableArray<Verdict> Verdicts, RelianceFindings? Reliance);

/// <summary>A view with what a report tells of it.</summary>
/// <param name="View">The view.</param>
/// <param name="Run">Its equilibria; null when it was not solved.</param>
/// <param name="Outcomes">The outcomes listed, firmest first; the status quo is among them where there is one.</param>
/// <param name="StatusQuo">Who could leave the status quo; null without one.</param>
/// <param name="WhyNot">Why it was not solved, as a sentence; null when it was.</param>
public sealed record ReportedView(View View, ViewRun? Run, ImmutableArray<ReportedOutcome> Outcomes, SpoilerFindings? StatusQuo, string? WhyNot = null);

/// <summary>The forecasts of a case as a report tells them.</summary>
/// <param name="Today">The day as of which they are told.</param>
/// <param name="Questions">The questions, sealed predictions as sealed.</param>
/// <param name="Scores">How they were graded.</param>
public sealed record ReportedForecasts(DateOnly Today, ImmutableArray<ForecastQuestion> Questions, ScoreResult Scores);

/// <summary>Everything that was worked out for a report.</summary>
public sealed record ReportedCase
{
    /// <summary>The views in the order of the case.</summary>
    public required ImmutableArray<ReportedView> Views { get; init; }

    /// <summary>The views against each other; null when there is one, or none was solved.</summary>
    public ComparisonFindings? Comparison { get; init; }

    /// <summary>What lasts when everybody acts by their own view; null when the case does not say who does.</summary>
    public HypergameFindings? Hypergame { get; init; }

    /// <summary>The forecasts; null when the case asks nothing about the future.</summary>
    public ReportedForecasts? Forecasts { get; init; }

    /// <summary>Claims against hypotheses; null without hypotheses.</summary>
    public MatrixFindings? Matrix { get; init; }

    /// <summary>Quotations with their places.</summary>
    public ImmutableArray<PlacedQuotation> Quotations { get; init; } = [];
}
