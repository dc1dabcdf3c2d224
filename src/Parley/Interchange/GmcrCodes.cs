namespace Parley.Interchange;

/// <summary>The codes of complaints about <c>.gmcr</c> files; each has a row in docs/reference/diagnostics-gmcr.md.</summary>
public static class GmcrCodes
{
    /// <summary>The text is not JSON.</summary>
    public const string NotJson = "PAR0901";

    /// <summary>The file is a Python pickle of an old program version, which is never opened.</summary>
    public const string Pickle = "PAR0902";

    /// <summary>The text is longer than the reader accepts.</summary>
    public const string TooLong = "PAR0903";

    /// <summary>A key that the format requires is missing.</summary>
    public const string MissingKey = "PAR0904";

    /// <summary>A value has another type than the format says.</summary>
    public const string WrongType = "PAR0905";

    /// <summary>A key stands twice in one object; the last one counts.</summary>
    public const string KeyTwice = "PAR0906";

    /// <summary>The file holds keys that this reader does not know.</summary>
    public const string UnknownKeys = "PAR0907";

    /// <summary>An option number is outside the list of options.</summary>
    public const string NoSuchOption = "PAR0908";

    /// <summary>An option belongs to no decision maker.</summary>
    public const string OptionWithoutOwner = "PAR0909";

    /// <summary>An option is listed more than once among the decision makers.</summary>
    public const string OptionOwnedTwice = "PAR0910";

    /// <summary>A permitted direction is none of both, fwd and back.</summary>
    public const string UnknownDirection = "PAR0911";

    /// <summary>There are more options than a state can hold.</summary>
    public const string TooManyOptions = "PAR0912";

    /// <summary>Part of a condition is not a pair of an option number and Y or N.</summary>
    public const string BadLiteral = "PAR0913";

    /// <summary>A condition holds everywhere or nowhere and is left out.</summary>
    public const string ConditionWithoutEffect = "PAR0914";

    /// <summary>A condition repeats an earlier one of the same list.</summary>
    public const string ConditionTwice = "PAR0915";

    /// <summary>The infeasible conditions leave no state.</summary>
    public const string NoFeasibleState = "PAR0916";

    /// <summary>A ranking leaves out feasible states.</summary>
    public const string RankingIncomplete = "PAR0917";

    /// <summary>A ranking names a state that does not exist.</summary>
    public const string NoSuchState = "PAR0918";

    /// <summary>A ranking names a state twice.</summary>
    public const string StateTwice = "PAR0919";

    /// <summary>The file lists states that a decision maker does not see; the list is left out.</summary>
    public const string MisperceptionsDropped = "PAR0920";

    /// <summary>The file joins decision makers into coalitions; they are read as individuals.</summary>
    public const string CoalitionsDropped = "PAR0921";

    /// <summary>The file does not say whether rankings or statements count.</summary>
    public const string SwitchMissing = "PAR0922";

    /// <summary>The file holds a preference that its own switch turns off.</summary>
    public const string PreferenceUnused = "PAR0923";

    /// <summary>A decision maker or an option has no name.</summary>
    public const string NameMissing = "PAR0924";

    /// <summary>The file has no decision makers.</summary>
    public const string NoDecisionMakers = "PAR0925";
}
