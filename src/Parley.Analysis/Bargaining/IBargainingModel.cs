using System.Collections.Immutable;
using Parley.Bargaining;

namespace Parley.Analysis.Bargaining;

/// <summary>A way from where everybody stands to what comes out. All models answer in the same form, so that they can stand side by side.</summary>
public interface IBargainingModel
{
    /// <summary>Short name, as the command takes it.</summary>
    string Key { get; }

    /// <summary>Name in words.</summary>
    string Name { get; }

    /// <summary>Keys in references.bib.</summary>
    ImmutableArray<string> Citations { get; }

    /// <summary>What comes out.</summary>
    /// <param name="standings">Where everybody stands; whoever has no weight on an issue is left out there.</param>
    /// <param name="cancellation">Interrupts long models.</param>
    /// <returns>One per issue, on its scale.</returns>
    ImmutableArray<IssueOutcome> Outcomes(Standings standings, CancellationToken cancellation = default);
}
