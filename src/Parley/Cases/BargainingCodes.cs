namespace Parley.Cases;

/// <summary>The codes of complaints about the bargaining part of a case; each is explained in docs/reference/diagnostics-bargaining.md.</summary>
/// <remarks>Codes reach disk and documentation: append only.</remarks>
public static class BargainingCodes
{
    /// <summary>A value is no number, range, most likely value with ends, or list of coders' answers.</summary>
    public const string BadEstimate = "PAR1201";

    /// <summary>A number lies outside what may stand there: the scale of the issue, 0 to 1, or 0 and more.</summary>
    public const string OutOfRange = "PAR1202";

    /// <summary>A scale has fewer than two marks, or points that do not rise.</summary>
    public const string BadScale = "PAR1203";

    /// <summary>An issue is named that the case does not have.</summary>
    public const string UnknownIssue = "PAR1204";

    /// <summary>A condition on an issue cannot be read.</summary>
    public const string BadThreshold = "PAR1205";

    /// <summary>Nobody with capability and salience has a position on an issue.</summary>
    public const string NoWeight = "PAR1206";

    /// <summary>An actor has positions and no capability, so that they count for nothing.</summary>
    public const string NoCapability = "PAR1207";

    /// <summary>An option stands for two outcomes, or for one although there are no options.</summary>
    public const string BadLink = "PAR1208";

    /// <summary>What ratifiers insist on leaves no point of an issue.</summary>
    public const string LimitsExclude = "PAR1209";

    /// <summary>An actor is named that is not under the actors of the bargaining part.</summary>
    public const string UnknownActor = "PAR1210";
}
