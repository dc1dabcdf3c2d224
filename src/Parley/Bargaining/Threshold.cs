namespace Parley.Bargaining;

/// <summary>A condition on one issue: that its outcome is at least, or at most, a point of its scale.</summary>
/// <param name="Issue">Index of the issue.</param>
/// <param name="IsAtLeast">True for "at least", false for "at most".</param>
/// <param name="Point">The point, which itself satisfies the condition.</param>
public sealed record Threshold(int Issue, bool IsAtLeast, double Point)
{
    /// <summary>Whether an outcome of the issue satisfies the condition.</summary>
    public bool Holds(double outcome) => IsAtLeast ? outcome >= Point : outcome <= Point;

    /// <summary>Whether a package, one outcome per issue, satisfies it.</summary>
    public bool Holds(ReadOnlySpan<double> package) => Holds(package[Issue]);
}
