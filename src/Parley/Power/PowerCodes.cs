namespace Parley.Power;

/// <summary>The codes of complaints about tables of power; each is explained in docs/reference/diagnostics-power.md.</summary>
/// <remarks>Codes reach disk and documentation: append only.</remarks>
public static class PowerCodes
{
    /// <summary>No kind of table has these columns.</summary>
    public const string UnknownTable = "PAR1601";

    /// <summary>An amount is negative.</summary>
    public const string Negative = "PAR1602";

    /// <summary>A state has two values for one year.</summary>
    public const string Twice = "PAR1603";

    /// <summary>A year, a latitude, a longitude, a share or a count lies outside what it can be.</summary>
    public const string OutOfRange = "PAR1604";

    /// <summary>Values are missing.</summary>
    public const string MissingValues = "PAR1605";

    /// <summary>A state has no value for years between years for which it has one.</summary>
    public const string MissingYears = "PAR1606";

    /// <summary>A state is named that the table of places does not have.</summary>
    public const string UnknownState = "PAR1607";

    /// <summary>Numbers of one row of a published series do not fit together.</summary>
    public const string DoesNotFit = "PAR1608";
}
