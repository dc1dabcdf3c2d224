namespace Parley.Testimony;

/// <summary>The stable code of every complaint about the bytes of a text; explained in docs/reference/diagnostics-evidence.md.</summary>
public static class TextCodes
{
    /// <summary>The file is larger than 64 MiB.</summary>
    public const string TooLong = "PAR1001";

    /// <summary>The file is not text in the encoding it is said to have.</summary>
    public const string NotDecoded = "PAR1002";
}
