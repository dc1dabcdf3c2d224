using System.Collections.Immutable;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Reads one forecast question with everything that stands under it.</summary>
internal sealed class QuestionBinder(ForecastPlace place)
{
    private readonly Complaints complaints = place.Complaints;

    /// <summary>The question; null when so much is wrong that nothing can be said about it.</summary>
    public ForecastQuestion? Question(PlacedText id, Fields fields)
    {
        Identifiers.Check(id, "The question", complaints);
        fields.Required("question");
        fields.Required("opens");
        QuestionKind? kind = fields.Choice("kind", ForecastKeys.Kinds) is string word ? (QuestionKind)ForecastKeys.Kinds.IndexOf(word) : null;
        ImmutableArray<Answer> answers = new AnswerBinder(place).Answers(fields, kind);
        kind ??= answers.Length <= 2 ? QuestionKind.Binary : QuestionKind.Choice;
        if (fields.Stands("unit") && kind != QuestionKind.Quantity)
            complaints.Error(ForecastCodes.BadAnswers, fields.Key("unit").Span, "'unit' belongs to a question of kind quantity.", "Write 'kind: quantity', or remove it.");
        DateOnly? opens = place.Day(fields, "opens"), closes = place.Day(fields, "closes"), due = place.Day(fields, "due");
        CheckOrder(fields, opens, closes, due);
        ImmutableArray<Criterion> criteria = new CriterionBinder(place).Criteria(fields, opens);
        ImmutableArray<Mechanism> mechanisms = Mechanisms(fields);
        Condition? condition = Condition(fields);
        if (opens is null || fields.Text("question") is not string text)
            return null;
        ForecastQuestion question = new()
        {
            Id = id.Value,
            Text = text,
            Kind = kind.Value,
            Answers = answers,
            Unit = fields.Text("unit"),
            Opens = opens.Value,
            // Where only one of the two days is given, it is both.
            Closes = closes ?? due,
            Due = due ?? closes,
            Condition = condition,
            Criteria = criteria,
            Mechanisms = mechanisms,
            Because = place.Because(fields),
            Note = fields.Text("note"),
        };
        question = question with { BaseRate = BaseRate(fields, question) };
        QuestionSheet sheet = new(question);
        AddPredictions(fields, sheet);
        AddResolutions(fields, sheet);
        return sheet.Whole();
    }

    private void CheckOrder(Fields fields, DateOnly? opens, DateOnly? closes, DateOnly? due)
    {
        if (closes < opens)
            complaints.Error(ForecastCodes.DaysOutOfOrder, fields.Key("closes").Span, $"The question closes on {closes:yyyy-MM-dd} and opens on {opens:yyyy-MM-dd}.");
        else if (due < (closes ?? opens))
            complaints.Error(ForecastCodes.DaysOutOfOrder, fields.Key("due").Span, $"The question is due on {due:yyyy-MM-dd} and {(closes is null ? "opens" : "closes")} on {closes ?? opens:yyyy-MM-dd}.");
    }

    private ImmutableArray<Mechanism> Mechanisms(Fields fields)
    {
        if (fields["mechanisms"] is not YamlNode node || Fields.AsMapping(node, fields.Key("mechanisms").Span, "'mechanisms'", complaints) is not YamlNode.Mapping mapping)
            return [];
        ImmutableArray<Mechanism>.Builder mechanisms = ImmutableArray.CreateBuilder<Mechanism>();
        foreach (YamlNode.Entry entry in mapping.Entries)
        {
            Identifiers.Check(entry.Key, "The mechanism", complaints);
            if (entry.Value is YamlNode.Scalar { IsNull: false } text)
                mechanisms.Add(new(entry.Key.Value, text.Text.Value, []));
            else if (Fields.Of(entry.Value, entry.Key, $"The mechanism '{YamlTree.Shown(entry.Key.Value)}'", ForecastKeys.Mechanism, complaints) is Fields one && one.Required("text") is not null)
                mechanisms.Add(new(entry.Key.Value, one.Text("text") ?? "", place.Because(one)));
        }
        return mechanisms.ToImmutable();
    }

    private Condition? Condition(Fields fields)
    {
        if (fields["condition"] is not YamlNode node || Fields.Of(node, fields.Key("condition"), "'condition'", ForecastKeys.Condition, complaints) is not Fields condition)
            return null;
        condition.Required("question");
        condition.Required("answer");
        return condition.Text("question") is string question && condition.Text("answer") is string answer ? new(question, answer) : null;
    }

    private ImmutableArray<double> BaseRate(Fields fields, ForecastQuestion question)
    {
        if (fields["base-rate"] is not YamlNode node)
            return [];
        PlacedText key = fields.Key("base-rate");
        if (question.Answers.IsEmpty)
            complaints.Error(ForecastCodes.BadBaseRate, key.Span, "A base rate is a share for each answer, and the question has no list of answers.");
        else if (place.Shares(question, node, key, "'base-rate'") is { } shares && place.SumsToOne(shares, key.Span, "'base-rate'"))
            return shares;
        return [];
    }

    private void AddPredictions(Fields fields, QuestionSheet sheet)
    {
        PredictionBinder binder = new(place);
        if (fields["predictions"] is YamlNode node)
            foreach (YamlNode item in Fields.AsList(node, "'predictions'", complaints))
                if (Item(item, "A prediction", ForecastKeys.Prediction) is Fields one && binder.Prediction(one, sheet.Asked) is Prediction prediction)
                    sheet.Add(prediction, one.Place.Span, complaints);
    }

    private void AddResolutions(Fields fields, QuestionSheet sheet)
    {
        ResolutionBinder binder = new(place);
        if (fields.Stands("resolution") && fields.Stands("resolutions"))
            complaints.Error(Codes.ConflictingKeys, fields.Key("resolutions").Span, "'resolution' and 'resolutions' stand together.", "Keep 'resolutions', with all of them in the order of their days.");
        IEnumerable<Fields?> all = fields["resolutions"] is YamlNode list ? Fields.AsList(list, "'resolutions'", complaints).Select(item => Item(item, "A resolution", ForecastKeys.Resolution))
            : fields["resolution"] is YamlNode node ? [Fields.Of(node, fields.Key("resolution"), "'resolution'", ForecastKeys.Resolution, complaints)] : [];
        foreach (Fields one in all.OfType<Fields>())
            if (binder.Resolution(one, sheet.Asked) is Resolution resolution)
                sheet.Add(resolution);
    }

    private Fields? Item(YamlNode item, string what, ImmutableArray<string> known) =>
        Fields.Of(item, new("", new(item.Span.Start, Math.Min(1, item.Span.Length)), -1), what, known, complaints);
}
