namespace Parley.Testimony;

/// <summary>The stable code of every complaint about a file of corrections; explained in docs/reference/corrections.md.</summary>
public static class CorrectionCodes
{
    /// <summary>A correction does nothing, or several things at once.</summary>
    public const string NotOneThing = "PAR1121";

    /// <summary>A correction that is about words does not quote them.</summary>
    public const string NoWords = "PAR1122";

    /// <summary>A code is none of those a correction may make or dismiss.</summary>
    public const string UnknownFinding = "PAR1123";

    /// <summary>A name needs at least two forms.</summary>
    public const string TooFewForms = "PAR1124";

    /// <summary>The hash of the text is no SHA-256.</summary>
    public const string BadHash = "PAR1125";
}
