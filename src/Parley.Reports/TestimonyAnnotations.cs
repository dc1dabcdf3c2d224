using System.Text.Json;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Reports;

/// <summary>Attributions and findings as W3C Web Annotations in JSON-LD.</summary>
/// <remarks>Source: [SandersonCiccareseYoung2017]. Positions count code points. Every identifier follows from the hash of the text, so the bytes repeat.</remarks>
public static class TestimonyAnnotations
{
    private const int Side = 32;

    /// <summary>An annotation collection with one page.</summary>
    public static string Of(TestimonyFindings f, string language)
    {
        ArgumentNullException.ThrowIfNull(f);
        string source = "urn:sha256:" + f.Text.Sha256;
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("@context", "http://www.w3.org/ns/anno.jsonld");
            json.WriteString("id", source + "#annotations");
            json.WriteString("type", "AnnotationPage");
            json.WriteStartArray("items");
            foreach (Attribution a in f.Attributions)
                if (a.Index > 0)
                    Item(json, f.Text, $"{source}#attribution-{a.Index}", "classifying", FindingText.Name(f.Voices[a.Voice], language), $"level {a.Level}", a.Content, source, language);
            for (int k = 0; k < f.Findings.Length; k++)
                Item(json, f.Text, $"{source}#finding-{k + 1}", "assessing", FindingText.Of(f.Findings[k], language), f.Findings[k].Code, f.Findings[k].Span, source, language);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Item(Utf8JsonWriter json, Text text, string id, string motivation, string words, string tag, SourceSpan span, string source, string language)
    {
        if (span.Length == 0)
            return;             // an orphan has no place to annotate; the findings in JSON and CSV list it
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", "Annotation");
        json.WriteString("motivation", motivation);
        json.WriteStartArray("body");
        Body(json, words, "describing", language);
        Body(json, tag, "tagging", "en");
        json.WriteEndArray();
        json.WriteStartObject("target");
        json.WriteString("source", source);
        json.WritePropertyName("selector");
        if (span.Length <= TestimonyJson.LongestWords)
            AnchorJson.Write(json, AnchorOf(text, span), text);
        else
            Position(json, text, span);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Body(Utf8JsonWriter json, string value, string purpose, string language)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextualBody");
        json.WriteString("value", value);
        json.WriteString("format", "text/plain");
        json.WriteString("language", language);
        json.WriteString("purpose", purpose);
        json.WriteEndObject();
    }

    // Too long to be quoted: the position alone, in the text whose hash is the source.
    private static void Position(Utf8JsonWriter json, Text text, SourceSpan span)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextPositionSelector");
        json.WriteNumber("start", text.CodePointOf(span.Start));
        json.WriteNumber("end", text.CodePointOf(span.End));
        json.WriteEndObject();
    }

    private static Anchor AnchorOf(Text text, SourceSpan span)
    {
        int from = Math.Max(0, span.Start - Side), to = Math.Min(text.Length, span.End + Side);
        if (from > 0 && char.IsLowSurrogate(text.Content[from]))
            from++;
        if (to < text.Length && char.IsLowSurrogate(text.Content[to]))
            to--;
        return new() { Exact = text.Slice(span), Prefix = text.Content[from..span.Start], Suffix = text.Content[span.End..Math.Max(to, span.End)], At = span, TextHash = text.Sha256 };
    }
}
