namespace Parley.Analysis.Testimony;

/// <summary>The stable code of every complaint about the tables a reading is given; explained in docs/reference/cue-tables.md.</summary>
public static class TestimonyCodes
{
    /// <summary>A table does not begin with its header.</summary>
    public const string NoHeader = "PAR1101";

    /// <summary>A row has too few or too many cells.</summary>
    public const string WrongCellCount = "PAR1102";

    /// <summary>A class or kind does not exist.</summary>
    public const string UnknownClass = "PAR1103";

    /// <summary>A language is not one of the tables.</summary>
    public const string UnknownLanguage = "PAR1104";

    /// <summary>A form is empty or too long.</summary>
    public const string BadForm = "PAR1105";

    /// <summary>A value does not fit its class.</summary>
    public const string BadCueValue = "PAR1106";

    /// <summary>A table has more rows than are read.</summary>
    public const string TooManyRows = "PAR1107";

    /// <summary>A day is not written as 2022-03-31.</summary>
    public const string BadDate = "PAR1108";
}
