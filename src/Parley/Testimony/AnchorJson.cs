using System.Text.Json;
using Parley.Cases;

namespace Parley.Testimony;

/// <summary>An anchor as the selectors of a W3C Web Annotation, in which positions count code points.</summary>
/// <remarks>Source: [SandersonCiccareseYoung2017], sections 4.2.4 and 4.2.5.</remarks>
public static class AnchorJson
{
    private const string Quote = "TextQuoteSelector", Position = "TextPositionSelector";

    /// <summary>Writes an array of one or two selectors: the quotation, and the position when the anchor has one in this very text.</summary>
    public static void Write(Utf8JsonWriter json, Anchor anchor, Text text)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(anchor);
        ArgumentNullException.ThrowIfNull(text);
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("type", Quote);
        json.WriteString("exact", anchor.Exact);
        if (anchor.Prefix.Length > 0)
            json.WriteString("prefix", anchor.Prefix);
        if (anchor.Suffix.Length > 0)
            json.WriteString("suffix", anchor.Suffix);
        json.WriteEndObject();
        if (anchor.At is SourceSpan at && at.Start >= 0 && at.Length >= 0 && at.End <= text.Length && anchor.TextHash == text.Sha256)
        {
            json.WriteStartObject();
            json.WriteString("type", Position);
            json.WriteNumber("start", text.CodePointOf(at.Start));
            json.WriteNumber("end", text.CodePointOf(at.End));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Reads one selector or an array of selectors; what else stands there is passed over.</summary>
    /// <param name="selectors">The value of <c>selector</c>.</param>
    /// <param name="text">The text the positions count in.</param>
    /// <returns>The anchor; null when there is no quotation with words in it.</returns>
    public static Anchor? Read(JsonElement selectors, Text text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Anchor? anchor = null;
        SourceSpan? at = null;
        foreach (JsonElement selector in selectors.ValueKind == JsonValueKind.Array ? selectors.EnumerateArray().ToArray() : [selectors])
        {
            if (selector.ValueKind != JsonValueKind.Object)
                continue;
            if (anchor is null && Words(selector, "type") == Quote && Words(selector, "exact") is { Length: > 0 } exact)
                anchor = new() { Exact = exact, Prefix = Words(selector, "prefix") ?? "", Suffix = Words(selector, "suffix") ?? "" };
            else if (Words(selector, "type") == Position && Number(selector, "start") is int start && Number(selector, "end") is int end
                && start >= 0 && end >= start && end <= text.CodePointCount)
                at = new(text.Utf16Of(start), text.Utf16Of(end) - text.Utf16Of(start));
        }
        return at is null ? anchor : anchor is null ? null : anchor with { At = at, TextHash = text.Sha256 };
    }

    private static string? Words(JsonElement selector, string key) =>
        selector.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement selector, string key) =>
        selector.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : null;
}
