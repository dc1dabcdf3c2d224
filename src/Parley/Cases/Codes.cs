namespace Parley.Cases;

/// <summary>The stable code of every complaint about a text; each is explained in docs/reference/diagnostics.md.</summary>
/// <remarks>Codes reach disk and documentation: append only, and a retired code (PAR0307) is not given again. 09xx belongs to the import of other formats, 10xx to sources and anchors.</remarks>
public static class Codes
{
    /// <summary>The text is longer than 4 MiB.</summary>
    public const string TextTooLong = "PAR0001";

    /// <summary>There is nothing in the text.</summary>
    public const string TextEmpty = "PAR0002";

    /// <summary>The text holds a character that no text may hold: NUL, or half of a surrogate pair.</summary>
    public const string ForbiddenCharacter = "PAR0003";

    /// <summary>The bytes are UTF-16.</summary>
    public const string Utf16 = "PAR0004";

    /// <summary>The bytes are not UTF-8.</summary>
    public const string NotUtf8 = "PAR0005";

    /// <summary>The text is not well-formed YAML.</summary>
    public const string BrokenYaml = "PAR0006";

    /// <summary>An anchor or alias of YAML is used.</summary>
    public const string AnchorOrAlias = "PAR0007";

    /// <summary>A tag of YAML is used.</summary>
    public const string Tag = "PAR0008";

    /// <summary>The file holds more than one YAML document.</summary>
    public const string SeveralDocuments = "PAR0009";

    /// <summary>Lists and mappings are nested too deeply.</summary>
    public const string TooDeep = "PAR0010";

    /// <summary>A key stands twice in one mapping.</summary>
    public const string DuplicateKey = "PAR0011";

    /// <summary>A key is a list or a mapping.</summary>
    public const string ComplexKey = "PAR0012";

    /// <summary>A value has another shape than the one expected there: text, list or mapping.</summary>
    public const string WrongShape = "PAR0101";

    /// <summary>A key is not known to the format.</summary>
    public const string UnknownKey = "PAR0102";

    /// <summary>A key that must be there is missing.</summary>
    public const string MissingKey = "PAR0103";

    /// <summary>The file names a version of the format that this program does not read.</summary>
    public const string UnsupportedVersion = "PAR0104";

    /// <summary>A short name holds something else than letters, digits, - and _.</summary>
    public const string BadId = "PAR0105";

    /// <summary>A short name is a word of the statement language.</summary>
    public const string ReservedWord = "PAR0106";

    /// <summary>A word is not one of those that may stand there.</summary>
    public const string UnknownChoice = "PAR0107";

    /// <summary>A key has no value.</summary>
    public const string EmptyValue = "PAR0108";

    /// <summary>A decision maker is not a party of the case.</summary>
    public const string UnknownParty = "PAR0109";

    /// <summary>There are more options than a state can hold.</summary>
    public const string TooManyOptions = "PAR0110";

    /// <summary>The conflict has no option at all.</summary>
    public const string NoOptions = "PAR0111";

    /// <summary>Two keys that exclude each other stand together.</summary>
    public const string ConflictingKeys = "PAR0112";

    /// <summary>An option has fewer than two levels, or a level of that name twice.</summary>
    public const string BadLevels = "PAR0113";

    /// <summary>An option is shared by fewer than two decision makers, or not by the one under whose name it stands.</summary>
    public const string BadSharing = "PAR0114";

    /// <summary>A value is no number, or not one that may stand there.</summary>
    public const string BadNumber = "PAR0115";

    /// <summary>A formula is empty.</summary>
    public const string EmptyFormula = "PAR0201";

    /// <summary>An option is not known.</summary>
    public const string UnknownOption = "PAR0202";

    /// <summary>Several decision makers have an option of this bare name.</summary>
    public const string AmbiguousOption = "PAR0203";

    /// <summary>A sign or spelling of another language stands where a formula wants a word.</summary>
    public const string ForeignSign = "PAR0204";

    /// <summary>A word or sign stands where the formula expects something else.</summary>
    public const string UnexpectedWord = "PAR0205";

    /// <summary>A parenthesis has no partner.</summary>
    public const string UnbalancedParenthesis = "PAR0206";

    /// <summary>Several if or iff stand side by side.</summary>
    public const string ChainedIf = "PAR0207";

    /// <summary>A formula is too long or too deeply nested.</summary>
    public const string FormulaTooDeep = "PAR0208";

    /// <summary>The part in front of the dot is no decision maker.</summary>
    public const string UnknownOwner = "PAR0209";

    /// <summary>An option with levels stands in a formula without a level.</summary>
    public const string LevelMissing = "PAR0210";

    /// <summary>An option has no level of that name.</summary>
    public const string UnknownLevel = "PAR0211";

    /// <summary>A level is asked of an option that has none.</summary>
    public const string NoLevels = "PAR0212";

    /// <summary>A ranking cannot be read.</summary>
    public const string RankingSyntax = "PAR0301";

    /// <summary>A ranking names a state that does not exist.</summary>
    public const string RankingUnknownState = "PAR0302";

    /// <summary>A ranking names a state twice.</summary>
    public const string RankingRepeatedState = "PAR0303";

    /// <summary>A ranking leaves out feasible states.</summary>
    public const string RankingMissingStates = "PAR0304";

    /// <summary>A ranking names an infeasible state.</summary>
    public const string RankingInfeasibleState = "PAR0305";

    /// <summary>There are too many feasible states for a ranking.</summary>
    public const string RankingTooManyStates = "PAR0306";

    /// <summary>A ranking mixes commas with other signs outside a group.</summary>
    public const string MixedCommas = "PAR0308";

    /// <summary>The status quo is infeasible.</summary>
    public const string InfeasibleStatusQuo = "PAR0401";

    /// <summary>No state is feasible.</summary>
    public const string NoFeasibleState = "PAR0402";

    /// <summary>A rule forbids no combination of options.</summary>
    public const string RuleForbidsNothing = "PAR0403";

    /// <summary>A switch names a rule that does not exist.</summary>
    public const string UnknownRule = "PAR0404";

    /// <summary>Two rules have the same name.</summary>
    public const string DuplicateRule = "PAR0405";

    /// <summary>The words do not name a state.</summary>
    public const string BadStateText = "PAR0406";

    /// <summary>There is no state with this number.</summary>
    public const string UnknownStateNumber = "PAR0407";

    /// <summary>Something stands twice in a list in which once is enough.</summary>
    public const string ListedTwice = "PAR0408";

    /// <summary>Checks that need the list of feasible states were left out.</summary>
    public const string ChecksLeftOut = "PAR0409";

    /// <summary>There are more entries of a kind than this program reads: conditions of a rule, rules, decision makers, perspectives.</summary>
    public const string TooMany = "PAR0410";

    /// <summary>The state named is infeasible.</summary>
    public const string InfeasibleState = "PAR0411";

    /// <summary>The status quo was asked for, and the conflict does not say where it is.</summary>
    public const string NoStatusQuo = "PAR0412";

    /// <summary>A state is named that the graph does not have.</summary>
    public const string UnknownGraphState = "PAR0413";

    /// <summary>A graph has no state at all.</summary>
    public const string NoGraphState = "PAR0414";

    /// <summary>A move of a graph leads back to where it starts.</summary>
    public const string MoveToItself = "PAR0415";

    /// <summary>A forbidden transition matches no two feasible states.</summary>
    public const string TransitionForbidsNothing = "PAR0416";

    /// <summary>A decision maker has a preference nowhere.</summary>
    public const string PreferenceMissing = "PAR0501";

    /// <summary>A preference statement holds at every feasible state.</summary>
    public const string AlwaysTrue = "PAR0502";

    /// <summary>A preference statement holds at no feasible state.</summary>
    public const string AlwaysFalse = "PAR0503";

    /// <summary>A preference statement repeats an earlier one.</summary>
    public const string DuplicateStatement = "PAR0504";

    /// <summary>Indistinguishable states are not tied for a decision maker.</summary>
    public const string MergedNotTied = "PAR0505";

    /// <summary>A formula under indistinguishable matches no feasible state.</summary>
    public const string IndistinguishableMatchesNothing = "PAR0506";

    /// <summary>The words do not name a pair of states.</summary>
    public const string BadPair = "PAR0507";

    /// <summary>A pair of states stands twice, or a state beside itself.</summary>
    public const string PairTwice = "PAR0508";

    /// <summary>Some candidates of a preference have weights and others do not.</summary>
    public const string CandidateWeightMissing = "PAR0509";

    /// <summary>There are too many feasible states to name pairs of them.</summary>
    public const string PairsOfTooManyStates = "PAR0510";

    /// <summary>An inherited ranking does not fit the feasible states of a perspective.</summary>
    public const string InheritedRankingDoesNotFit = "PAR0601";

    /// <summary>A decision maker has no preference in a perspective.</summary>
    public const string PerspectivePreferenceMissing = "PAR0602";

    /// <summary>A name under hypergame is no decision maker.</summary>
    public const string HypergameHolder = "PAR0611";

    /// <summary>A game under hypergame is no perspective, or one that leaves preferences open.</summary>
    public const string HypergameGame = "PAR0612";

    /// <summary>A decision maker has no game under hypergame.</summary>
    public const string HypergameIncomplete = "PAR0613";

    /// <summary>A name under signatories is no decision maker.</summary>
    public const string Signatory = "PAR0614";

    /// <summary>A claim that is named under because does not exist.</summary>
    public const string UnknownClaim = "PAR0701";

    /// <summary>A source that is named by a claim does not exist.</summary>
    public const string UnknownSource = "PAR0702";

    /// <summary>A claim has neither a source nor the mark of an assumption.</summary>
    public const string ClaimWithoutOrigin = "PAR0703";

    /// <summary>An assumption names a source.</summary>
    public const string AssumptionWithSource = "PAR0704";

    /// <summary>A date is not written as year, year-month or year-month-day.</summary>
    public const string BadDate = "PAR0705";

    /// <summary>An expected finding does not say where it comes from.</summary>
    public const string MissingOrigin = "PAR0801";

    /// <summary>A stability concept is not known.</summary>
    public const string UnknownConcept = "PAR0802";

    /// <summary>An expected finding needs either equilibria or count.</summary>
    public const string EquilibriaOrCount = "PAR0803";

    /// <summary>An expected state is not a number, a word of Y and N, a pattern with -, or a short name.</summary>
    public const string BadPattern = "PAR0804";

    /// <summary>A number of states is not a whole number from 0.</summary>
    public const string BadCount = "PAR0805";
}
