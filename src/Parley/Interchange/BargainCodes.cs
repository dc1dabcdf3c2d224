namespace Parley.Interchange;

/// <summary>The codes of complaints about files of bargaining programs; each has a row in docs/reference/diagnostics-bargaining-files.md.</summary>
public static class BargainCodes
{
    /// <summary>The text is not of the format it was taken for.</summary>
    public const string NotThisFormat = "PAR1301";

    /// <summary>A row has too few cells, or too many.</summary>
    public const string BadRow = "PAR1302";

    /// <summary>A cell that should hold a number holds something else, or nothing.</summary>
    public const string NotANumber = "PAR1303";

    /// <summary>A number lies outside what the format allows.</summary>
    public const string OutOfRange = "PAR1304";

    /// <summary>The counts at the top of a file are not those of its rows.</summary>
    public const string CountsDiffer = "PAR1305";

    /// <summary>A name stands twice where each may stand once.</summary>
    public const string Twice = "PAR1306";

    /// <summary>A name is used that the file does not introduce.</summary>
    public const string UnknownName = "PAR1307";

    /// <summary>A column that is needed is not there.</summary>
    public const string ColumnMissing = "PAR1308";

    /// <summary>Something of the file is not used, and is said here.</summary>
    public const string NotUsed = "PAR1309";

    /// <summary>A quotation mark is not closed.</summary>
    public const string OpenQuotation = "PAR1310";

    /// <summary>There is more than is read.</summary>
    public const string TooMany = "PAR1311";

    /// <summary>The text is not well-formed XML, or holds what is never opened.</summary>
    public const string BrokenXml = "PAR1312";

    /// <summary>A word is not one the format knows.</summary>
    public const string UnknownWord = "PAR1313";

    /// <summary>There is nobody, or nothing to bargain about.</summary>
    public const string NobodyThere = "PAR1314";

    /// <summary>The bytes are not UTF-8 and were read as Windows-1252.</summary>
    public const string OtherEncoding = "PAR1315";

    /// <summary>A scale was taken from the positions, because the file gives none.</summary>
    public const string ScaleGuessed = "PAR1316";
}
