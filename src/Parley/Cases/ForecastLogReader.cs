using System.Collections.Immutable;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Reads a forecast log, <c>forecasts.yaml</c> beside a case: questions, predictions, resolutions and criteria added after the case was written.</summary>
/// <remarks>Never throws, and never stops at the first complaint. Entries are only ever added at the end, so each may rest on those above it.</remarks>
public static class ForecastLogReader
{
    /// <summary>Reads a log about a case.</summary>
    /// <returns>The case with everything the log adds, when there is no error, and every complaint in the order of the text.</returns>
    public static Reading<Case> Read(SourceText text, Case theCase)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(theCase);
        Complaints complaints = new();
        return complaints.About(YamlTree.Read(text, complaints) is YamlNode root ? new Binder(theCase, complaints).Bind(root) : null);
    }

    internal static ForecastPlace PlaceOf(Case theCase, Complaints complaints) => new(
        [.. theCase.Claims.Select(c => c.Id)], [.. theCase.Perspectives.Select(p => p.Id)],
        theCase.Conflict.Graph is null ? new OptionNames(theCase.Conflict.DecisionMakers) : null, theCase.CertaintyScale, complaints);

    private sealed class Binder(Case theCase, Complaints complaints)
    {
        private readonly ForecastPlace place = PlaceOf(theCase, complaints);
        private readonly List<string> order = [.. theCase.Forecasts.Select(q => q.Id)];
        private readonly Dictionary<string, QuestionSheet> sheets = theCase.Forecasts.ToDictionary(q => q.Id, q => new QuestionSheet(q));
        private readonly Dictionary<string, ForecastQuestion> asked = theCase.Forecasts.ToDictionary(q => q.Id);

        public Case? Bind(YamlNode node)
        {
            PlacedText top = new("", new(node.Span.Start, 0), -1);
            if (Fields.Of(node, top, "The log", ForecastKeys.Log, complaints) is not Fields root)
                return null;
            CaseReader.CheckVersion(root, Case.FormatVersion, complaints);
            root.Required("case");
            if (root.PlacedText("case") is PlacedText id && id.Value != theCase.Id)
                complaints.Error(ForecastCodes.OtherCase, id.Span, $"The log is about the case '{YamlTree.Shown(id.Value)}'; the case beside it is '{YamlTree.Shown(theCase.Id)}'.");
            if (root["entries"] is YamlNode list)
                foreach (YamlNode item in Fields.AsList(list, "'entries'", complaints))
                    Entry(item);
            return theCase with { Forecasts = [.. order.Select(q => sheets[q].Whole())] };
        }

        private void Entry(YamlNode item)
        {
            PlacedText at = new("", new(item.Span.Start, Math.Min(1, item.Span.Length)), -1);
            if (Fields.AsMapping(item, at.Span, "An entry", complaints) is not YamlNode.Mapping mapping)
                return;
            PlacedText[] verbs = [.. mapping.Entries.Select(e => e.Key).Where(k => ForecastKeys.Entries.Contains(k.Value))];
            if (verbs.Length != 1)
            {
                complaints.Error(
                    ForecastCodes.BadEntry, verbs.Length == 0 ? at.Span : verbs[1].Span,
                    verbs.Length == 0 ? "The entry does not say what it does." : $"The entry does two things, '{verbs[0].Value}' and '{verbs[1].Value}'.",
                    $"An entry has one of {string.Join(", ", ForecastKeys.Entries)}.");
                return;
            }
            string verb = verbs[0].Value;
            ImmutableArray<string> known = verb switch
            {
                "ask" => ForecastKeys.Question,
                "predict" => ForecastKeys.Prediction,
                "resolve" => ForecastKeys.Resolution,
                _ => ForecastKeys.Criterion,
            };
            if (Fields.Of(item, at, "The entry", [verb, .. known], complaints) is not Fields fields || fields.PlacedText(verb) is not PlacedText id)
                return;
            if (verb == "ask")
                Ask(id, fields, mapping);
            else if (sheets.TryGetValue(id.Value, out QuestionSheet? sheet))
                Add(verb, fields, sheet);
            else
                complaints.Error(ForecastCodes.UnknownQuestion, id.Span, $"There is no question '{YamlTree.Shown(id.Value)}' here or above.", complaints.DidYouMean(id.Value, order));
        }

        private void Ask(PlacedText id, Fields fields, YamlNode.Mapping written)
        {
            if (sheets.ContainsKey(id.Value))
            {
                complaints.Error(ForecastCodes.QuestionTwice, id.Span, $"The question '{YamlTree.Shown(id.Value)}' is asked already.", "Choose another short name; a question is never changed, only restated by criteria.");
                return;
            }
            if (new QuestionBinder(place).Question(id, fields) is not ForecastQuestion question)
                return;
            if (question.Condition is Condition condition)
                new ForecastBinder(place).CheckCondition(question, condition, asked, asked.Keys, written);
            order.Add(question.Id);
            asked.Add(question.Id, question);
            sheets.Add(question.Id, new(question));
        }

        private void Add(string verb, Fields fields, QuestionSheet sheet)
        {
            if (verb == "restate")
                fields.Required("from", "A log does not change what held before.");
            switch (verb)
            {
                case "predict" when new PredictionBinder(place).Prediction(fields, sheet.Asked) is Prediction prediction:
                    sheet.Add(prediction, fields.Key("predict").Span, complaints);
                    break;
                case "resolve" when new ResolutionBinder(place).Resolution(fields, sheet.Asked) is Resolution resolution:
                    sheet.Add(resolution);
                    break;
                case "restate" when new CriterionBinder(place).Version(fields, sheet.Criterion, sheet.Asked.Opens) is Criterion criterion:
                    sheet.Add(criterion);
                    break;
            }
        }
    }
}
