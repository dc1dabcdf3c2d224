using System.Text.Json;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Reports;

/// <summary>Everything that was found in a text, as JSON. Positions count code points; the end is exclusive.</summary>
public static class TestimonyJson
{
    /// <summary>The version of this document's shape.</summary>
    public const int Version = 1;

    /// <summary>Words of a span beyond so many UTF-16 code units are cut, and … put in their place.</summary>
    public const int LongestWords = 300;

    /// <summary>The document.</summary>
    public static string Of(TestimonyFindings f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("report", "read");
            json.WriteString("text", f.Text.Name);
            json.WriteString("sha256", f.Text.Sha256);
            json.WriteString("encoding", f.Text.EncodingName);
            json.WriteString("language", f.Language);
            json.Text("published", f.Published is DateOnly day ? $"{day:yyyy-MM-dd}" : null);
            List(json, "voices", f.Voices, voice =>
            {
                json.WriteString("letter", voice.Letter);
                json.WriteString("name", voice.Name);
                json.WriteString("kind", Key(voice.Kind));
                json.Texts("forms", voice.Forms);
            });
            List(json, "attributions", f.Attributions, a =>
            {
                json.WriteNumber("voice", a.Voice);
                if (a.Parent is int parent)
                    json.WriteNumber("parent", parent);
                else
                    json.WriteNull("parent");
                json.WriteNumber("level", a.Level);
                json.WriteString("border", Key(a.Border));
                json.WriteBoolean("verbatim", a.IsVerbatim);
                json.WriteBoolean("confirmed", a.IsConfirmed);
                json.Text("as", a.As.Length > 0 ? a.As : null);
                json.Text("date", a.Date?.ToString());
                Span(json, "cue", f.Text, a.Cue);
                Span(json, "content", f.Text, a.Content);
            });
            List(json, "quotations", f.Quotations, q =>
            {
                json.WriteNumber("attribution", q.Attribution);
                json.WriteNumber("level", q.Level);
                json.WriteString("kind", Key(q.Kind));
                Span(json, "span", f.Text, q.Span);
            });
            List(json, "marks", f.Marks, m =>
            {
                json.WriteString("kind", Key(m.Kind));
                json.WriteNumber("by", m.By);
                json.WriteBoolean("sure", m.IsSure);
                Span(json, "span", f.Text, m.Span);
            });
            List(json, "citations", f.Citations, c =>
            {
                json.WriteString("kind", Key(c.Kind));
                json.Text("url", c.Url);
                json.Text("date", c.Date?.ToString());
                json.WriteBoolean("date-from-url", c.DateFromUrl);
                if (c.TimeCode is int seconds)
                    json.WriteNumber("seconds", seconds);
                Span(json, "span", f.Text, c.Span);
                Span(json, "passage", f.Text, c.Passage);
            });
            List(json, "certainty", f.CertaintyWords, c =>
            {
                json.WriteString("band", c.Band);
                json.WriteNumber("attribution", c.Attribution);
                json.WriteBoolean("conditional", c.IsConditional);
                Span(json, "span", f.Text, c.Span);
            });
            List(json, "dates", f.Dates, d =>
            {
                json.Texts("readings", d.Readings.Select(r => r.ToString()));
                json.WriteString("counted-from", Key(d.Anchor));
                json.WriteBoolean("relative", d.IsRelative);
                Span(json, "span", f.Text, d.Span);
            });
            List(json, "times", f.Times, t =>
            {
                json.WriteString("time", $"{t.Time:HH:mm}");
                json.Texts("zones", t.Zones);
                json.Text("date", t.Date is DateOnly date ? $"{date:yyyy-MM-dd}" : null);
                Span(json, "span", f.Text, t.Span);
            });
            List(json, "numbers", f.Quantities, q =>
            {
                json.WriteNumber("value", q.Value);
                json.WriteString("unit", q.Unit);
                json.WriteNumber("significant-digits", q.SignificantDigits);
                json.WriteString("bound", Key(q.Bound));
                Span(json, "span", f.Text, q.Span);
            });
            List(json, "names", f.Names, n =>
            {
                json.Text("id", n.Id);
                json.WriteBoolean("proposed", n.Id is null);
                json.WriteStartArray("forms");
                foreach (NameForm form in n.Forms)
                {
                    json.WriteStartObject();
                    json.WriteString("form", form.Form);
                    json.WriteNumber("count", form.Count);
                    Span(json, "first", f.Text, form.First);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            });
            List(json, "findings", f.Findings, x =>
            {
                json.WriteString("code", x.Code);
                json.WriteString("severity", Key(x.Severity));
                json.WriteBoolean("dismissed", x.IsDismissed);
                json.Texts("facts", x.Facts);
                json.WriteString("sentence", FindingText.Of(x, "en"));
                Span(json, "span", f.Text, x.Span);
                json.WriteStartArray("related");
                foreach (SourceSpan span in x.Related)
                    Span(json, null, f.Text, span);
                json.WriteEndArray();
            });
            json.WriteNumber("corrections", f.Corrections.Length);
            json.WriteNumber("corrections-without-place", f.Corrections.Count(c => !c.IsApplied));
            json.WriteEndObject();
        });
    }

    private static void List<T>(Utf8JsonWriter json, string key, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(key);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The words of a span, cut where they are long.</summary>
    internal static string Words(Text text, SourceSpan span)
    {
        if (span.Length <= LongestWords)
            return text.Slice(span);
        int end = span.Start + LongestWords;
        return text.Content[span.Start..(char.IsHighSurrogate(text.Content[end - 1]) ? end - 1 : end)] + "…";
    }

    private static string Key<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static void Span(Utf8JsonWriter json, string? key, Text text, SourceSpan? span)
    {
        if (span is not SourceSpan at)
        {
            json.WriteNull(key!);
            return;
        }
        if (key is null)
            json.WriteStartObject();
        else
            json.WriteStartObject(key);
        json.WriteNumber("start", text.CodePointOf(at.Start));
        json.WriteNumber("end", text.CodePointOf(at.End));
        json.WriteNumber("line", text.Place(at.Start).Line);
        // Long words are cut: quotations nested in quotations would otherwise be written once for every level.
        json.WriteString("words", Words(text, at));
        json.WriteEndObject();
    }
}
