using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>A verdict about a state that is not listed, with everything needed to tell it.</summary>
/// <param name="View">Whose view.</param>
/// <param name="DecisionMaker">Whose stability; index.</param>
/// <param name="State">At which state.</param>
/// <param name="Concept">Under which concept.</param>
/// <param name="Verdict">The answer with its witness.</param>
public sealed record UnlistedExplanation(View View, int DecisionMaker, State State, StabilityConcept Concept, StateVerdict Verdict);

/// <summary>The proof of one verdict about a state that is not listed, in sentences.</summary>
public static class StateVerdictPage
{
    private const int AnswersTold = 12;

    /// <summary>Writes the page.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="explanation">The verdict.</param>
    /// <param name="views">How many views the case offers.</param>
    public static Report Of(Case theCase, UnlistedExplanation explanation, int views)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(explanation);
        (View view, int i, State s, StabilityConcept concept, StateVerdict verdict) = explanation;
        Conflict conflict = view.Conflict;
        string word = conflict.Word(s), party = conflict.DecisionMakers[i].Name;
        return new($"{theCase.Title}: {party} under {concept.Abbreviation}",
        [
            .. AnalysisPage.WhoseView(view, views),
            new Block.KeyValues([.. conflict.DecisionMakers.Select(d => (d.Name, Wording.Takes(d, word)))]),
            new Block.Paragraph($"As a word: {word}. States are not listed here, so they have no numbers and no places."),
            new Block.Paragraph($"{Wording.Sentence(concept.Name)} ({concept.Abbreviation}): {ExplanationPage.Definition(concept)} [{string.Join(", ", concept.Citations)}]"),
            new Block.Heading("Verdict"),
            .. Told(conflict, i, s, concept, verdict),
            new Block.Heading("What this rests on"),
            .. ExplanationPage.Evidence(theCase, view),
        ]);
    }

    private static IEnumerable<Block> Told(Conflict g, int i, State s, StabilityConcept concept, StateVerdict verdict)
    {
        string party = g.DecisionMakers[i].Name;
        switch (verdict)
        {
            case StateVerdict.Stable { Answers.IsEmpty: true } stable:
                yield return new Block.Paragraph($"If these are the preferences, then {party} would stay: no move of its own leads to a state it prefers. {UnlistedText.Checked(stable.Recheck, stable.Ground)}");
                break;
            case StateVerdict.Stable stable:
                string many = stable.Improvements switch
                {
                    null => $"every improvement is deterred by one of {Wording.Count(stable.Answers.Length, "answer")}",
                    1 => "it has one improvement, which is deterred",
                    long count when stable.Answers.Length == 1 => $"each of its {count} improvements is deterred by the same answer",
                    long count => $"each of its {count} improvements is deterred by one of {Wording.Count(stable.Answers.Length, "answer")}",
                };
                yield return new Block.Paragraph($"If these are the preferences, then {party} would stay: {many}.");
                yield return new Block.Listing([.. stable.Answers.Take(AnswersTold).Select(a => Answer(g, i, s, concept, a))], Numbered: true);
                if (stable.Answers.Length > AnswersTold)
                    yield return new Block.Paragraph($"{Wording.Count(stable.Answers.Length - AnswersTold, "more answer")} not told here; --format json has them all.");
                yield return new Block.Paragraph(UnlistedText.Checked(stable.Recheck, stable.Ground));
                break;
            case StateVerdict.Unstable unstable:
                yield return new Block.Paragraph($"If these are the preferences, then {party} would leave: it has an improvement that nothing deters.");
                yield return new Block.Listing(
                [
                    new($"{UnlistedText.Move(g, new(i, s, unstable.Improvement))}: {UnlistedText.Compared(g, i, unstable.Improvement, s)}.", [NoAnswer(party, concept, unstable)]),
                ], Numbered: true);
                yield return new Block.Paragraph(UnlistedText.Checked(unstable.Recheck, unstable.Ground));
                break;
            case StateVerdict.Undecided undecided:
                yield return new Block.Note(undecided.Improvement is State open
                    ? $"Undecided: the budget ended before it was known whether an answer deters this improvement: {UnlistedText.Move(g, new(i, s, open))}. "
                        + $"Proved: {Wording.Count(undecided.Deterred, "other improvement")} {(undecided.Deterred == 1 ? "is" : "are")} deterred. A larger --budget goes on."
                    : "Undecided: the budget ended before every improvement was known; no claim either way. A larger --budget goes on.");
                break;
            default:
                throw new InvalidOperationException("the family is closed");
        }
    }

    private static Item Answer(Conflict g, int i, State s, StabilityConcept concept, StandingAnswer answer)
    {
        string others = answer.Deters is > 1 and long count ? $" So with {Wording.Count(count - 1, "other improvement")}." : "";
        List<string> details = [];
        foreach (StateMove move in answer.Moves)
            details.Add((answer.IsSimultaneous ? "At the same time: " : "Answer: ") + UnlistedText.Move(g, move)
                + (Ordering.Compare(g.Preferences[move.Mover]!, move.To, move.From) > 0 ? ", which it prefers." : "."));
        details.Add($"For {g.DecisionMakers[i].Name} the end is {UnlistedText.Compared(g, i, answer.Result, s)}.");
        if (ExplanationPage.AllowsCounterMoves(concept))
            details.Add("From there it has no counter-move to anything better than staying.");
        return new($"{UnlistedText.Move(g, new(i, s, answer.Improvement))}: {UnlistedText.Compared(g, i, answer.Improvement, s)}.{others}", [.. details]);
    }

    private static string NoAnswer(string party, StabilityConcept concept, StateVerdict.Unstable unstable) => (concept, unstable.RepliesReached) switch
    {
        (StabilityConcept.NashStability, _) => $"{concept.Name} asks for no answer of the opponents.",
        (_, 0) => "The opponents have no answer of the kind this concept asks for.",
        (_, long reached) => $"The opponents' answers reach {Wording.Count(reached, "state")}; each was looked at, and none deters {party}.",
        _ => $"No answer of the opponents ends in a state that deters {party}: a solver showed that the conditions contradict each other.",
    };
}
