using System.Collections.Immutable;
using System.Globalization;
using Parley.Evidence;
using Parley.Testimony;

namespace Parley.Cases;

/// <summary>Reads quotations with their anchors, in cases and in files of corrections.</summary>
internal sealed class QuoteBinder(Complaints complaints)
{
    /// <summary>The longest quotation and the longest side of it; more is a copy, not a quotation.</summary>
    public const int LongestQuote = 10_000, LongestSide = 1000;

    /// <summary>The quotation under the key <c>quote</c>; null when there is none or it cannot be read.</summary>
    /// <param name="parent">What has the key.</param>
    /// <param name="source">The source it is from, when that is known; a position needs the hash of its text.</param>
    public Anchor? Quote(Fields parent, Source? source)
    {
        if (parent["quote"] is not YamlNode node || Quote(node, parent.Key("quote"), source?.Sha256) is not Anchor quote)
            return null;
        if (quote.At is not null && source is { Sha256: null } && Fields.Of(node, parent.Key("quote"), "A quotation", CaseKeys.Quote, new()) is Fields fields)
            complaints.Warning(
                EvidenceCodes.PositionWithoutText, fields.Key("at").Span, $"The quotation has a position, and the source '{YamlTree.Shown(source.Id)}' no 'sha256' that says in which text.",
                "Add the hash to the source; without it the position is not used.");
        return quote;
    }

    /// <summary>A quotation: the words, what stands around them, and where they stood in the text with the hash.</summary>
    public Anchor? Quote(YamlNode node, PlacedText key, string? textHash)
    {
        if (Fields.Of(node, key, "A quotation", CaseKeys.Quote, complaints) is not Fields fields)
            return null;
        fields.Required("exact");
        string? exact = Words(fields, "exact", LongestQuote, mayBeEmpty: false);
        SourceSpan? at = fields["at"] is YamlNode position ? Position(position, fields.Key("at")) : null;
        if (at is { } place && exact is not null && place.Length != exact.Length)
            complaints.Error(EvidenceCodes.BadQuote, fields.Key("at").Span, $"The position has {place.Length} UTF-16 code units, and the words have {exact.Length}.");
        return exact is null ? null : new()
        {
            Exact = exact,
            Prefix = Words(fields, "prefix", LongestSide, mayBeEmpty: true) ?? "",
            Suffix = Words(fields, "suffix", LongestSide, mayBeEmpty: true) ?? "",
            At = at,
            TextHash = at is null ? null : textHash,
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
}
