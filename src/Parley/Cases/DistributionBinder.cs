using System.Collections.Immutable;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Reads distributions over numbers and days.</summary>
internal sealed class DistributionBinder(ForecastPlace place)
{
    private readonly Complaints complaints = place.Complaints;

    /// <summary>The distribution under a key; null when something is wrong with it.</summary>
    public PredictiveDistribution? Distribution(Fields fields, string form, ForecastQuestion question)
    {
        if (fields[form] is not YamlNode node)
            return null;
        bool days = question.Kind == QuestionKind.Date;
        PlacedText key = fields.Key(form);
        return form switch
        {
            "normal" => Normal(node, key, days),
            "quantiles" => Quantiles(node, key, days),
            "cumulative" => Cumulative(node, key, days),
            _ => Ensemble(node, key, fields, days),
        };
    }

    private PredictiveDistribution.Normal? Normal(YamlNode node, PlacedText key, bool days)
    {
        if (Fields.Of(node, key, "'normal'", ForecastKeys.Normal, complaints) is not Fields fields)
            return null;
        fields.Required("mean");
        fields.Required("standard-deviation", days ? "Give it in days." : null);
        double? mean = fields.PlacedText("mean") is PlacedText m ? ForecastNumbers.Value(m, days, "'mean'", complaints) : null;
        if (fields.PlacedText("standard-deviation") is not PlacedText text || ForecastNumbers.Number(text, "'standard-deviation'", complaints) is not double spread)
            return null;
        if (spread > 0)
            return mean is double middle ? new(middle, spread) : null;
        complaints.Error(ForecastCodes.BadDistribution, text.Span, $"'standard-deviation' is above 0, not {text.Value}.");
        return null;
    }

    private PredictiveDistribution.Quantiles? Quantiles(YamlNode node, PlacedText key, bool days)
    {
        if (Pairs(node, key, "'quantiles'", text => ForecastNumbers.Probability(text, "A level", complaints), text => ForecastNumbers.Value(text, days, "A quantile", complaints)) is not { } pairs)
            return null;
        if (pairs.FirstOrDefault(p => p.Left is <= 0 or >= 1) is { Place.Length: > 0 } outside)
            complaints.Error(ForecastCodes.BadDistribution, outside.Place, "A level lies above 0 and below 1.");
        else if (Falls(pairs) is SourceSpan at)
            complaints.Error(ForecastCodes.BadDistribution, at, "Quantiles are written from the lowest level to the highest, and do not fall.");
        else
            return new([.. pairs.Select(p => p.Left)], [.. pairs.Select(p => p.Right)]);
        return null;
    }

    private PredictiveDistribution.Cumulative? Cumulative(YamlNode node, PlacedText key, bool days)
    {
        if (Pairs(node, key, "'cumulative'", text => ForecastNumbers.Value(text, days, "A point", complaints), text => ForecastNumbers.Probability(text, "A cumulative probability", complaints)) is not { } pairs)
            return null;
        if (Falls(pairs) is SourceSpan at)
            complaints.Error(ForecastCodes.BadDistribution, at, "The points of a cumulative distribution rise, and its probabilities do not fall.");
        else if (!days && pairs[^1].Right < 1)
            complaints.Error(ForecastCodes.BadDistribution, pairs[^1].Place, "The cumulative distribution of a quantity ends at 1.", "Add a point that is surely not exceeded.");
        else
            return new([.. pairs.Select(p => p.Left)], [.. pairs.Select(p => p.Right)]);
        return null;
    }

    private PredictiveDistribution.Ensemble? Ensemble(YamlNode node, PlacedText key, Fields fields, bool days)
    {
        int before = complaints.Errors;
        double[] members = Numbers(node, "'ensemble'", text => ForecastNumbers.Value(text, days, "A member", complaints));
        double[] weights = fields["weights"] is YamlNode list ? Numbers(list, "'weights'", text => ForecastNumbers.Number(text, "A weight", complaints)) : [];
        if (complaints.Errors > before)
            return null;
        if (members.Length == 0)
            complaints.Error(ForecastCodes.BadDistribution, key.Span, "An ensemble has one member at least.");
        else if (fields.Stands("weights") && (weights.Length != members.Length || Array.Exists(weights, w => w <= 0)))
            complaints.Error(ForecastCodes.BadDistribution, fields.Key("weights").Span, $"'weights' has {weights.Length} numbers for {members.Length} members; one each, above 0, was expected.");
        else
            return new([.. members], [.. weights]);
        return null;
    }

    private double[] Numbers(YamlNode node, string what, Func<PlacedText, double?> read) =>
        [.. Fields.AsList(node, what, complaints).Select(item => Fields.AsText(item, $"An entry of {what}", complaints) is PlacedText text ? read(text) : null).OfType<double>()];

    private List<(double Left, double Right, SourceSpan Place)>? Pairs(YamlNode node, PlacedText key, string what, Func<PlacedText, double?> left, Func<PlacedText, double?> right)
    {
        if (Fields.AsMapping(node, key.Span, what, complaints) is not YamlNode.Mapping mapping)
            return null;
        int before = complaints.Errors;
        List<(double, double, SourceSpan)> pairs = [];
        foreach (YamlNode.Entry entry in mapping.Entries)
        {
            double? a = left(entry.Key), b = Fields.AsText(entry.Value, $"A value of {what}", complaints) is PlacedText text ? right(text) : null;
            if (a is double x && b is double y)
                pairs.Add((x, y, entry.Key.Span));
        }
        if (pairs.Count == 0 && complaints.Errors == before)
            complaints.Error(ForecastCodes.BadDistribution, key.Span, $"{what} has no entry.");
        return complaints.Errors == before ? pairs : null;
    }

    private static SourceSpan? Falls(List<(double Left, double Right, SourceSpan Place)> pairs)
    {
        for (int k = 1; k < pairs.Count; k++)
            if (pairs[k].Right < pairs[k - 1].Right || pairs[k].Left <= pairs[k - 1].Left)
                return pairs[k].Place;
        return null;
    }
}
