using System.Collections.Immutable;

namespace Parley.Power;

/// <summary>The six components of national material capabilities of a state in a year. Source: [SingerBremerStuckey1972].</summary>
/// <param name="Code">Short name of the state.</param>
/// <param name="Year">The year.</param>
/// <param name="Components">In the order of <see cref="Names"/>, in the units of the table; null where a component is missing.</param>
/// <param name="Published">The composite index that the table prints; null where it prints none.</param>
public sealed record CapabilityRow(string Code, int Year, ImmutableArray<double?> Components, double? Published)
{
    /// <summary>Military expenditure and personnel, iron and steel, primary energy, total and urban population, as the data set names them.</summary>
    public static ImmutableArray<string> Names { get; } = ["milex", "milper", "irst", "pec", "tpop", "upop"];
}
