namespace Parley.Evidence;

/// <summary>The stable code of every complaint about sources, claims and what rests on them; explained in docs/reference/diagnostics-evidence.md.</summary>
/// <remarks>Codes reach disk and documentation: append only. PAR1001 and PAR1002 are <see cref="Parley.Testimony.TextCodes"/>.</remarks>
public static class EvidenceCodes
{
    /// <summary>The path of an archived text is not below the folder of the case.</summary>
    public const string FileOutside = "PAR1003";

    /// <summary>A hash is not 64 hexadecimal digits.</summary>
    public const string BadHash = "PAR1004";

    /// <summary>An archived text has no hash, so that a change of it cannot be noticed.</summary>
    public const string HashMissing = "PAR1005";

    /// <summary>A quotation has no words, or more than are kept.</summary>
    public const string BadQuote = "PAR1006";

    /// <summary>A quotation has a position, and its source no hash that says in which text.</summary>
    public const string PositionWithoutText = "PAR1007";

    /// <summary>A claim bears on a hypothesis that does not exist, or a hypothesis on a question or answer that does not.</summary>
    public const string UnknownHypothesis = "PAR1008";

    /// <summary>A hypothesis holds at no state of any view.</summary>
    public const string EmptyHypothesis = "PAR1009";

    /// <summary>A source is said to be a newer wave of one that does not exist, or of itself.</summary>
    public const string UnknownUpdate = "PAR1010";

    /// <summary>The archived text is not there.</summary>
    public const string FileMissing = "PAR1020";

    /// <summary>The archived text is not the one whose hash is stated.</summary>
    public const string HashDiffers = "PAR1021";

    /// <summary>A quotation cannot be checked, because its source has no archived text.</summary>
    public const string QuoteUnchecked = "PAR1022";

    /// <summary>The archived text is there and cannot be read, or a link leads out of the folder of the case.</summary>
    public const string FileUnreadable = "PAR1023";

    /// <summary>A judgement names no claim.</summary>
    public const string NoEvidence = "PAR1030";

    /// <summary>Nothing rests on a claim.</summary>
    public const string UnusedClaim = "PAR1031";

    /// <summary>No claim names a source.</summary>
    public const string UnusedSource = "PAR1032";

    /// <summary>A claim is later than the day whose knowledge the case holds.</summary>
    public const string LaterThanCase = "PAR1033";

    /// <summary>A claim may be later than that day.</summary>
    public const string MayBeLaterThanCase = "PAR1034";

    /// <summary>Results rest on assumptions of the case's author.</summary>
    public const string RestsOnAssumptions = "PAR1035";

    /// <summary>A source has no date.</summary>
    public const string Undated = "PAR1036";

    /// <summary>The case has one perspective only.</summary>
    public const string OnePerspective = "PAR1037";

    /// <summary>A claim that something rests on stands in a source of which the case has a newer wave.</summary>
    public const string NewerWave = "PAR1038";

    /// <summary>Two sources look like waves of one series, and neither says so.</summary>
    public const string MayBeWave = "PAR1039";

    /// <summary>A claim is dated later than the source it stands in, or a source was retrieved before it was published.</summary>
    public const string LaterThanSource = "PAR1040";

    /// <summary>An answer to a question rests on nothing from the time the question is about, or on something later than the answer.</summary>
    public const string OutOfTime = "PAR1041";
}
