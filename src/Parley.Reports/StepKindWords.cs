using Parley.Studies;

namespace Parley.Reports;

/// <summary>The kinds of steps as words of the command line and as sentences.</summary>
public static class StepKindWords
{
    /// <summary>The word for a kind of steps.</summary>
    public static string Key(StepKind kind) => kind switch
    {
        StepKind.Moves => "moves",
        StepKind.Improvements => "improvements",
        StepKind.BetterOrUnknown => "unknown",
        _ => "coalitions",
    };

    /// <summary>The kind a word stands for; null when it stands for none.</summary>
    public static StepKind? Parse(string text) => Enum.GetValues<StepKind>().Where(k => Key(k) == text).Select(k => (StepKind?)k).FirstOrDefault();

    internal static string Sentence(StepKind kind) => kind switch
    {
        StepKind.Moves => "A step is any move of one party, in its interest or not.",
        StepKind.Improvements => "A step is a move of one party to a state it prefers.",
        StepKind.BetterOrUnknown => "A step is a move of one party to a state it prefers, or of which that is not known.",
        _ => "A step takes a group, by moves of its members, to a state that all members prefer; a single party is a group too.",
    };
}
