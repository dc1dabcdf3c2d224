using System.Collections.Immutable;

namespace Parley.Bargaining;

/// <summary>What must hold before tables become <see cref="Standings"/>.</summary>
internal static class StandingsCheck
{
    public static void Names(ImmutableArray<string> actors, ImmutableArray<IssueScale> issues)
    {
        if (actors.IsDefaultOrEmpty)
            throw new ArgumentException("There must be at least one actor.", nameof(actors));
        if (issues.IsDefaultOrEmpty)
            throw new ArgumentException("There must be at least one issue.", nameof(issues));
        Once(actors, "actor", nameof(actors));
        Once([.. issues.Select(s => s.Name)], "issue", nameof(issues));
        foreach (IssueScale scale in issues)
        {
            if (!double.IsFinite(scale.Low) || !double.IsFinite(scale.High) || !(scale.Low < scale.High) || !double.IsFinite(scale.Length))
                throw new ArgumentException($"The scale of '{scale.Name}' runs from {scale.Low} to {scale.High}; its ends must be finite and rise.", nameof(issues));
            if (scale.Reference is double reference && !(reference >= scale.Low && reference <= scale.High))
                throw new ArgumentException($"The reference point of '{scale.Name}' is {reference}; it must lie from {scale.Low} to {scale.High}.", nameof(issues));
        }
    }

    public static ReadOnlySpan<double> Size(ReadOnlySpan<double> table, int actors, int issues, string name) => table.Length == actors * issues
        ? table
        : throw new ArgumentException($"Got {table.Length} numbers for {actors} actors and {issues} issues.", name);

    public static void Cells(
        ImmutableArray<string> actors, ImmutableArray<IssueScale> issues,
        ReadOnlySpan<double> positions, ReadOnlySpan<double> saliences, ReadOnlySpan<double> capabilities)
    {
        for (int cell = 0; cell < positions.Length; cell++)
        {
            (string actor, IssueScale scale) = (actors[cell / issues.Length], issues[cell % issues.Length]);
            double x = positions[cell], s = saliences[cell], c = capabilities[cell];
            if (!double.IsNaN(x) && !(x >= scale.Low && x <= scale.High))
                throw new ArgumentException($"The position of '{actor}' on '{scale.Name}' is {x}; it must lie from {scale.Low} to {scale.High}.", nameof(positions));
            if (!double.IsNaN(s) && !(s >= 0 && s <= 1))
                throw new ArgumentException($"The salience of '{scale.Name}' for '{actor}' is {s}; it must lie from 0 to 1.", nameof(saliences));
            if (!double.IsNaN(c) && !(c >= 0 && double.IsFinite(c)))
                throw new ArgumentException($"The capability of '{actor}' on '{scale.Name}' is {c}; it must be finite and not negative.", nameof(capabilities));
        }
    }

    private static void Once(ImmutableArray<string> names, string what, string parameter)
    {
        if (names.FirstOrDefault(string.IsNullOrWhiteSpace) is { } || names.Any(n => n is null))
            throw new ArgumentException($"The name of an {what} is empty.", parameter);
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"The {what} '{twice.Key}' stands twice.", parameter);
    }
}
