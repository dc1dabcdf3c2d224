namespace Parley.Bargaining;

/// <summary>The scale on which an issue is bargained over.</summary>
/// <param name="Name">What the issue is called.</param>
/// <param name="Low">The lower end, in the issue's own unit.</param>
/// <param name="High">The upper end, above <paramref name="Low"/>.</param>
/// <param name="Reference">What happens without a deal, on the same scale; null when nobody says so.</param>
public sealed record IssueScale(string Name, double Low = 0, double High = 100, double? Reference = null)
{
    /// <summary>How long the scale is.</summary>
    public double Length => High - Low;

    /// <summary>A point of the scale as a share of the way from the lower end, 0 to 1.</summary>
    public double Share(double point) => (point - Low) / Length;

    /// <summary>The point that lies a share of the way from the lower end.</summary>
    public double Point(double share) => Low + share * Length;
}
