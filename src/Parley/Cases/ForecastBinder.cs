using System.Collections.Immutable;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Reads the forecasts of a case, and checks what only all of them together show.</summary>
internal sealed class ForecastBinder(ForecastPlace place)
{
    /// <summary>How many questions a case may ask.</summary>
    public const int MaxQuestions = 10_000;

    private readonly Complaints complaints = place.Complaints;

    /// <summary>The questions in the order of the file.</summary>
    public ImmutableArray<ForecastQuestion> Questions(Fields root)
    {
        if (root["forecasts"] is not YamlNode node
            || Fields.AsMapping(node, root.Key("forecasts").Span, "'forecasts'", complaints) is not YamlNode.Mapping mapping
            || complaints.TooMany(mapping.Entries.Length, MaxQuestions, "questions", root.Key("forecasts").Span))
            return [];
        QuestionBinder binder = new(place);
        Dictionary<string, YamlNode.Entry> entries = [];
        ImmutableArray<ForecastQuestion>.Builder list = ImmutableArray.CreateBuilder<ForecastQuestion>();
        foreach (YamlNode.Entry entry in mapping.Entries)
        {
            entries.TryAdd(entry.Key.Value, entry);
            if (Fields.Of(entry.Value, entry.Key, $"The question '{YamlTree.Shown(entry.Key.Value)}'", ForecastKeys.Question, complaints) is Fields fields
                && binder.Question(entry.Key, fields) is ForecastQuestion question)
                list.Add(question);
        }
        ImmutableArray<ForecastQuestion> questions = list.ToImmutable();
        Dictionary<string, ForecastQuestion> byId = questions.ToDictionary(q => q.Id);
        foreach (ForecastQuestion question in questions)
            if (question.Condition is Condition condition)
                CheckCondition(question, condition, byId, entries.Keys, entries[question.Id].Value);
        foreach (ForecastQuestion question in questions)
            CheckAnswered(question, byId, entries[question.Id].Key.Span);
        return questions;
    }

    /// <summary>Complains about a condition that names no question, no answer, or leads back to where it stands.</summary>
    public void CheckCondition(
        ForecastQuestion question, Condition condition, IReadOnlyDictionary<string, ForecastQuestion> byId, IEnumerable<string> ids, YamlNode written)
    {
        (PlacedText named, PlacedText answer) = PlaceOf((YamlNode.Mapping)written);
        if (!byId.TryGetValue(condition.Question, out ForecastQuestion? other))
        {
            // A question that stands there with errors of its own is not called unknown.
            if (!ids.Contains(condition.Question))
                complaints.Error(ForecastCodes.UnknownQuestion, named.Span, $"There is no question '{YamlTree.Shown(condition.Question)}'.", complaints.DidYouMean(condition.Question, ids));
            return;
        }
        place.Answer(other, answer);
        HashSet<string> seen = [question.Id];
        for (ForecastQuestion? next = other; next is not null; next = next.Condition is Condition c ? byId.GetValueOrDefault(c.Question) : null)
            if (seen.Count > QuestionStanding.LongestChain)
            {
                complaints.Error(Codes.TooMany, named.Span, $"More than {QuestionStanding.LongestChain} conditions hang on each other here.");
                return;
            }
            else if (!seen.Add(next.Id))
            {
                if (next.Id == question.Id)
                    complaints.Error(ForecastCodes.CircularCondition, named.Span, $"The condition of '{YamlTree.Shown(question.Id)}' leads back to it: {string.Join(" → ", seen.Append(next.Id).Select(YamlTree.Shown))}.", "Drop one of the conditions.");
                return;
            }
    }

    /// <summary>Warns when a question is answered although its condition came out otherwise.</summary>
    public void CheckAnswered(ForecastQuestion question, IReadOnlyDictionary<string, ForecastQuestion> byId, SourceSpan span)
    {
        if (question.Resolution?.Outcome is not (null or Outcome.Void) && complaints.Errors == 0 && QuestionStanding.Of(question, byId, DateOnly.MaxValue).UnmetCondition)
            complaints.Warning(
                ForecastCodes.AnsweredAlthoughVoid, span, $"The question '{YamlTree.Shown(question.Id)}' is answered, and its condition was not met, so it is void.", "Check the condition, or record it as void.");
    }

    // A condition that was read has its two keys.
    private static (PlacedText Question, PlacedText Answer) PlaceOf(YamlNode.Mapping question)
    {
        YamlNode.Mapping condition = (YamlNode.Mapping)question.Entries.First(e => e.Key.Value == "condition").Value;
        return (Text("question"), Text("answer"));

        PlacedText Text(string key) => ((YamlNode.Scalar)condition.Entries.First(e => e.Key.Value == key).Value).Text;
    }
}
