using Parley.Studies;

namespace Parley.Reports;

/// <summary>What a concept asks when preferences are read in a particular way, in sentences.</summary>
internal static class ReadingText
{
    /// <summary>The concept's pattern, then what tempts and what deters under the reading.</summary>
    public static string Definition(StabilityConcept.Read concept) => $"{Pattern(concept.Form)} {Words(concept.Reading)}";

    private static string Pattern(SanctionForm form) => form switch
    {
        SanctionForm.Nash => "a party stays where no move of its own tempts it.",
        SanctionForm.Gmr => "a party stays where each move that tempts it can be answered by moves of the opponents, in their interest or not, that deter it.",
        SanctionForm.Smr => "a party stays where each move that tempts it can be answered by moves of the opponents, in their interest or not, that deter it, and no counter-move escapes.",
        SanctionForm.Seq => "a party stays where each move that tempts it can be answered by moves that the opponents would make themselves and that deter it.",
        _ => "a party stays where each move that tempts it can be answered by moves that the opponents would make themselves and that deter it, and no counter-move escapes.",
    };

    private static string Words(PreferenceReading reading) => reading switch
    {
        PreferenceReading.Unknown unknown => Unknown(unknown.Index) + " Opponents also take steps of which it is unknown whether they gain.",
        PreferenceReading.Strong strong =>
            $"A gain of any strength tempts; an answer deters only where it is worse than staying by strength {strong.Strength} or more."
            + (strong.Index is UnknownIndex index ? " " + Unknown(index) : ""),
        PreferenceReading.Fuzzy => "A move tempts when the gain is as certain as the party's threshold asks, and whatever is less certain to be better than staying deters.",
        PreferenceReading.Grey => "As with thresholds of certainty, where an interval of certainty is read at the point the party anticipates.",
        PreferenceReading.Probabilistic levels =>
            $"A move tempts when it is preferred with a probability above {1 - levels.Alpha:0.###}, a state deters when it is preferred to staying with a probability of at most "
            + $"{1 - levels.Beta:0.###}, and opponents step where they prefer with a probability above {1 - levels.Gamma:0.###}.",
        PreferenceReading.Relational =>
            "A move tempts when it is at least as good for everybody the party is devoted to and not better for anybody it is aggressive toward; what fails this deters, and so does coming back.",
        _ => throw new InvalidOperationException("the family is closed"),
    };

    private static string Unknown(UnknownIndex index) => index switch
    {
        UnknownIndex.A => "A gain that is unknown tempts too, and only what is known to be no better deters.",
        UnknownIndex.B => "Only a known gain tempts, and only what is known to be no better deters.",
        UnknownIndex.C => "A gain that is unknown tempts too, and whatever is not known to be better deters.",
        _ => "Only a known gain tempts, and whatever is not known to be better deters.",
    };
}
