using System.Collections.Immutable;
using System.Globalization;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Cases;

/// <summary>Reads what somebody foretold.</summary>
internal sealed class PredictionBinder(ForecastPlace place)
{
    private readonly Complaints complaints = place.Complaints;

    /// <summary>One prediction on a question; null when something is wrong with it.</summary>
    public Prediction? Prediction(Fields fields, ForecastQuestion question)
    {
        int before = complaints.Errors;
        Forecaster? by = By(fields);
        fields.Required("on");
        DateOnly? on = place.Day(fields, "on");
        PredictiveDistribution? distribution = place.One(fields, ForecastKeys.Distributions, ForecastCodes.FormDoesNotFit, "what is foretold") is string form
            ? Distribution(fields, form, question) : null;
        string? mechanism = null;
        if (fields.PlacedText("mechanism") is PlacedText named)
        {
            mechanism = named.Value;
            if (!question.Mechanisms.Any(m => m.Id == mechanism))
                complaints.Error(
                    ForecastCodes.UnknownMechanism, named.Span, $"The question '{YamlTree.Shown(question.Id)}' has no mechanism '{YamlTree.Shown(mechanism)}'.",
                    complaints.DidYouMean(mechanism, question.Mechanisms.Select(m => m.Id)) ?? "Add it under 'mechanisms' of the question.");
        }
        ImmutableArray<string> because = place.Because(fields);
        if (on is DateOnly day)
            CheckLife(day, question, fields.Key("on").Span);
        if (complaints.Errors > before || by is null || on is null || distribution is null)
            return null;
        return new() { By = by, On = on.Value, Distribution = distribution, Mechanism = mechanism, Because = because, Note = fields.Text("note") };
    }

    /// <summary>Complains when a question did not take predictions on a day.</summary>
    public void CheckLife(DateOnly day, ForecastQuestion question, SourceSpan span)
    {
        if (day < question.Opens)
            complaints.Error(ForecastCodes.OutsideLife, span, $"The prediction is from {day:yyyy-MM-dd}; the question '{YamlTree.Shown(question.Id)}' opens on {question.Opens:yyyy-MM-dd}.");
        else if (day > question.Closes)
            complaints.Error(ForecastCodes.OutsideLife, span, $"The prediction is from {day:yyyy-MM-dd}; the question '{YamlTree.Shown(question.Id)}' closed on {question.Closes:yyyy-MM-dd}.");
    }

    private Forecaster? By(Fields fields)
    {
        switch (place.One(fields, ForecastKeys.Forecasters, ForecastCodes.BadForecaster, "who foretells"))
        {
            case "by":
                return fields.Text("by") is string name ? new Forecaster.Person(name) : null;
            case "perspective":
                return fields.PlacedText("perspective") is PlacedText view && Known(view) ? new Forecaster.Viewpoint(view.Value) : null;
            case "model":
                return fields["model"] is YamlNode node && Fields.Of(node, fields.Key("model"), "'model'", ForecastKeys.Model, complaints) is Fields model ? Model(model) : null;
            default:
                return null;
        }
    }

    private Forecaster.Model? Model(Fields model)
    {
        model.Required("perspectives");
        model.Required("concept");
        ImmutableArray<PlacedText> views = model.Texts("perspectives");
        bool known = views.Select(Known).ToArray().All(k => k) && views.Length > 0;
        StabilityConcept? concept = null;
        if (model.PlacedText("concept") is PlacedText word && !StabilityConcept.TryParse(word.Value, out concept))
            complaints.Error(Codes.UnknownConcept, word.Span, $"'{YamlTree.Shown(word.Value)}' is no stability concept.", complaints.DidYouMean(word.Value, StabilityConcept.All.Select(c => c.Key)));
        ulong seed = Whole(model, "seed", ulong.MaxValue) ?? 0;
        ulong draws = Whole(model, "draws", int.MaxValue) ?? 0;
        return known && concept is not null ? new([.. views.Select(v => v.Value)], concept, seed, (int)draws) : null;
    }

    private ulong? Whole(Fields fields, string key, ulong most)
    {
        if (fields.PlacedText(key) is not PlacedText text)
            return null;
        if (ulong.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) && number <= most)
            return number;
        complaints.Error(Codes.BadCount, text.Span, $"'{key}' is a whole number from 0 to {most}; '{YamlTree.Shown(text.Value)}' is none.");
        return null;
    }

    private bool Known(PlacedText view)
    {
        // The case as written is a view too.
        if (view.Value == "base" || place.Perspectives.Contains(view.Value))
            return true;
        complaints.Error(ForecastCodes.UnknownPerspective, view.Span, $"There is no perspective '{YamlTree.Shown(view.Value)}'.", complaints.DidYouMean(view.Value, place.Perspectives));
        return false;
    }

    private PredictiveDistribution? Distribution(Fields fields, string form, ForecastQuestion question)
    {
        bool overAnswers = form is "probability" or "probabilities" or "word";
        bool overValues = question.Kind is QuestionKind.Date or QuestionKind.Quantity;
        if (overAnswers ? question.Answers.IsEmpty : !overValues)
        {
            complaints.Error(
                ForecastCodes.FormDoesNotFit, fields.Key(form).Span,
                overAnswers ? $"'{form}' speaks about answers, and the question '{YamlTree.Shown(question.Id)}' has none but {(question.Kind == QuestionKind.Date ? "a day" : "a number")}."
                    : $"'{form}' speaks about numbers or days, and the question '{YamlTree.Shown(question.Id)}' is answered by one of {string.Join(", ", question.Answers.Select(a => a.Id))}.",
                overAnswers ? "Use normal, quantiles, cumulative or ensemble." : "Use probability, probabilities or word.");
            return null;
        }
        if (fields.Stands("answer") && form is not ("probability" or "word"))
            complaints.Error(Codes.ConflictingKeys, fields.Key("answer").Span, $"'answer' says what 'probability' or 'word' is about; beside '{form}' it means nothing.", "Remove it.");
        if (fields.Stands("weights") && form != "ensemble")
            complaints.Error(Codes.ConflictingKeys, fields.Key("weights").Span, $"'weights' belong to 'ensemble'; beside '{form}' they mean nothing.", "Remove them.");
        return form switch
        {
            "probability" => OneProbability(fields, question),
            "probabilities" => fields["probabilities"] is YamlNode node && place.Shares(question, node, fields.Key("probabilities"), "'probabilities'") is { } shares
                && place.SumsToOne(shares, fields.Key("probabilities").Span, "'probabilities'") ? new PredictiveDistribution.Categorical(shares) : null,
            "word" => Worded(fields, question),
            _ => new DistributionBinder(place).Distribution(fields, form, question),
        };
    }

    private PredictiveDistribution.Categorical? OneProbability(Fields fields, ForecastQuestion question)
    {
        int? about = About(fields, question);
        if (question.Answers.Length != 2)
        {
            complaints.Error(ForecastCodes.FormDoesNotFit, fields.Key("probability").Span, $"'probability' is for two answers; the question '{YamlTree.Shown(question.Id)}' has {question.Answers.Length}.", "Use probabilities, one for each answer.");
            return null;
        }
        if (fields.PlacedText("probability") is not PlacedText text || ForecastNumbers.Probability(text, "'probability'", complaints) is not double p || about is not int k)
            return null;
        // In decimals, so that 0.9 leaves 0.1 and not a number close to it.
        double rest = (double)(1 - (decimal)p);
        return new(k == 0 ? [p, rest] : [rest, p]);
    }

    private PredictiveDistribution.Worded? Worded(Fields fields, ForecastQuestion question)
    {
        int? about = About(fields, question);
        if (fields.PlacedText("word") is not PlacedText word)
            return null;
        if (place.Scale.Of(word.Value) is not CertaintyBand band)
        {
            complaints.Error(
                ForecastCodes.UnknownWord, word.Span, $"'{YamlTree.Shown(word.Value)}' is no word of certainty in the table.",
                complaints.DidYouMean(word.Value, place.Scale.Words.Select(w => w.Word)) ?? "Add it under 'certainty-scale' with a band.");
            return null;
        }
        if (band.Middle is null)
            complaints.Hint(ForecastCodes.WordWithoutRange, word.Span, $"'{YamlTree.Shown(word.Value)}' belongs to the band '{band.Name}', which says nothing about how likely it is; the prediction is kept and has no score.");
        return about is int k ? new(k, word.Value, band) : null;
    }

    // The answer that a single probability or a word is about; the first one unless another is named.
    private int? About(Fields fields, ForecastQuestion question) =>
        fields.Stands("answer") ? fields.PlacedText("answer") is PlacedText text ? place.Answer(question, text) : null : 0;
}
