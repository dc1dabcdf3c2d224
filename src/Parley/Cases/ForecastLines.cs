using System.Collections.Immutable;
using System.Globalization;
using Parley.Conflicts;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Writes forecasts as lines of a case file or of a forecast log.</summary>
/// <param name="conflict">Names the options that answers may mean.</param>
internal sealed class ForecastLines(Conflict conflict)
{
    /// <summary>A question with everything that stands under it.</summary>
    public IEnumerable<string> Question(ForecastQuestion question) => CaseWriter.Section(Id(question.Id), Parts(question));

    /// <summary>What stands under a question.</summary>
    public IEnumerable<string> Parts(ForecastQuestion question) =>
    [
        .. YamlText.Entry("question", question.Text),
        .. question.Kind == QuestionKind.Binary ? [] : (string[])[$"kind: {ForecastKeys.Word(question.Kind)}"],
        .. CaseWriter.Optional("unit", question.Unit),
        .. Answers(question),
        $"opens: {Day(question.Opens)}",
        .. question.Closes is DateOnly closes ? [$"closes: {Day(closes)}"] : (string[])[],
        .. question.Due is DateOnly due ? [$"due: {Day(due)}"] : (string[])[],
        .. question.Condition is Condition c ? [$"condition: {{question: {Id(c.Question)}, answer: {Id(c.Answer)}}}"] : (string[])[],
        .. Criteria(question),
        .. question.Mechanisms.IsEmpty ? [] : CaseWriter.Section("mechanisms", question.Mechanisms.SelectMany(Mechanism)),
        .. question.BaseRate.IsEmpty ? [] : (string[])[$"base-rate: {Shares(question, question.BaseRate)}"],
        .. CaseWriter.Optional("because", question.Because),
        .. CaseWriter.Optional("note", question.Note),
        .. question.Predictions.IsEmpty ? [] : CaseWriter.Section("predictions", question.Predictions.SelectMany(p => Item(Prediction(question, p)))),
        .. question.Resolutions.Length == 1 ? CaseWriter.Section("resolution", Resolution(question, question.Resolutions[0])) : [],
        .. question.Resolutions.Length > 1 ? CaseWriter.Section("resolutions", question.Resolutions.SelectMany(r => Item(Resolution(question, r)))) : [],
    ];

    /// <summary>What a prediction says.</summary>
    public static IEnumerable<string> Prediction(ForecastQuestion question, Prediction prediction) =>
    [
        .. prediction.By switch
        {
            Forecaster.Person person => YamlText.Entry("by", person.Name),
            Forecaster.Viewpoint view => [$"perspective: {Id(view.Perspective)}"],
            Forecaster.Model model => (string[])[$"model: {{perspectives: [{string.Join(", ", model.Perspectives.Select(Id))}], concept: {model.Concept.Key}, seed: {model.Seed}, draws: {model.Draws}}}"],
            _ => throw new InvalidOperationException("the family is closed"),
        },
        $"on: {Day(prediction.On)}",
        .. Distribution(question, prediction.Distribution),
        .. CaseWriter.Optional("mechanism", prediction.Mechanism),
        .. CaseWriter.Optional("because", prediction.Because),
        .. CaseWriter.Optional("note", prediction.Note),
    ];

    /// <summary>What a resolution says.</summary>
    public static IEnumerable<string> Resolution(ForecastQuestion question, Resolution resolution) =>
    [
        $"on: {Day(resolution.On)}",
        .. resolution.Outcome switch
        {
            Outcome.Answered answered => [$"answer: {Id(answered.Answer)}"],
            Outcome.Partly partly => [$"shares: {Shares(question, partly.Shares)}"],
            Outcome.Observed observed when question.Kind == QuestionKind.Date => [$"date: {Value(question, observed.Value)}"],
            Outcome.Observed observed => [$"value: {Number(observed.Value)}"],
            Outcome.NotByDue => ["date: none"],
            Outcome.Void outcome => YamlText.Entry("void", outcome.Reason),
            Outcome.Ambiguous outcome => YamlText.Entry("ambiguous", outcome.Reason),
            _ => throw new InvalidOperationException("the family is closed"),
        },
        .. CaseWriter.Optional("how", resolution.How),
        .. CaseWriter.Optional("because", resolution.Because),
        .. resolution.IsProposed ? ["proposed: yes"] : (string[])[],
        .. CaseWriter.Optional("signed-by", resolution.SignedBy),
        .. resolution.Mechanisms.IsEmpty ? [] : (string[])[$"mechanisms: {{{string.Join(", ", resolution.Mechanisms.Select(m => $"{Id(m.Mechanism)}: {ForecastKeys.Word(m.Finding)}"))}}}"],
    ];

    /// <summary>What a version of a criterion says.</summary>
    public static IEnumerable<string> Criterion(Criterion criterion) =>
    [
        $"from: {Day(criterion.From)}",
        .. YamlText.Entry("text", criterion.Text),
        .. criterion.AtLeastHours is int hours ? [$"at-least: {ForecastNumbers.Length(hours)}"] : (string[])[],
        .. CaseWriter.Optional("parties", criterion.Parties),
        .. criterion.Stage == CriterionStage.Unstated ? [] : (string[])[$"stage: {ForecastKeys.Word(criterion.Stage)}"],
        .. CaseWriter.Optional("source-of-record", criterion.SourceOfRecord),
        .. CaseWriter.Optional("tie-break", criterion.TieBreak),
        .. CaseWriter.Optional("void-if", criterion.VoidIf),
        .. CaseWriter.Optional("why", criterion.Why),
    ];

    /// <summary>What a case changes in the table of words of certainty; nothing where it changes nothing.</summary>
    public static IEnumerable<string> Scale(CertaintyScale scale)
    {
        CertaintyBand[] bands = [.. scale.Bands.Where(b => CertaintyScale.Usual.Band(b.Name) != b)];
        CertaintyWord[] words = [.. scale.Words.Skip(CertaintyScale.Usual.Words.Length)];
        if (bands.Length + words.Length == 0)
            return [];
        return CaseWriter.Section("certainty-scale",
        [
            .. bands.Length == 0 ? [] : CaseWriter.Section("bands", bands.Select(b => b.Low is double low && b.High is double high
                ? $"{Id(b.Name)}: {{from: {Number(low)}, to: {Number(high)}}}" : $"{Id(b.Name)}: {{}}")),
            // A word given twice keeps its last band, and the reader takes each key once.
            .. words.Length == 0 ? [] : CaseWriter.Section("words", words.GroupBy(w => w.Word).Select(g => $"{YamlText.Scalar(g.Key)}: {Id(g.Last().Band)}")),
        ]);
    }

    /// <summary>Lines as one entry of a list.</summary>
    public static IEnumerable<string> Item(IEnumerable<string> lines) => lines.Select((line, k) => (k == 0 ? "- " : "  ") + line);

    /// <summary>A day as files write it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IEnumerable<string> Answers(ForecastQuestion question)
    {
        if (question.Answers.IsEmpty || (question.Kind == QuestionKind.Binary && question.Answers.SequenceEqual([new("yes", "yes"), new("no", "no")])))
            return [];
        if (question.Answers.All(a => a == new Answer(a.Id, a.Id)))
            return [$"answers: [{string.Join(", ", question.Answers.Select(a => Id(a.Id)))}]"];
        return CaseWriter.Section("answers", question.Answers.SelectMany(a => a == new Answer(a.Id, a.Name) ? YamlText.Entry(Id(a.Id), a.Name) : CaseWriter.Section(Id(a.Id),
        [
            .. YamlText.Entry("name", a.Name),
            .. a.UpTo is not double end ? [] : (string[])[question.Kind == QuestionKind.Date ? $"until: {Value(question, end)}" : $"up-to: {Number(end)}"],
            .. CaseWriter.Optional("means", a.Means?.ToText(conflict.Reference)),
        ])));
    }

    private static IEnumerable<string> Criteria(ForecastQuestion question) =>
        question.Criteria.IsEmpty ? []
        : question.Criteria is [var only] && only == new Criterion { From = question.Opens, Text = only.Text, Parties = only.Parties, VoidIf = only.VoidIf } && only.Parties.IsEmpty && only.VoidIf.IsEmpty
            ? YamlText.Entry("criteria", only.Text)
        : CaseWriter.Section("criteria", question.Criteria.SelectMany(c => Item(Criterion(c))));

    private static IEnumerable<string> Mechanism(Mechanism mechanism) => mechanism.Because.IsEmpty
        ? YamlText.Entry(Id(mechanism.Id), mechanism.Text)
        : CaseWriter.Section(Id(mechanism.Id), [.. YamlText.Entry("text", mechanism.Text), .. CaseWriter.Optional("because", mechanism.Because)]);

    private static IEnumerable<string> Distribution(ForecastQuestion question, PredictiveDistribution distribution) => distribution switch
    {
        PredictiveDistribution.Categorical c => [$"probabilities: {Shares(question, c.Probabilities)}"],
        PredictiveDistribution.Worded w => [.. YamlText.Entry("word", w.Word), $"answer: {Id(question.Answers[w.Answer].Id)}"],
        PredictiveDistribution.Normal n => [$"normal: {{mean: {Value(question, n.Mean)}, standard-deviation: {Number(n.StandardDeviation)}}}"],
        PredictiveDistribution.Quantiles q => [$"quantiles: {{{string.Join(", ", q.Levels.Zip(q.Values, (l, v) => $"{Number(l)}: {Value(question, v)}"))}}}"],
        PredictiveDistribution.Cumulative c => [$"cumulative: {{{string.Join(", ", c.Points.Zip(c.Probabilities, (x, p) => $"{Value(question, x)}: {Number(p)}"))}}}"],
        PredictiveDistribution.Ensemble e =>
        [
            $"ensemble: [{string.Join(", ", e.Members.Select(m => Value(question, m)))}]",
            .. e.Weights.IsEmpty ? [] : (string[])[$"weights: [{string.Join(", ", e.Weights.Select(Number))}]"],
        ],
        _ => throw new InvalidOperationException("the family is closed"),
    };

    private static string Shares(ForecastQuestion question, ImmutableArray<double> shares) =>
        $"{{{string.Join(", ", question.Answers.Zip(shares, (a, p) => $"{Id(a.Id)}: {Number(p)}"))}}}";

    private static string Value(ForecastQuestion question, double value) =>
        question.Kind == QuestionKind.Date ? Day(DateOnly.FromDayNumber((int)value)) : Number(value);

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    // Short names need no quotes, not even yes and no: in these files every word is text. Only the word for nothing does.
    private static string Id(string id) => Identifiers.IsValid(id) && id != "null" ? id : YamlText.Scalar(id, inList: true);
}
