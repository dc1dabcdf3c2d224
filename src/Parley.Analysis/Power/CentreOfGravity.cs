using Parley.Power;

namespace Parley.Analysis.Power;

/// <summary>The weighted mean of places on a sphere, in three dimensions. Source: [GretherMathys2010], [Quah2011].</summary>
public static class CentreOfGravity
{
    /// <summary>Where the mean of unit vectors lies, weighted; it is inside the globe, and at its middle where weights cancel.</summary>
    /// <param name="year">The year it is for.</param>
    /// <param name="weights">Places with weights that are not negative, at least one above 0.</param>
    public static CentrePoint Of(int year, IReadOnlyCollection<(Place Place, double Weight)> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        double[] shares = Concentration.Shares([.. weights.Select(w => w.Weight)]);
        double x = 0, y = 0, z = 0;
        foreach (((Place place, _), double share) in weights.Zip(shares))
        {
            (double north, double east) = (double.DegreesToRadians(place.Latitude), double.DegreesToRadians(place.Longitude));
            x += share * Math.Cos(north) * Math.Cos(east);
            y += share * Math.Cos(north) * Math.Sin(east);
            z += share * Math.Sin(north);
        }
        return new(year, weights.Count, CentrePoint.Radius * x, CentrePoint.Radius * y, CentrePoint.Radius * z);
    }
}
