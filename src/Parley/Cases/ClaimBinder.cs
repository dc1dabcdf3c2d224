using System.Collections.Immutable;
using System.Globalization;
using Parley.Evidence;
using Parley.Testimony;

namespace Parley.Cases;

/// <summary>Reads who said what: the words, the chain of voices, the quotation and how it fits the hypotheses.</summary>
/// <param name="sources">The sources that could be read.</param>
/// <param name="sourceIds">The names of all sources, those with errors among them.</param>
/// <param name="parties">The parties of the case.</param>
/// <param name="hypotheses">The names of the hypotheses.</param>
/// <param name="complaints">Where complaints go.</param>
internal sealed class ClaimBinder(
    ImmutableArray<Source> sources, IReadOnlyCollection<string> sourceIds, ImmutableArray<Party> parties, IReadOnlyCollection<string> hypotheses, Complaints complaints)
{
    private readonly QuoteBinder quotes = new(complaints);
    private readonly Dictionary<string, Source> byId = sources.DistinctBy(s => s.Id).ToDictionary(s => s.Id);

    /// <summary>One claim; null when nothing of it could be read.</summary>
    public Claim? Claim(YamlNode.Entry entry)
    {
        string shown = YamlTree.Shown(entry.Key.Value);
        if (Fields.Of(entry.Value, entry.Key, $"The claim '{shown}'", CaseKeys.Claim, complaints) is not Fields fields)
            return null;
        fields.Required("claim");
        bool assumption = fields.Bool("assumption", false);
        PlacedText? source = fields.PlacedText("source");
        if (source is PlacedText named && !sourceIds.Contains(named.Value))
            complaints.Error(Codes.UnknownSource, named.Span, $"There is no source '{YamlTree.Shown(named.Value)}'.", complaints.DidYouMean(named.Value, sourceIds));
        if (source is not null && assumption)
            complaints.Error(Codes.AssumptionWithSource, source.Value.Span, $"The claim '{shown}' is an assumption and names a source.", "Remove one of the two.");
        else if (!fields.Stands("source") && !assumption)
            complaints.Error(Codes.ClaimWithoutOrigin, entry.Key.Span, $"The claim '{shown}' has neither a source nor 'assumption: yes'.");
        if (fields.Stands("quote") && source is null)
            complaints.Error(Codes.MissingKey, fields.Key("quote").Span, $"The claim '{shown}' is quoted and needs the key 'source'.");
        return new()
        {
            Id = entry.Key.Value,
            Text = fields.Text("claim") ?? "",
            Source = source?.Value,
            Quote = quotes.Quote(fields, source is PlacedText known ? byId.GetValueOrDefault(known.Value) : null),
            QuoteSpan = fields.Stands("quote") ? fields.Key("quote").Span : default,
            Speakers = Speakers(fields),
            Date = EvidenceBinder.Date(fields, "date", complaints),
            Certainty = Enum.Parse<Certainty>(fields.Choice("certainty", CaseKeys.Certainties) ?? "unknown", ignoreCase: true),
            IsAssumption = assumption,
            Rival = fields.Text("rival"),
            BearsOn = Marks(fields),
            Note = fields.Text("note"),
            Span = entry.Key.Span,
        };
    }

    private ImmutableArray<Speaker> Speakers(Fields fields)
    {
        ImmutableArray<PlacedText> names = fields.Texts("said-by");
        if (!fields.Stands("speakers"))
            return [.. names.Select(n => new Speaker(n.Value))];
        if (fields.Stands("said-by"))
            complaints.Error(Codes.ConflictingKeys, fields.Key("said-by").Span, $"{fields.What} has both 'said-by' and 'speakers'.", "Keep one of the two; 'said-by' is the short form.");
        ImmutableArray<Speaker>.Builder speakers = ImmutableArray.CreateBuilder<Speaker>();
        if (fields["speakers"] is YamlNode node)
            foreach (YamlNode item in Fields.AsList(node, "'speakers'", complaints))
                if (Speaker(item) is Speaker speaker)
                    speakers.Add(speaker);
        return speakers.ToImmutable();
    }

    private Speaker? Speaker(YamlNode node)
    {
        if (node is YamlNode.Scalar { IsNull: false } bare)
            return new(bare.Text.Value);
        PlacedText place = new("", new(node.Span.Start, Math.Min(1, node.Span.Length)), -1);
        if (Fields.Of(node, place, "A speaker", CaseKeys.Speaker, complaints) is not Fields fields)
            return null;
        fields.Required("who");
        if (fields.PlacedText("party") is PlacedText party && !parties.Any(p => p.Id == party.Value))
            complaints.Error(
                Codes.UnknownParty, party.Span, $"'{YamlTree.Shown(party.Value)}' is no party of this case.",
                complaints.DidYouMean(party.Value, parties.Select(p => p.Id)) ?? "Leave 'party' out for a voice that speaks for no party.");
        string? mode = fields.Choice("mode", CaseKeys.SpeakerModes);
        return fields.Text("who") is string who
            ? new(who, fields.Text("party"), mode is null ? SpeakerMode.Unstated : Enum.Parse<SpeakerMode>(mode, ignoreCase: true))
            : null;
    }

    private ImmutableArray<HypothesisMark> Marks(Fields fields)
    {
        if (fields["bears-on"] is not YamlNode node || Fields.AsMapping(node, fields.Key("bears-on").Span, "'bears-on'", complaints) is not YamlNode.Mapping mapping)
            return [];
        ImmutableArray<HypothesisMark>.Builder marks = ImmutableArray.CreateBuilder<HypothesisMark>();
        foreach (YamlNode.Entry entry in mapping.Entries)
        {
            if (!hypotheses.Contains(entry.Key.Value))
                complaints.Error(
                    EvidenceCodes.UnknownHypothesis, entry.Key.Span, $"There is no hypothesis '{YamlTree.Shown(entry.Key.Value)}'.",
                    complaints.DidYouMean(entry.Key.Value, hypotheses) ?? "Add it under 'hypotheses'.");
            if (Fields.AsText(entry.Value, $"The mark for '{YamlTree.Shown(entry.Key.Value)}'", complaints) is not PlacedText text)
                continue;
            if (CaseKeys.Marks.IndexOf(text.Value) is int mark and >= 0)
                marks.Add(new(entry.Key.Value, (Consistency)mark));
            else
                complaints.Error(
                    Codes.UnknownChoice, text.Span, $"'{YamlTree.Shown(text.Value)}' is no mark; {string.Join(", ", CaseKeys.Marks)} are.",
                    "CC and C fit, I and II do not, N says nothing, N/A does not apply.");
        }
        return marks.ToImmutable();
    }
}
