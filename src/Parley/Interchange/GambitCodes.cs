namespace Parley.Interchange;

/// <summary>The codes of complaints about Gambit's <c>.nfg</c> and <c>.efg</c> files; each has a row in docs/reference/diagnostics-gambit.md.</summary>
public static class GambitCodes
{
    /// <summary>The text is longer than the reader accepts.</summary>
    public const string TooLong = "PAR0930";

    /// <summary>The text does not start as a game file does.</summary>
    public const string NotGame = "PAR0931";

    /// <summary>Something else stands where the format wants a label, a number or a brace.</summary>
    public const string Unexpected = "PAR0932";

    /// <summary>A label has no closing quotation mark.</summary>
    public const string OpenLabel = "PAR0933";

    /// <summary>Something is no number, or one that is too long to be meant.</summary>
    public const string BadNumber = "PAR0934";

    /// <summary>There are no players.</summary>
    public const string NoPlayers = "PAR0935";

    /// <summary>The number of strategy lists is not the number of players.</summary>
    public const string StrategiesDoNotFit = "PAR0936";

    /// <summary>A player has no strategy.</summary>
    public const string NoStrategy = "PAR0937";

    /// <summary>The game has more strategy profiles or options than are read.</summary>
    public const string TooLarge = "PAR0938";

    /// <summary>There are fewer or more numbers than the game has cells.</summary>
    public const string WrongCount = "PAR0939";

    /// <summary>A cell names an outcome that is not listed.</summary>
    public const string NoSuchOutcome = "PAR0940";

    /// <summary>A label is empty; a number stands in for it.</summary>
    public const string LabelMissing = "PAR0941";

    /// <summary>Payoffs are read as an order; their distances are left out.</summary>
    public const string OrderOnly = "PAR0942";

    /// <summary>The profiles marked as infeasible are too scattered to be written as rules; they are read as states.</summary>
    public const string InfeasibleKept = "PAR0943";

    /// <summary>Words stand after the end of the game and are left out.</summary>
    public const string WordsAfterEnd = "PAR0944";

    /// <summary>Every player has one strategy, so there is nothing to choose.</summary>
    public const string NoChoice = "PAR0945";

    /// <summary>A node starts with none of c, p and t.</summary>
    public const string BadNode = "PAR0950";

    /// <summary>The tree has chance nodes, for which a graph model has no place.</summary>
    public const string Chance = "PAR0951";

    /// <summary>A player number is outside the list of players.</summary>
    public const string NoSuchPlayer = "PAR0952";

    /// <summary>A player moves twice on one path.</summary>
    public const string MovesTwice = "PAR0953";

    /// <summary>An information set has no actions where it first appears.</summary>
    public const string NoActions = "PAR0954";

    /// <summary>An information set is described twice, differently.</summary>
    public const string SetsDiffer = "PAR0955";

    /// <summary>An outcome is described twice, differently.</summary>
    public const string OutcomesDiffer = "PAR0956";

    /// <summary>An outcome has no payoffs where it first appears.</summary>
    public const string NoPayoffs = "PAR0957";

    /// <summary>The tree ends before every branch has.</summary>
    public const string TreeIncomplete = "PAR0958";

    /// <summary>Who knows what is left out.</summary>
    public const string KnowledgeDropped = "PAR0959";

    /// <summary>Two actions of one node carry the same label.</summary>
    public const string ActionTwice = "PAR0960";
}
