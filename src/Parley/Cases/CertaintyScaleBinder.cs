using System.Collections.Immutable;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Reads what a case changes in the table of words of certainty.</summary>
internal static class CertaintyScaleBinder
{
    /// <summary>The usual table with the changes of the case.</summary>
    public static CertaintyScale Scale(Fields root, Complaints complaints)
    {
        CertaintyScale scale = CertaintyScale.Usual;
        if (root["certainty-scale"] is not YamlNode node || Fields.Of(node, root.Key("certainty-scale"), "'certainty-scale'", ForecastKeys.Scale, complaints) is not Fields fields)
            return scale;
        if (fields["bands"] is YamlNode list && Fields.AsMapping(list, fields.Key("bands").Span, "'bands'", complaints) is YamlNode.Mapping bands)
            foreach (YamlNode.Entry entry in bands.Entries)
                if (Band(entry, complaints) is CertaintyBand band)
                    scale = scale.With(band);
        if (fields["words"] is YamlNode table && Fields.AsMapping(table, fields.Key("words").Span, "'words'", complaints) is YamlNode.Mapping words)
            foreach (YamlNode.Entry entry in words.Entries)
                if (Fields.AsText(entry.Value, $"The band of '{YamlTree.Shown(entry.Key.Value)}'", complaints) is PlacedText name)
                {
                    if (scale.Band(name.Value) is null)
                        complaints.Error(
                            Codes.UnknownChoice, name.Span, $"'{YamlTree.Shown(name.Value)}' is no band of certainty; {string.Join(", ", scale.Bands.Select(b => b.Name))} are.",
                            complaints.DidYouMean(name.Value, scale.Bands.Select(b => b.Name)));
                    else
                        scale = scale with { Words = [.. scale.Words, new(entry.Key.Value, name.Value)] };
                }
        return scale;
    }

    private static CertaintyBand? Band(YamlNode.Entry entry, Complaints complaints)
    {
        string what = $"The band '{YamlTree.Shown(entry.Key.Value)}'";
        if (Fields.Of(entry.Value, entry.Key, what, ForecastKeys.Band, complaints) is not Fields fields)
            return null;
        Identifiers.Check(entry.Key, "The band", complaints);
        if (!fields.Stands("from") && !fields.Stands("to"))
            return new(entry.Key.Value, null, null);
        fields.Required("from");
        fields.Required("to");
        double? low = fields.PlacedText("from") is PlacedText from ? ForecastNumbers.Probability(from, "'from'", complaints) : null;
        double? high = fields.PlacedText("to") is PlacedText to ? ForecastNumbers.Probability(to, "'to'", complaints) : null;
        if (low is null || high is null)
            return null;
        if (low <= high)
            return new(entry.Key.Value, low, high);
        complaints.Error(ForecastCodes.BadBand, fields.Key("to").Span, $"{what} ends below where it begins.");
        return null;
    }
}
