using System.Collections.Immutable;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Reads by which criteria a question is decided, version by version.</summary>
internal sealed class CriterionBinder(ForecastPlace place)
{
    private readonly Complaints complaints = place.Complaints;

    /// <summary>The versions under <c>criteria</c>: one text, one mapping or a list of mappings.</summary>
    public ImmutableArray<Criterion> Criteria(Fields fields, DateOnly? opens)
    {
        if (fields["criteria"] is not YamlNode node)
            return [];
        if (node is YamlNode.Scalar { Text: PlacedText text })
            return opens is DateOnly first ? [new() { From = first, Text = text.Value }] : [];
        ImmutableArray<Criterion>.Builder versions = ImmutableArray.CreateBuilder<Criterion>();
        foreach (YamlNode item in node is YamlNode.Mapping ? [node] : Fields.AsList(node, "'criteria'", complaints))
        {
            PlacedText at = new("", new(item.Span.Start, Math.Min(1, item.Span.Length)), -1);
            if (Fields.Of(item, at, "A criterion", ForecastKeys.Criterion, complaints) is Fields version && Version(version, versions.Count == 0 ? null : versions[^1], opens) is Criterion criterion)
                versions.Add(criterion);
        }
        return versions.ToImmutable();
    }

    /// <summary>One version; null when something is wrong with it.</summary>
    /// <param name="fields">Its keys.</param>
    /// <param name="before">The version before it, if there is one; the new one applies from a later day.</param>
    /// <param name="opens">The day on which the question opens; the first version applies from there unless it says otherwise.</param>
    public Criterion? Version(Fields fields, Criterion? before, DateOnly? opens)
    {
        int errors = complaints.Errors;
        fields.Required("text");
        DateOnly? from = fields.Stands("from") ? place.Day(fields, "from") : before is null ? opens : null;
        if (before is not null && !fields.Stands("from"))
            complaints.Error(Codes.MissingKey, fields.Place.Span, "A later version of a criterion needs the key 'from'.", "Say from which day it applies.");
        if (from is DateOnly day && (day < opens || day <= before?.From))
            complaints.Error(
                ForecastCodes.CriteriaOutOfOrder, fields.Key("from").Span,
                before is not null && day <= before.From ? $"This version applies from {day:yyyy-MM-dd}, the one before it from {before.From:yyyy-MM-dd}."
                    : $"This version applies from {day:yyyy-MM-dd}, and the question opens on {opens:yyyy-MM-dd}.",
                "Versions stand from the oldest to the newest, each with a later day.");
        int? hours = fields.PlacedText("at-least") is PlacedText length ? ForecastNumbers.Hours(length, complaints) : null;
        CriterionStage stage = fields.Choice("stage", ForecastKeys.Stages) switch
        {
            "announced" => CriterionStage.Announced,
            "in-force" => CriterionStage.InForce,
            "either" => CriterionStage.Either,
            _ => CriterionStage.Unstated,
        };
        ImmutableArray<string> parties = [.. fields.Texts("parties").Select(t => t.Value)], voidIf = [.. fields.Texts("void-if").Select(t => t.Value)];
        if (complaints.Errors > errors || from is null || fields.Text("text") is not string text)
            return null;
        return new()
        {
            From = from.Value,
            Text = text,
            AtLeastHours = hours,
            Parties = parties,
            Stage = stage,
            SourceOfRecord = fields.Text("source-of-record"),
            TieBreak = fields.Text("tie-break"),
            VoidIf = voidIf,
            Why = fields.Text("why"),
        };
    }
}
