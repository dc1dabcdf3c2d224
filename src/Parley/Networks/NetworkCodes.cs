namespace Parley.Networks;

/// <summary>The codes of complaints about tables of networks; each is explained in docs/reference/diagnostics-networks.md.</summary>
/// <remarks>Codes reach disk and documentation: append only.</remarks>
public static class NetworkCodes
{
    /// <summary>The table has not the columns of nodes or of edges.</summary>
    public const string UnknownTable = "PAR1701";

    /// <summary>A supply, demand, capacity or cost is negative.</summary>
    public const string Negative = "PAR1702";

    /// <summary>A node stands twice, or a row names none.</summary>
    public const string BadNode = "PAR1703";

    /// <summary>An edge names a node that the table of nodes does not have.</summary>
    public const string UnknownNode = "PAR1704";

    /// <summary>An edge leads from a node to itself.</summary>
    public const string Loop = "PAR1705";

    /// <summary>A node that wants something cannot be reached from any supply.</summary>
    public const string Disconnected = "PAR1706";

    /// <summary>There is no supply or no demand, so that nothing can flow.</summary>
    public const string NothingToCarry = "PAR1707";

    /// <summary>A word is none of those that may stand there.</summary>
    public const string BadWord = "PAR1708";
}
