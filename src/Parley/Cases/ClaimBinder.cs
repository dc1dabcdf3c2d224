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
    /// <summary>The longest quotation and the longest side of it; more is a copy, not a quotation.</summary>
    public const int LongestQuote = 10_000, LongestSide = 1000;

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
            Quote = Quote(fields, source is PlacedText known ? byId.GetValueOrDefault(known.Value) : null),
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

    private Anchor? Quote(Fields claim, Source? source)
    {
        if (claim["quote"] is not YamlNode node || Fields.Of(node, claim.Key("quote"), "A quotation", CaseKeys.Quote, complaints) is not Fields fields)
            return null;
        fields.Required("exact");
        string? exact = Words(fields, "exact", LongestQuote, mayBeEmpty: false);
        SourceSpan? at = fields["at"] is YamlNode position ? Position(position, fields.Key("at")) : null;
        if (at is not null && source is { Sha256: null })
            complaints.Warning(
                EvidenceCodes.PositionWithoutText, fields.Key("at").Span, $"The quotation has a position, and the source '{YamlTree.Shown(source.Id)}' no 'sha256' that says in which text.",
                "Add the hash to the source; without it the position is not used.");
        if (at is { } place && exact is not null && place.Length != exact.Length)
            complaints.Error(EvidenceCodes.BadQuote, fields.Key("at").Span, $"The position has {place.Length} UTF-16 code units, and the words have {exact.Length}.");
        return exact is null ? null : new()
        {
            Exact = exact,
            Prefix = Words(fields, "prefix", LongestSide, mayBeEmpty: true) ?? "",
            Suffix = Words(fields, "suffix", LongestSide, mayBeEmpty: true) ?? "",
            At = at,
            TextHash = at is null ? null : source?.Sha256,
            History = fields["history"] is YamlNode history ? History(history) : [],
        };
    }

    private string? Words(Fields fields, string key, int longest, bool mayBeEmpty)
    {
        if (fields.PlacedText(key) is not PlacedText text)
            return null;
        if (text.Value.Length <= longest && (mayBeEmpty || text.Value.Length > 0))
            return text.Value;
        complaints.Error(
            EvidenceCodes.BadQuote, text.Span, text.Value.Length == 0 ? $"'{key}' has no words." : $"'{key}' has {text.Value.Length} characters; at most {longest} are kept.",
            "Quote the words that matter, as they stand in the text.");
        return null;
    }

    private SourceSpan? Position(YamlNode node, PlacedText key)
    {
        if (Fields.Of(node, key, "A position", CaseKeys.Position, complaints) is not Fields fields)
            return null;
        fields.Required("start");
        fields.Required("length");
        return Whole(fields, "start", 0) is int start && Whole(fields, "length", 1) is int length ? new(start, length) : null;
    }

    private int? Whole(Fields fields, string key, int least)
    {
        if (fields.PlacedText(key) is not PlacedText text)
            return null;
        if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= TextDecoder.MaxBytes)
            return number;
        complaints.Error(Codes.BadNumber, text.Span, $"'{key}' is a whole number from {least}; '{YamlTree.Shown(text.Value)}' is none that can be.");
        return null;
    }

    private ImmutableArray<AnchorMove> History(YamlNode node)
    {
        ImmutableArray<AnchorMove>.Builder moves = ImmutableArray.CreateBuilder<AnchorMove>();
        foreach (YamlNode item in Fields.AsList(node, "'history'", complaints))
        {
            PlacedText place = new("", new(item.Span.Start, Math.Min(1, item.Span.Length)), -1);
            if (Fields.Of(item, place, "An entry of 'history'", CaseKeys.AnchorMove, complaints) is not Fields fields)
                continue;
            fields.Required("exact");
            fields.Required("accepted-by");
            double? score = Score(fields);
            string? text = fields.Text("text");
            if (fields.PlacedText("text") is PlacedText hash && !(hash.Value.Length == 64 && hash.Value.All(char.IsAsciiHexDigit)))
                complaints.Error(EvidenceCodes.BadHash, hash.Span, $"'{YamlTree.Shown(hash.Value)}' is no SHA-256; 64 hexadecimal digits were expected.");
            SourceSpan? at = fields["at"] is YamlNode position ? Position(position, fields.Key("at")) : null;
            if (Words(fields, "exact", LongestQuote, mayBeEmpty: false) is string exact && fields.Text("accepted-by") is string by && score is double known)
                moves.Add(new(exact, at, text?.ToLowerInvariant(), known, by));
        }
        return moves.ToImmutable();
    }

    private double? Score(Fields fields)
    {
        if (!fields.Stands("score"))
            return 1;
        if (fields.PlacedText("score") is not PlacedText text)
            return null;
        if (double.TryParse(text.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double score) && score is >= 0 and <= 1)
            return score;
        complaints.Error(Codes.BadNumber, text.Span, $"'score' is a number from 0 to 1; '{YamlTree.Shown(text.Value)}' is none.");
        return null;
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
