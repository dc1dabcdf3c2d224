using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>A JSON value that knows where it stands.</summary>
internal abstract record PlacedJson(SourceSpan Span)
{
    internal sealed record Member(string Key, SourceSpan KeySpan, PlacedJson Value);

    internal sealed record Object(SourceSpan Span, ImmutableArray<Member> Members) : PlacedJson(Span)
    {
        internal PlacedJson? this[string key] => Members.LastOrDefault(m => m.Key == key)?.Value;
    }

    internal sealed record Array(SourceSpan Span, ImmutableArray<PlacedJson> Items) : PlacedJson(Span);

    internal sealed record Text(SourceSpan Span, string Value) : PlacedJson(Span);

    /// <summary>A number; <see cref="Whole"/> is null when it is not a whole number of moderate size.</summary>
    internal sealed record Number(SourceSpan Span, int? Whole) : PlacedJson(Span);

    internal sealed record Truth(SourceSpan Span, bool Value) : PlacedJson(Span);

    internal sealed record Null(SourceSpan Span) : PlacedJson(Span);

    /// <summary>Reads a whole text.</summary>
    /// <returns>The value; or null and the place of the first syntax error with what is wrong there.</returns>
    internal static (PlacedJson? Value, SourceSpan ErrorSpan, string? Error) Parse(string text)
    {
        // A byte order mark at the front is no JSON, but editors put it there.
        int skip = text.StartsWith('\uFEFF') ? 1 : 0;
        byte[] bytes = Encoding.UTF8.GetBytes(text[skip..]);
        Utf8JsonReader reader = new(bytes);
        Cursor cursor = new(text, skip);
        try
        {
            if (!reader.Read())
                return (null, new(0, text.Length), "the text is empty");
            PlacedJson value = ReadValue(ref reader, cursor);
            reader.Read();
            return (value, default, null);
        }
        catch (JsonException error)
        {
            int at = new Cursor(text, skip).At(ByteOf(bytes, error));
            return (null, new(at, at < text.Length ? 1 : 0), Reason(error));
        }
        catch (InvalidOperationException)
        {
            int at = new Cursor(text, skip).At((int)reader.TokenStartIndex);
            return (null, new(at, at < text.Length ? 1 : 0), "a text holds half of a surrogate pair");
        }
    }

    private static PlacedJson ReadValue(ref Utf8JsonReader reader, Cursor cursor)
    {
        int start = cursor.At((int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ImmutableArray<Member>.Builder members = ImmutableArray.CreateBuilder<Member>();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    int keyStart = cursor.At((int)reader.TokenStartIndex);
                    string key = reader.GetString()!;
                    SourceSpan keySpan = new(keyStart, cursor.At((int)reader.TokenStartIndex + reader.ValueSpan.Length + 2) - keyStart);
                    reader.Read();
                    members.Add(new(key, keySpan, ReadValue(ref reader, cursor)));
                }
                return new Object(new(start, cursor.At((int)reader.BytesConsumed) - start), members.DrainToImmutable());
            case JsonTokenType.StartArray:
                ImmutableArray<PlacedJson>.Builder items = ImmutableArray.CreateBuilder<PlacedJson>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(ReadValue(ref reader, cursor));
                return new Array(new(start, cursor.At((int)reader.BytesConsumed) - start), items.DrainToImmutable());
        }
        SourceSpan span = new(start, cursor.At((int)reader.BytesConsumed) - start);
        return reader.TokenType switch
        {
            JsonTokenType.String => new Text(span, reader.GetString()!),
            JsonTokenType.Number => new Number(span, reader.TryGetInt32(out int whole) ? whole : null),
            JsonTokenType.True => new Truth(span, true),
            JsonTokenType.False => new Truth(span, false),
            _ => new Null(span),
        };
    }

    private static int ByteOf(ReadOnlySpan<byte> bytes, JsonException error)
    {
        int at = 0;
        for (long line = error.LineNumber ?? 0; line > 0; line--)
        {
            int next = bytes[at..].IndexOf((byte)'\n');
            if (next < 0)
                break;
            at += next + 1;
        }
        return (int)Math.Min(bytes.Length, at + (error.BytePositionInLine ?? 0));
    }

    // The library's message ends with its own line and byte numbers, which count differently from ours.
    private static string Reason(JsonException error)
    {
        int end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string reason = (end < 0 ? error.Message : error.Message[..end]).TrimEnd('.', ' ');
        return reason.ReplaceLineEndings(" ");
    }

    /// <summary>Turns positions in UTF-8 bytes, asked for in ascending order, into positions in the text.</summary>
    private sealed class Cursor(string text, int start)
    {
        private int position = start;
        private int bytes;

        internal int At(int byteIndex)
        {
            while (bytes < byteIndex && position < text.Length)
            {
                bool pair = char.IsHighSurrogate(text[position]) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]);
                bytes += text[position] < 0x80 ? 1 : text[position] < 0x800 ? 2 : pair ? 4 : 3;
                position += pair ? 2 : 1;
            }
            return position;
        }
    }
}
