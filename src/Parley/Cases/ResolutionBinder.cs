using System.Collections.Immutable;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Reads what the world answered.</summary>
internal sealed class ResolutionBinder(ForecastPlace place)
{
    private readonly Complaints complaints = place.Complaints;

    /// <summary>One resolution of a question; null when something is wrong with it.</summary>
    public Resolution? Resolution(Fields fields, ForecastQuestion question)
    {
        int before = complaints.Errors;
        fields.Required("on");
        DateOnly? on = place.Day(fields, "on");
        Outcome? outcome = place.One(fields, ForecastKeys.Outcomes, ForecastCodes.BadOutcome, "what came of the question") is string form ? Outcome(fields, form, question, on) : null;
        if (on is DateOnly day && day < question.Opens)
            complaints.Error(ForecastCodes.AnsweredTooEarly, fields.Key("on").Span, $"The question '{YamlTree.Shown(question.Id)}' is answered on {day:yyyy-MM-dd} and opens on {question.Opens:yyyy-MM-dd}.");
        bool proposed = fields.Bool("proposed", false);
        if (proposed && fields.Stands("signed-by"))
            complaints.Error(Codes.ConflictingKeys, fields.Key("signed-by").Span, "A proposal that somebody has signed is no proposal any more.", "Remove 'proposed' or 'signed-by'.");
        ImmutableArray<JudgedMechanism> mechanisms = Mechanisms(fields, question);
        ImmutableArray<string> because = place.Because(fields);
        if (complaints.Errors > before || on is null || outcome is null)
            return null;
        return new()
        {
            On = on.Value,
            Outcome = outcome,
            How = fields.Text("how"),
            Because = because,
            IsProposed = proposed,
            SignedBy = fields.Text("signed-by"),
            Mechanisms = mechanisms,
        };
    }

    private Outcome? Outcome(Fields fields, string form, ForecastQuestion question, DateOnly? on)
    {
        PlacedText key = fields.Key(form);
        switch (form)
        {
            case "answer":
                return fields.PlacedText("answer") is PlacedText answer && place.Answer(question, answer) is not null ? new Outcome.Answered(answer.Value) : null;
            case "shares" when question.Answers.IsEmpty:
                complaints.Error(ForecastCodes.BadOutcome, key.Span, $"The question '{YamlTree.Shown(question.Id)}' has no answers that could come about in part.");
                return null;
            case "shares":
                return fields["shares"] is YamlNode node && place.Shares(question, node, key, "'shares'") is { } shares && place.SumsToOne(shares, key.Span, "'shares'")
                    ? new Outcome.Partly([.. shares.Select(s => s / shares.Sum())]) : null;
            case "value" when question.Kind != QuestionKind.Quantity:
            case "date" when question.Kind != QuestionKind.Date:
                complaints.Error(ForecastCodes.BadOutcome, key.Span, $"'{form}' does not answer the question '{YamlTree.Shown(question.Id)}', which is of kind {ForecastKeys.Word(question.Kind)}.");
                return null;
            case "value":
                return fields.PlacedText("value") is PlacedText value && ForecastNumbers.Number(value, "'value'", complaints) is double number ? new Outcome.Observed(number) : null;
            case "date":
                return fields.PlacedText("date") is PlacedText date ? OnDay(date, question, on) : null;
            case "void":
                return fields.Text("void") is string why ? new Outcome.Void(why) : null;
            default:
                return fields.Text("ambiguous") is string open ? new Outcome.Ambiguous(open) : null;
        }
    }

    private Outcome? OnDay(PlacedText date, ForecastQuestion question, DateOnly? on)
    {
        if (date.Value == "none")
        {
            if (question.Due is DateOnly due && due <= on)
                return new Outcome.NotByDue();
            complaints.Error(
                ForecastCodes.AnsweredTooEarly, date.Span,
                question.Due is DateOnly set ? $"That it has not happened by {set:yyyy-MM-dd} is not known before." : "That it has not happened says nothing where no day is due.",
                question.Due is null ? "Add 'due' to the question." : null);
            return null;
        }
        if (ForecastNumbers.Day(date, "'date'", complaints) is not DateOnly day)
            return null;
        if (day <= on)
            return new Outcome.Observed(day.DayNumber);
        complaints.Error(ForecastCodes.AnsweredTooEarly, date.Span, $"It happened on {day:yyyy-MM-dd}, after the day on which it was answered.");
        return null;
    }

    private ImmutableArray<JudgedMechanism> Mechanisms(Fields fields, ForecastQuestion question)
    {
        if (fields["mechanisms"] is not YamlNode node || Fields.AsMapping(node, fields.Key("mechanisms").Span, "'mechanisms'", complaints) is not YamlNode.Mapping mapping)
            return [];
        ImmutableArray<JudgedMechanism>.Builder judged = ImmutableArray.CreateBuilder<JudgedMechanism>();
        foreach (YamlNode.Entry entry in mapping.Entries)
        {
            string id = entry.Key.Value;
            if (!question.Mechanisms.Any(m => m.Id == id))
                complaints.Error(
                    ForecastCodes.UnknownMechanism, entry.Key.Span, $"The question '{YamlTree.Shown(question.Id)}' has no mechanism '{YamlTree.Shown(id)}'.",
                    complaints.DidYouMean(id, question.Mechanisms.Select(m => m.Id)));
            if (Fields.AsText(entry.Value, $"The finding about '{YamlTree.Shown(id)}'", complaints) is not PlacedText word)
                continue;
            int k = ForecastKeys.Findings.IndexOf(word.Value);
            if (k < 0)
                complaints.Error(
                    Codes.UnknownChoice, word.Span, $"'{YamlTree.Shown(word.Value)}' is no finding about a mechanism; {string.Join(", ", ForecastKeys.Findings)} are.",
                    complaints.DidYouMean(word.Value, ForecastKeys.Findings));
            else
                judged.Add(new(id, k switch { 0 => MechanismFinding.Supported, 1 => MechanismFinding.Contested, 2 => MechanismFinding.NotSupported, _ => MechanismFinding.NotJudged }));
        }
        return judged.ToImmutable();
    }
}
