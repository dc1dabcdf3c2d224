namespace Parley.Cases;

/// <summary>The codes of complaints about forecasts; each is explained in docs/reference/diagnostics-forecasts.md.</summary>
/// <remarks>Codes reach disk and documentation: append only.</remarks>
public static class ForecastCodes
{
    /// <summary>A question is named that the case does not ask.</summary>
    public const string UnknownQuestion = "PAR1101";

    /// <summary>A question has too few answers, two of one name, or answers that its kind has no place for.</summary>
    public const string BadAnswers = "PAR1102";

    /// <summary>An answer is named that the question does not have.</summary>
    public const string UnknownAnswer = "PAR1103";

    /// <summary>An answer has no probability.</summary>
    public const string ProbabilityMissing = "PAR1104";

    /// <summary>A probability is no number from 0 to 1.</summary>
    public const string BadProbability = "PAR1105";

    /// <summary>Probabilities do not sum to 1.</summary>
    public const string SumIsNotOne = "PAR1106";

    /// <summary>Probabilities miss 1 by rounding; they are brought to a sum of 1 before scoring.</summary>
    public const string Renormalized = "PAR1107";

    /// <summary>A day is not written as year-month-day, or does not exist.</summary>
    public const string BadDay = "PAR1108";

    /// <summary>A question closes before it opens, or is due before it closes.</summary>
    public const string DaysOutOfOrder = "PAR1109";

    /// <summary>A prediction was made before the question opened or after it closed.</summary>
    public const string OutsideLife = "PAR1110";

    /// <summary>A question is answered before it could be known.</summary>
    public const string AnsweredTooEarly = "PAR1111";

    /// <summary>Conditions go round in a circle.</summary>
    public const string CircularCondition = "PAR1112";

    /// <summary>A question is answered although its condition was not met.</summary>
    public const string AnsweredAlthoughVoid = "PAR1113";

    /// <summary>A prediction has a form that does not fit the question.</summary>
    public const string FormDoesNotFit = "PAR1114";

    /// <summary>The numbers of a distribution make no distribution.</summary>
    public const string BadDistribution = "PAR1115";

    /// <summary>A word of certainty is not in the table.</summary>
    public const string UnknownWord = "PAR1116";

    /// <summary>A word of certainty says nothing about how likely it is.</summary>
    public const string WordWithoutRange = "PAR1117";

    /// <summary>A mechanism is named that the question does not have.</summary>
    public const string UnknownMechanism = "PAR1118";

    /// <summary>A prediction names no forecaster, or several.</summary>
    public const string BadForecaster = "PAR1119";

    /// <summary>A perspective is named that the case does not have.</summary>
    public const string UnknownPerspective = "PAR1120";

    /// <summary>A resolution has no outcome, several, or one that does not fit the question.</summary>
    public const string BadOutcome = "PAR1121";

    /// <summary>Versions of a criterion do not follow each other in time.</summary>
    public const string CriteriaOutOfOrder = "PAR1122";

    /// <summary>A question of that name is asked already.</summary>
    public const string QuestionTwice = "PAR1123";

    /// <summary>A length of time cannot be read.</summary>
    public const string BadLength = "PAR1124";

    /// <summary>A forecaster has two predictions on one day; the later one in the text counts.</summary>
    public const string TwoOnOneDay = "PAR1125";

    /// <summary>Bins do not rise, or one but the last has no end.</summary>
    public const string BadBins = "PAR1126";

    /// <summary>A band of certainty has a range that is none.</summary>
    public const string BadBand = "PAR1127";

    /// <summary>An entry of the forecast log does none, or several, of the things an entry can do.</summary>
    public const string BadEntry = "PAR1128";

    /// <summary>The forecast log is about another case.</summary>
    public const string OtherCase = "PAR1129";

    /// <summary>A table has no column that is needed, or one twice.</summary>
    public const string BadColumns = "PAR1130";

    /// <summary>A row of a table has more or fewer cells than its head.</summary>
    public const string BadRow = "PAR1131";

    /// <summary>A quotation mark in a table is not closed, or stands where it means nothing.</summary>
    public const string BadQuotation = "PAR1132";

    /// <summary>A base rate is none.</summary>
    public const string BadBaseRate = "PAR1133";

    /// <summary>A line of the ledger cannot be read.</summary>
    public const string BrokenLedger = "PAR1140";

    /// <summary>A line of the ledger was changed after it was written.</summary>
    public const string LedgerLineChanged = "PAR1141";

    /// <summary>A line of the ledger does not follow the one before it.</summary>
    public const string LedgerChainBroken = "PAR1142";
}
