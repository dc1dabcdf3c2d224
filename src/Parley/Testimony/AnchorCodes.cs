namespace Parley.Testimony;

/// <summary>The stable code of every finding about an anchor; explained in docs/reference/diagnostics-evidence.md.</summary>
public static class AnchorCodes
{
    /// <summary>An anchor has no place in its text.</summary>
    public const string Orphan = "ANC901";

    /// <summary>An anchor has a place only by likeness; somebody must accept it.</summary>
    public const string Proposed = "ANC902";

    /// <summary>An anchor has several places and nothing that decides between them.</summary>
    public const string Ambiguous = "ANC903";

    /// <summary>A text holds a character outside the basic plane, so that positions in code points and in UTF-16 differ from there on.</summary>
    public const string OutsideBasicPlane = "ANC904";
}
