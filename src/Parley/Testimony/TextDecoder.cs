using System.Collections.Immutable;
using System.Text;
using Parley.Cases;

namespace Parley.Testimony;

/// <summary>Turns the bytes of an archived source into a <see cref="Text"/>, strictly, or says where that fails.</summary>
/// <remarks>Nothing is repaired: a text with replaced characters would move every quotation behind them.</remarks>
public static class TextDecoder
{
    /// <summary>The largest file that is read: 64 MiB.</summary>
    public const int MaxBytes = 64 << 20;

    /// <summary>The encodings a source may name.</summary>
    public static ImmutableArray<string> Encodings { get; } = ["utf-8", "shift_jis", "euc-jp"];

    /// <summary>Decodes a file.</summary>
    /// <param name="name">File name as the user gave it.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="encoding">One of <see cref="Encodings"/>. Shift_JIS is read with the vendor's characters (①, ㈱) that such files hold.</param>
    /// <returns>The text, or the one complaint that says why there is none.</returns>
    /// <exception cref="ArgumentException">The encoding is not one of <see cref="Encodings"/>.</exception>
    public static Reading<Text> Decode(string name, ReadOnlySpan<byte> bytes, string encoding = "utf-8")
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Encodings.Contains(encoding))
            throw new ArgumentException($"Got the encoding '{encoding}'; {string.Join(", ", Encodings)} were allowed.", nameof(encoding));
        Complaints complaints = new();
        if (bytes.Length > MaxBytes)
            complaints.Error(TextCodes.TooLong, default, $"The file has {bytes.Length} bytes; at most {MaxBytes} are read.");
        else if (Content(bytes, encoding, out int at) is not string content)
            complaints.Error(
                TextCodes.NotDecoded, default, $"Byte {at + 1} of the file (0x{bytes[at]:X2}) is not {encoding}.",
                $"The encodings known are {string.Join(", ", Encodings)}.");
        else if (SourceDecoder.Forbidden(content) is int place and >= 0)
            complaints.Error(TextCodes.NotDecoded, new(place, 1), $"The file holds a NUL character at position {place}.", "Is this a text file?");
        else
            return new(new Text(name, content, Text.HashOf(bytes), encoding), []);
        return new(null, complaints.InOrder());
    }

    // Null with the place of the first byte that cannot be decoded.
    private static string? Content(ReadOnlySpan<byte> bytes, string encoding, out int broken)
    {
        int mark = encoding == "utf-8" && bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            broken = -1;
            return Strict(encoding).GetString(bytes[mark..]);
        }
        catch (DecoderFallbackException fault)
        {
            broken = Math.Clamp(mark + fault.Index, 0, bytes.Length - 1);
            return null;
        }
    }

    // The provider is asked directly, so that nothing is registered for the whole program.
    private static Encoding Strict(string encoding) => encoding switch
    {
        "utf-8" => new UTF8Encoding(false, true),
        "shift_jis" => CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!,
        _ => CodePagesEncodingProvider.Instance.GetEncoding(51932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!,
    };
}
