using System.Collections.Immutable;

namespace Parley.Power;

/// <summary>The path of a centre of gravity inside the globe, by one index and one rule of where the weight of a state is put.</summary>
/// <param name="Index">What the weights are, with their basis.</param>
/// <param name="Location">Where the weight of a state is put, such as its centroid or its capital.</param>
public sealed record CentreSeries(string Index, string Location)
{
    /// <summary>One per year, rising.</summary>
    public required ImmutableArray<CentrePoint> Points { get; init; }

    /// <summary>Whether the table gave these numbers and they were not worked out here.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Index and location in one.</summary>
    public string Title => Location.Length == 0 ? Index : $"{Index} at {Location}";

    /// <summary>The point of a year; null where there is none.</summary>
    public CentrePoint? At(int year) => Points.FirstOrDefault(p => p.Year == year);
}

/// <summary>A centre of gravity: the weighted mean of points on a sphere, which lies inside it. Source: [GretherMathys2010].</summary>
/// <param name="Year">The year.</param>
/// <param name="States">How many states have weight.</param>
/// <param name="X">Kilometres from the middle of the globe towards 0° N 0° E.</param>
/// <param name="Y">Towards 0° N 90° E.</param>
/// <param name="Z">Towards the north pole.</param>
public sealed record CentrePoint(int Year, int States, double X, double Y, double Z)
{
    /// <summary>The radius of the globe in kilometres.</summary>
    public const double Radius = 6371;

    // Below a millimetre the direction is rounding error, not a finding.
    private const double Undirected = 1e-6;

    /// <summary>Kilometres from the middle of the globe.</summary>
    public double Length => Math.Sqrt(X * X + Y * Y + Z * Z);

    /// <summary>Kilometres below the surface.</summary>
    public double Depth => Radius - Length;

    /// <summary>Degrees north of the point of the surface above; null at the middle of the globe, where no direction is up.</summary>
    public double? Latitude => Length < Undirected ? null : Degrees(Math.Atan2(Z, Math.Sqrt(X * X + Y * Y)));

    /// <summary>Degrees east of the point of the surface above; null on the axis of the globe, where all longitudes meet.</summary>
    public double? Longitude => Math.Sqrt(X * X + Y * Y) < Undirected ? null : Degrees(Math.Atan2(Y, X));

    /// <summary>Kilometres straight through the globe to another centre.</summary>
    public double To(CentrePoint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Math.Sqrt((X - other.X) * (X - other.X) + (Y - other.Y) * (Y - other.Y) + (Z - other.Z) * (Z - other.Z));
    }

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
