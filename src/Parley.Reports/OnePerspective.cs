using Parley.Cases;

namespace Parley.Reports;

/// <summary>A case that knows one view of its conflict says so wherever it is shown.</summary>
public static class OnePerspective
{
    /// <summary>What is said.</summary>
    public const string Words = "One perspective only.";

    /// <summary>Whether a case gives the preferences of every party in one view only.</summary>
    public static bool Is(Case theCase)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        return theCase.Views.Length == 1;
    }

    /// <summary>The page with the remark in front where it belongs, once.</summary>
    public static Report Said(Report report, Case theCase)
    {
        ArgumentNullException.ThrowIfNull(report);
        return !Is(theCase) || report.Blocks.Any(b => b is Block.Note { Text: Words }) ? report : report with { Blocks = report.Blocks.Insert(0, new Block.Note(Words)) };
    }
}
