using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;
using Parley.Cases;

namespace Parley.Analysis.Testimony;

/// <summary>A tag, or a stretch of text between tags.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Name">Name of the tag in lower case; null for text.</param>
/// <param name="IsClosing">Whether it is a closing tag.</param>
/// <param name="IsEmpty">Whether it closes itself.</param>
/// <param name="Attributes">Attributes with the place of their values.</param>
internal sealed record HtmlToken(int Start, int End, string? Name, bool IsClosing, bool IsEmpty, IReadOnlyList<HtmlAttribute> Attributes)
{
    public HtmlAttribute? this[string name] => Attributes.FirstOrDefault(a => a.Name == name);
}

internal sealed record HtmlAttribute(string Name, string Value, SourceSpan At);

/// <summary>Takes HTML apart into tags and text, as the standard's tokenizer does; never fails, whatever stands there.</summary>
internal static class HtmlScanner
{
    private static readonly FrozenSet<string> Raw = new[] { "script", "style", "title", "textarea", "iframe", "noframes", "noembed", "xmp", "noscript" }.ToFrozenSet();

    public static IEnumerable<HtmlToken> Tokens(string text)
    {
        int from = 0;
        for (int k = 0; k < text.Length;)
        {
            int less = text.IndexOf('<', k);
            if (less < 0 || less + 1 >= text.Length)
                break;
            char next = text[less + 1];
            if (!(char.IsAsciiLetter(next) || next is '!' or '?' || (next == '/' && less + 2 < text.Length && !char.IsWhiteSpace(text[less + 2]))))
            {
                k = less + 1;
                continue;
            }
            if (less > from)
                yield return new(from, less, null, false, false, []);
            if (next is '!' or '?' || (next == '/' && !char.IsAsciiLetter(text[less + 2])))
            {
                from = k = EndOfComment(text, less);
                continue;
            }
            HtmlToken? tag = Tag(text, less);
            if (tag is null)
            {
                from = text.Length;     // a tag that never ends is dropped, as browsers do
                break;
            }
            yield return tag;
            from = k = tag.End;
            if (Raw.Contains(tag.Name!) && !tag.IsClosing && !tag.IsEmpty)
                from = k = EndOfRaw(text, tag.End, tag.Name!);
        }
        if (from < text.Length)
            yield return new(from, text.Length, null, false, false, []);
    }

    /// <summary>The character a reference stands for, and where it ends; null when it is none.</summary>
    public static (string Character, int End)? Reference(string text, int at, int end)
    {
        const int longest = 33;
        int stop = at + 1, most = Math.Min(end, at + longest);
        if (stop < end && text[stop] == '#')
        {
            bool hexadecimal = stop + 1 < end && text[stop + 1] is 'x' or 'X';
            int digits = stop + (hexadecimal ? 2 : 1), k = digits;
            while (k < most && (hexadecimal ? char.IsAsciiHexDigit(text[k]) : char.IsAsciiDigit(text[k])))
                k++;
            if (k == digits || !int.TryParse(text.AsSpan(digits, k - digits), hexadecimal ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out int code))
                return null;
            string character = code is 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF) ? "\uFFFD" : Windows(code);
            return (character, k < end && text[k] == ';' ? k + 1 : k);
        }
        while (stop < most && char.IsAsciiLetterOrDigit(text[stop]))
            stop++;
        if (stop == at + 1 || stop >= end || text[stop] != ';')
            return null;
        string reference = text[at..(stop + 1)], decoded = WebUtility.HtmlDecode(reference);
        return decoded == reference ? null : (decoded, stop + 1);
    }

    // Numbers 128 to 159 mean what an old code page put there.
    private static string Windows(int code)
    {
        const string table = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
        return code is >= 0x80 and <= 0x9F ? table[code - 0x80].ToString() : new Rune(code).ToString();
    }

    private static int EndOfComment(string text, int at)
    {
        if (text.AsSpan(at).StartsWith("<!--"))
        {
            if (text.AsSpan(at + 4) is ['>', ..] || text.AsSpan(at + 4).StartsWith("->"))
                return text.IndexOf('>', at) + 1;
            int end = text.AsSpan(at + 4).IndexOf("-->"), loose = text.AsSpan(at + 4).IndexOf("--!>");
            int stop = end < 0 ? loose < 0 ? text.Length : at + loose + 8 : loose >= 0 && loose < end ? at + loose + 8 : at + end + 7;
            return Math.Min(stop, text.Length);
        }
        int close = text.IndexOf('>', at);
        return close < 0 ? text.Length : close + 1;
    }

    private static int EndOfRaw(string text, int from, string name)
    {
        for (int k = from; k < text.Length;)
        {
            int at = text.AsSpan(k).IndexOf("</");
            if (at < 0)
                return text.Length;
            k += at;
            if (k + 2 + name.Length <= text.Length && text.AsSpan(k + 2, name.Length).Equals(name, StringComparison.OrdinalIgnoreCase)
                && (k + 2 + name.Length == text.Length || text[k + 2 + name.Length] is '>' or '/' || char.IsWhiteSpace(text[k + 2 + name.Length])))
                return k;
            k += 2;
        }
        return text.Length;
    }

    private static HtmlToken? Tag(string text, int start)
    {
        bool closing = text[start + 1] == '/';
        int k = start + (closing ? 2 : 1), name = k;
        while (k < text.Length && text[k] is not ('>' or '/') && !char.IsWhiteSpace(text[k]))
            k++;
        string tag = text[name..k].ToLowerInvariant();
        List<HtmlAttribute> attributes = [];
        bool empty = false;
        while (k < text.Length && text[k] != '>')
        {
            if (text[k] == '/' || char.IsWhiteSpace(text[k]))
            {
                empty = text[k] == '/' || (empty && char.IsWhiteSpace(text[k]));
                k++;
                continue;
            }
            empty = false;
            k = Attribute(text, k, attributes);
        }
        return k >= text.Length ? null : new(start, k + 1, tag, closing, empty || tag is "br" or "hr" or "img" or "input" or "meta" or "link" or "wbr" or "area" or "base" or "col" or "embed" or "source" or "track", attributes);
    }

    private static int Attribute(string text, int at, List<HtmlAttribute> attributes)
    {
        int k = at + 1;         // an attribute may begin with =
        while (k < text.Length && text[k] is not ('=' or '>' or '/') && !char.IsWhiteSpace(text[k]))
            k++;
        string name = text[at..k].ToLowerInvariant();
        int equals = k;
        while (equals < text.Length && char.IsWhiteSpace(text[equals]))
            equals++;
        if (equals >= text.Length || text[equals] != '=')
            return k;
        k = equals + 1;
        while (k < text.Length && char.IsWhiteSpace(text[k]))
            k++;
        if (k >= text.Length || text[k] == '>')
            return k;
        int start = k;
        if (text[k] is '"' or '\'')
        {
            int close = text.IndexOf(text[k], k + 1);
            if (close < 0)
                return text.Length;
            start = k + 1;
            k = close;
        }
        else
            while (k < text.Length && text[k] != '>' && !char.IsWhiteSpace(text[k]))
                k++;
        if (attributes.Count < 64)
            attributes.Add(new(name, WebUtility.HtmlDecode(text[start..k]), new(start, k - start)));
        return k < text.Length && text[k] is '"' or '\'' && k > 0 && start <= k && text[start - 1] == text[k] ? k + 1 : k;
    }
}
