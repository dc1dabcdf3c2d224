namespace Parley.Bargaining;

/// <summary>What comes out on an issue, by one model.</summary>
/// <param name="Point">The one value, on the scale of the issue; NaN when nobody has weight on the issue, or the model has no answer.</param>
/// <param name="Low">The least of the values that are equally good; the point itself where there is only one.</param>
/// <param name="High">The greatest of them.</param>
public readonly record struct IssueOutcome(double Point, double Low, double High)
{
    /// <summary>One value.</summary>
    public IssueOutcome(double point) : this(point, point, point)
    {
    }

    /// <summary>No answer.</summary>
    public static IssueOutcome None { get; } = new(double.NaN);

    /// <summary>Whether there is an answer.</summary>
    public bool IsKnown => !double.IsNaN(Point);
}
