using System.Collections.Immutable;
using System.Globalization;
using Parley.Bargaining;

namespace Parley.Cases;

/// <summary>Reads conditions on one issue: <c>territory >= 60</c>.</summary>
internal static class ThresholdReader
{
    private static readonly (string Sign, bool AtLeast)[] Signs = [(">=", true), ("<=", false), ("≥", true), ("≤", false)];

    /// <summary>The condition; null when it cannot be read.</summary>
    public static Threshold? Read(PlacedText text, ImmutableArray<Issue> issues, Complaints complaints)
    {
        foreach ((string sign, bool atLeast) in Signs)
        {
            int at = text.Value.IndexOf(sign, StringComparison.Ordinal);
            if (at < 0)
                continue;
            string name = text.Value[..at].Trim(), point = text.Value[(at + sign.Length)..].Trim();
            if (name.Length == 0 || !double.TryParse(point, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
                break;
            SourceSpan span = text.At(text.Value.IndexOf(name, StringComparison.Ordinal), name.Length);
            if (Find(name, span, issues, complaints) is not Issue issue)
                return null;
            if (issue.Holds(number))
                return new(issue.Index, atLeast, number);
            complaints.Error(
                BargainingCodes.OutOfRange, text.At(text.Value.LastIndexOf(point, StringComparison.Ordinal), point.Length),
                $"The scale of '{YamlTree.Shown(issue.Id)}' runs from {Text(issue.Low)} to {Text(issue.High)}; {Text(number)} lies outside.");
            return null;
        }
        complaints.Error(
            BargainingCodes.BadThreshold, text.Span, $"'{YamlTree.Shown(text.Value)}' is no condition on an issue.", "Write an issue, >= or <=, and a point of its scale: territory >= 60.");
        return null;
    }

    /// <summary>The issue of a name; null when there is none, which has been complained about then.</summary>
    public static Issue? Find(string name, SourceSpan span, ImmutableArray<Issue> issues, Complaints complaints)
    {
        if (issues.FirstOrDefault(i => i.Id == name) is Issue issue)
            return issue;
        complaints.Error(BargainingCodes.UnknownIssue, span, $"There is no issue '{YamlTree.Shown(name)}'.", complaints.DidYouMean(name, issues.Select(i => i.Id)));
        return null;
    }

    /// <summary>The condition as files write it.</summary>
    public static string Word(Threshold threshold, ImmutableArray<Issue> issues) => $"{issues[threshold.Issue].Id} {(threshold.IsAtLeast ? ">=" : "<=")} {Text(threshold.Point)}";

    /// <summary>A number as files write it.</summary>
    public static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
