using System.Collections.Immutable;
using Parley.Cases;
using Parley.Forecasts;

namespace Parley.Reports;

/// <summary>What a case asks about the future, as of a day.</summary>
public static class ForecastPage
{
    /// <summary>Every question with where it stands and what was last foretold.</summary>
    /// <param name="theCase">The case with its forecasts.</param>
    /// <param name="today">The day as of which it is told.</param>
    /// <param name="questions">The questions to tell.</param>
    public static Report Of(Case theCase, DateOnly today, ImmutableArray<ForecastQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        string title = $"{theCase.Title}: forecasts as of {ForecastTexts.Day(today)}";
        if (questions.IsEmpty)
            return new(title, [new Block.Paragraph(theCase.Forecasts.IsEmpty ? "This case asks no questions about the future." : "No question fits what was asked for.")]);
        Dictionary<string, ForecastQuestion> all = theCase.Forecasts.ToDictionary(q => q.Id);
        int proposed = questions.Count(q => q.Resolutions.LastOrDefault(r => r.On <= today) is { IsProposed: true });
        List<Block> blocks =
        [
            new Block.Paragraph($"{Wording.Count(questions.Length, "question")}, {Wording.Count(questions.Sum(q => q.Predictions.Count(p => p.On <= today)), "prediction")}. Behind each forecaster stands what was foretold last."),
        ];
        if (proposed > 0)
            blocks.Add(new Block.Note($"{Wording.Count(proposed, "answer")} only proposed: nobody has signed {(proposed == 1 ? "it" : "them")}."));
        foreach (ForecastQuestion question in questions)
        {
            QuestionStanding standing = QuestionStanding.Of(question, all, today);
            blocks.Add(new Block.Heading($"{question.Id}: {ForecastTexts.Standing(question, standing, today)}"));
            blocks.Add(new Block.Paragraph(Asked(question) + (ForecastTexts.Reason(standing) is string reason ? $" {Wording.Sentence(standing.Status.ToString().ToLowerInvariant())}: {reason}" : "")));
            if (Last(question, today).ToArray() is { Length: > 0 } last)
                blocks.Add(new Block.KeyValues([.. last]));
        }
        return new(title, [.. blocks]);
    }

    /// <summary>Everything about one question: criteria with their history, predictions, resolutions, mechanisms.</summary>
    public static Report Card(Case theCase, DateOnly today, ForecastQuestion question)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(question);
        QuestionStanding standing = QuestionStanding.Of(question, theCase.Forecasts.ToDictionary(q => q.Id), today);
        List<Block> blocks = [new Block.Paragraph(question.Text)];
        if (question.Note is string note)
            blocks.Add(new Block.Paragraph(note.Trim()));
        blocks.Add(new Block.KeyValues([.. Days(question), ("stands", Wording.Sentence(ForecastTexts.Standing(question, standing, today)))]));
        blocks.Add(new Block.Heading("Decided by"));
        blocks.AddRange(Criteria(question, today));
        if (!question.Mechanisms.IsEmpty)
        {
            blocks.Add(new Block.Heading("Mechanisms named"));
            blocks.Add(new Block.Listing([.. question.Mechanisms.Select(m => Mechanism(question, m, today))]));
        }
        blocks.Add(new Block.Heading("Foretold"));
        Prediction[] predictions = [.. question.Predictions.Where(p => p.On <= today)];
        blocks.Add(predictions.Length == 0 ? new Block.Paragraph("Nobody has foretold anything.") : new Block.Table(
            [new("On", ColumnRole.Code), new("By"), new("What"), new("Because of")],
            [.. predictions.Select(p => ImmutableArray.Create<Cell>(
                ForecastTexts.Day(p.On), ForecastTexts.Name(theCase, p.By), ForecastTexts.Foretold(question, p.Distribution) + (p.Seal is null ? "" : " (sealed)"), p.Mechanism ?? ""))]));
        blocks.Add(new Block.Heading("Answered"));
        blocks.AddRange(Answers(question, standing, today));
        return new($"{theCase.Title}: {question.Id} as of {ForecastTexts.Day(today)}", [.. blocks]);
    }

    private static string Asked(ForecastQuestion question) =>
        question.Text + (question.Condition is Condition c ? $" Only if {c.Question} is {c.Answer}." : "");

    private static IEnumerable<(string, string)> Last(ForecastQuestion question, DateOnly today) =>
        from prediction in question.Predictions
        where prediction.On <= today
        group prediction by prediction.By.Key into one
        let last = one.Last()
        select (last.By switch
        {
            Forecaster.Viewpoint view => view.Perspective,
            Forecaster.Model model => $"model, {string.Join("+", model.Perspectives)}",
            _ => last.By.Key,
        }, ForecastTexts.Foretold(question, last.Distribution));

    private static IEnumerable<(string, string)> Days(ForecastQuestion question)
    {
        yield return ("kind", question.Kind.ToString().ToLowerInvariant() + (question.Unit is string unit ? $", in {unit}" : ""));
        if (!question.Answers.IsEmpty)
            yield return ("answers", string.Join("; ", question.Answers.Select(a => a.Name)));
        yield return ("opens", ForecastTexts.Day(question.Opens));
        yield return ("closes", question.Closes is DateOnly closes ? ForecastTexts.Day(closes) : "no day set");
        yield return ("due", question.Due is DateOnly due ? ForecastTexts.Day(due) : "no day set; the question never matures");
        if (question.Condition is Condition c)
            yield return ("counts only if", $"{c.Question} is {c.Answer}");
        if (!question.BaseRate.IsEmpty)
            yield return ("base rate", string.Join(", ", question.Answers.Zip(question.BaseRate, (a, b) => $"{a.Name} {ForecastTexts.Percent(b)}")));
    }

    private static IEnumerable<Block> Criteria(ForecastQuestion question, DateOnly today)
    {
        Criterion[] known = [.. question.Criteria.Where(c => c.From <= today)];
        if (known.Length == 0)
            yield return new Block.Paragraph("No criterion is stated.");
        else
            yield return new Block.Listing([.. known.Select(c => new Item($"{(known.Length > 1 ? $"From {ForecastTexts.Day(c.From)}: " : "")}{ForecastTexts.Ended(c.Text)}", ForecastTexts.Details(c)))]);
        Prediction[] before = known.Length > 1 ? [.. question.Predictions.Where(p => p.On < known[^1].From)] : [];
        if (before.Length > 0)
            yield return new Block.Paragraph($"{Wording.Sentence(Wording.Count(before.Length, "prediction"))} stood before the criterion was last changed.");
    }

    private static Item Mechanism(ForecastQuestion question, Mechanism mechanism, DateOnly today)
    {
        MechanismFinding finding = question.Resolutions.LastOrDefault(r => r.On <= today)?.Mechanisms.LastOrDefault(m => m.Mechanism == mechanism.Id)?.Finding ?? MechanismFinding.NotJudged;
        return new($"{mechanism.Id}: {ForecastTexts.Ended(mechanism.Text)} {Wording.Sentence(ForecastTexts.Finding(finding))}.");
    }

    private static IEnumerable<Block> Answers(ForecastQuestion question, QuestionStanding standing, DateOnly today)
    {
        Resolution[] known = [.. question.Resolutions.Where(r => r.On <= today)];
        if (standing.UnmetCondition)
            yield return new Block.Paragraph("Void, because the condition was not met.");
        if (known.Length == 0 && !standing.UnmetCondition)
            yield return new Block.Paragraph("Not yet.");
        if (known.Length > 0)
            yield return new Block.Listing([.. known.Select((r, k) => new Item(
                $"{ForecastTexts.Day(r.On)}: {ForecastTexts.Ended(ForecastTexts.CameOut(question, r.Outcome))}{(k + 1 < known.Length ? " Replaced since." : "")}",
                [
                    .. r.How is string how ? [ForecastTexts.Ended(how)] : (string[])[],
                    .. r.IsProposed ? ["Proposed; nobody has signed it."] : (string[])[],
                    .. r.SignedBy is string by ? [$"Signed by {by}."] : (string[])[],
                ]))]);
    }
}
