using System.Collections.Immutable;
using System.Globalization;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Reports;

/// <summary>Sentences and numbers that the pages on bargaining share.</summary>
internal static class BargainTexts
{
    /// <summary>Tables with one column per issue hold so many of them side by side.</summary>
    public const int IssuesPerTable = 4;

    /// <summary>A point of a scale, as exactly as its length asks for.</summary>
    public static string Point(double point, Issue issue) => double.IsNaN(point) ? "–" : Rounded(point, issue.High - issue.Low);

    /// <summary>A number in steps of a thousandth of a length.</summary>
    public static string Rounded(double number, double length)
    {
        int digits = Math.Clamp(3 - (int)Math.Ceiling(Math.Log10(Math.Max(length, 1e-9))), 0, 6);
        string text = Math.Round(number, digits).ToString("F" + digits, CultureInfo.InvariantCulture);
        return text.TrimStart('-').All(c => c is '0' or '.') ? text.TrimStart('-') : text;
    }

    /// <summary>A number without idle digits.</summary>
    public static string Plain(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A stretch of a scale.</summary>
    public static string Stretch(double low, double high, Issue issue) => low >= high ? Point(low, issue) : $"{Point(low, issue)}..{Point(high, issue)}";

    /// <summary>A share as whole per cent; never 0 or 100 unless it is exactly that.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? "–"
        : share is > 0 and < 0.005 ? "<1 %" : share is < 1 and > 0.995 ? ">99 %" : $"{Math.Round(100 * share).ToString(CultureInfo.InvariantCulture)} %";

    /// <summary>With a sign in front.</summary>
    public static string Signed(double number, Issue issue)
    {
        string text = Point(number, issue);
        return text[0] is '-' or '–' || text.All(c => c is '0' or '.') ? text : "+" + text;
    }

    /// <summary>Where a point lies between the marks of a scale, in the words of the case.</summary>
    public static string Meaning(double point, Issue issue)
    {
        if (issue.Marks.FirstOrDefault(m => Math.Abs(m.At - point) <= 0.005 * (issue.High - issue.Low)) is ScaleMark at)
            return $"“{at.Meaning}”";
        ScaleMark below = issue.Marks.Last(m => m.At <= point), above = issue.Marks.First(m => m.At > point);
        return $"between “{below.Meaning}” and “{above.Meaning}”";
    }

    /// <summary>A condition on an issue in words.</summary>
    public static string Condition(Threshold threshold, BargainingProblem problem)
    {
        Issue issue = problem.Issues[threshold.Issue];
        return $"{issue.Id} {(threshold.IsAtLeast ? "at least" : "at most")} {Point(threshold.Point, issue)}";
    }

    /// <summary>How a view is announced where there are several.</summary>
    public static IEnumerable<Block> View(Case theCase, Perspective view) =>
        theCase.BargainingViews.Length > 1 ? [new Block.Paragraph($"Perspective: {view.Name} ({view.Id}).")] : [];

    /// <summary>The claims marked as assumptions that a problem rests on.</summary>
    public static IEnumerable<Block> Assumptions(Case theCase, BargainingProblem problem)
    {
        HashSet<string> used = [.. problem.Judgements().SelectMany(j => j.Ground.Because)];
        Evidence.Claim[] assumed = [.. theCase.Claims.Where(c => c.IsAssumption && used.Contains(c.Id))];
        if (assumed.Length == 0)
            yield break;
        yield return new Block.Note("These results rest on assumptions of the case's author:");
        yield return new Block.Listing([.. assumed.Select(c => new Item($"{c.Text.Trim()} ({c.Id})"))]);
    }

    /// <summary>A text that fits on one line.</summary>
    public static string Short(string text, int columns) => SvgPage.Wrapped(text, columns) is [var first, _, ..] ? first + " …" : text;

    /// <summary>Issues in groups that fit side by side.</summary>
    public static IEnumerable<ImmutableArray<Issue>> Groups(ImmutableArray<Issue> issues) => issues.Chunk(IssuesPerTable).Select(g => g.ToImmutableArray());
}
