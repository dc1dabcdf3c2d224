using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Parley.Cases;

namespace Parley.Testimony;

/// <summary>A text as it was received: decoded once, never normalised, with the hash of the bytes it came from.</summary>
/// <remarks>
/// Positions in memory and in case files count UTF-16 code units, so that a span slices the text as it is. What leaves the program as a
/// W3C annotation counts Unicode code points; <see cref="CodePointOf"/> and <see cref="Utf16Of"/> lead from one to the other.
/// A byte order mark belongs to the encoding and not to the text. Immutable and safe to share between threads.
/// </remarks>
public sealed class Text
{
    private const int Block = 1024;

    private readonly SourceText source;
    private readonly int[] pairsBefore;         // surrogate pairs that begin before each block; empty when there are none
    private readonly ImmutableArray<int> paragraphStarts;

    /// <summary>A text out of the bytes of a file.</summary>
    /// <param name="name">File name as the user gave it.</param>
    /// <param name="content">The decoded characters, well-formed UTF-16.</param>
    /// <param name="sha256">SHA-256 of the bytes as received, 64 lower-case hexadecimal digits; null means that the bytes are the content as UTF-8.</param>
    /// <param name="encoding">Name of the encoding, as IANA registers it, in lower case.</param>
    public Text(string name, string content, string? sha256 = null, string encoding = "utf-8")
    {
        ArgumentNullException.ThrowIfNull(encoding);
        source = new(name, content);
        Sha256 = sha256 ?? HashOf(Encoding.UTF8.GetBytes(content));
        EncodingName = encoding;
        pairsBefore = PairsBefore(content);
        paragraphStarts = ParagraphStarts(content);
    }

    /// <summary>File name as the user gave it.</summary>
    public string Name => source.Name;

    /// <summary>The characters as they were written.</summary>
    public string Content => source.Text;

    /// <summary>The text as complaints point into it.</summary>
    public SourceText Source => source;

    /// <summary>SHA-256 of the bytes as received, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>The encoding the bytes were decoded with, for example <c>utf-8</c> or <c>shift_jis</c>.</summary>
    public string EncodingName { get; }

    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => Content.Length;

    /// <summary>Length in Unicode code points.</summary>
    public int CodePointCount => CodePointOf(Length);

    /// <summary>How many code points stand before a position. Inside a surrogate pair: before the pair.</summary>
    /// <param name="utf16">Position in UTF-16 code units, 0 to <see cref="Length"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is outside the text.</exception>
    public int CodePointOf(int utf16)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(utf16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(utf16, Length);
        if (pairsBefore.Length == 0)
            return utf16;
        int block = Math.Min(utf16 / Block, pairsBefore.Length - 1), pairs = pairsBefore[block];
        for (int k = block * Block; k < utf16; k++)
            if (char.IsHighSurrogate(Content[k]))
                pairs++;
        return utf16 - pairs;
    }

    /// <summary>The position of a code point.</summary>
    /// <param name="codePoint">Position in code points, 0 to <see cref="CodePointCount"/>.</param>
    /// <returns>Position in UTF-16 code units.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The position is outside the text.</exception>
    public int Utf16Of(int codePoint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(codePoint);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(codePoint, CodePointCount);
        if (pairsBefore.Length == 0)
            return codePoint;
        int low = 0, high = pairsBefore.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (CodePointOf(middle * Block) <= codePoint)
                low = middle;
            else
                high = middle - 1;
        }
        int at = low * Block, left = codePoint - CodePointOf(at);
        if (at > 0 && char.IsHighSurrogate(Content[at - 1]))
            at--;
        for (; left > 0; left--)
            at += char.IsHighSurrogate(Content[at]) ? 2 : 1;
        return at;
    }

    /// <summary>Line and column of a position, both from 1; columns count UTF-16 code units, and CR, LF and CRLF each end a line.</summary>
    public (int Line, int Column) Place(int utf16) => source.Place(utf16);

    /// <summary>The words of a span; clipped to the text.</summary>
    public string Slice(SourceSpan span) => source.Slice(span);

    /// <summary>The paragraph around a position: what stands between blank lines, its last line break included.</summary>
    /// <param name="utf16">Position in UTF-16 code units; clipped to the text.</param>
    public SourceSpan ParagraphAt(int utf16)
    {
        int k = paragraphStarts.BinarySearch(Math.Clamp(utf16, 0, Length));
        if (k < 0)
            k = Math.Max(~k - 1, 0);
        int start = paragraphStarts[k];
        return new(start, (k + 1 < paragraphStarts.Length ? paragraphStarts[k + 1] : Length) - start);
    }

    /// <summary>SHA-256 of some bytes as 64 lower-case hexadecimal digits.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static int[] PairsBefore(string content)
    {
        if (content.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF') < 0)
            return [];
        int[] before = new int[content.Length / Block + 1];
        int pairs = 0;
        for (int k = 0; k < content.Length; k++)
        {
            if (k % Block == 0)
                before[k / Block] = pairs;
            if (char.IsHighSurrogate(content[k]))
                pairs++;
        }
        if (content.Length % Block == 0)
            before[^1] = pairs;
        return before;
    }

    // A paragraph begins at the start and behind every line of white space.
    private static ImmutableArray<int> ParagraphStarts(string content)
    {
        ImmutableArray<int>.Builder starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (int line = 0; line < content.Length;)
        {
            int length = content.AsSpan(line).IndexOfAny('\r', '\n');
            int end = length < 0 ? content.Length : line + length;
            int next = Math.Min(end + (end + 1 < content.Length && content[end] == '\r' && content[end + 1] == '\n' ? 2 : 1), content.Length);
            if (content.AsSpan(line, end - line).IsWhiteSpace() && starts[^1] != next && next < content.Length)
                starts.Add(next);
            line = next;
        }
        return starts.ToImmutable();
    }
}
