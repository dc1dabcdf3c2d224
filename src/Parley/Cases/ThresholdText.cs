using Parley.Bargaining;

namespace Parley.Cases;

/// <summary>Reads a condition on an issue that stands alone, as a person types it: <c>ceasefire >= 80</c>.</summary>
public static class ThresholdText
{
    /// <summary>The condition, or what is wrong with it.</summary>
    public static Reading<Threshold> Read(string text, BargainingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(problem);
        Complaints complaints = new();
        return complaints.About(ThresholdReader.Read(PlacedText.Alone(text), problem.Issues, complaints));
    }
}
