using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>What can only be checked when the bargaining part and its overlays are all known.</summary>
internal static class BargainingChecks
{
    /// <summary>Complains where nobody can bring anything to bear on an issue, and where an actor's positions count for nothing.</summary>
    public static void Weights(BargainingProblem? whole, ImmutableArray<Perspective> perspectives, SourceSpan place, Complaints complaints)
    {
        if (whole is null || complaints.Errors > 0)
            return;
        BargainingProblem[] overlaid = [.. perspectives.Select(p => p.Bargaining).OfType<BargainingProblem>().Where(b => !ReferenceEquals(b, whole))];
        // The base may leave numbers to the perspectives, like preferences.
        foreach (Issue issue in whole.Issues)
            if (!whole.HasWeight(issue.Index) && !overlaid.Any(b => b.HasWeight(issue.Index)))
                complaints.Error(
                    BargainingCodes.NoWeight, issue.Ground.Span.Length > 0 ? issue.Ground.Span : place, $"Nobody has a position on '{YamlTree.Shown(issue.Id)}' with a salience and a capability above 0.",
                    "Give somebody a position, a salience and a capability, or drop the issue.");
        foreach (BargainingActor actor in whole.Actors)
            if (actor.Stances.Any(s => s.Capability is null) && overlaid.Prepend(whole).All(b => b.Actors[actor.Index].Capability is null))
                complaints.Warning(
                    BargainingCodes.NoCapability, actor.Span, $"'{YamlTree.Shown(actor.Id)}' has positions and no capability, so they count for nothing.", "Write 'capability', of which only ratios count.");
    }
}
