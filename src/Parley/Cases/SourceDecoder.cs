using System.Buffers;
using System.Text;

namespace Parley.Cases;

/// <summary>Turns the bytes of a file into text, or says why that cannot be done.</summary>
public static class SourceDecoder
{
    /// <summary>The largest file that is read: 4 MiB.</summary>
    public const int MaxBytes = 4 << 20;

    private const string SaveAsUtf8 = "Save the file as UTF-8.";

    /// <summary>Decodes UTF-8, strictly; a byte order mark is accepted and left out of the text.</summary>
    /// <param name="name">File name as the user gave it.</param>
    /// <param name="bytes">The whole file.</param>
    /// <returns>The text; after an error as much of it as is needed to show the place.</returns>
    public static Reading<SourceText> Decode(string name, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        Complaints complaints = new();
        string text = "";
        if (bytes.Length > MaxBytes)
            complaints.Error(Codes.TextTooLong, default, $"The file has {bytes.Length} bytes; at most {MaxBytes} are read.", "Keep bulk data in files of its own.");
        else if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || LooksLikeUtf16(bytes))
            complaints.Error(Codes.Utf16, default, "The file is UTF-16; UTF-8 was expected.", SaveAsUtf8);
        else
        {
            int mark = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
            text = Encoding.UTF8.GetString(bytes[mark..]);
            if (FirstBroken(bytes[mark..]) is int at and >= 0)
            {
                int place = Encoding.UTF8.GetCharCount(bytes.Slice(mark, at));
                complaints.Error(Codes.NotUtf8, new(place, 1), $"Byte {mark + at + 1} of the file (0x{bytes[mark + at]:X2}) is not UTF-8{Guess(bytes)}.", SaveAsUtf8);
            }
            else
                CheckText(text, complaints);
        }
        return new(new SourceText(name, text), complaints.InOrder());
    }

    /// <summary>Complains about what no text may hold, whoever made it.</summary>
    internal static bool CheckText(string text, Complaints complaints)
    {
        if (text.Length > MaxBytes)
            complaints.Error(Codes.TextTooLong, default, $"The text has {text.Length} characters; at most {MaxBytes} are read.", "Keep bulk data in files of its own.");
        else if (string.IsNullOrWhiteSpace(text))
            complaints.Error(Codes.TextEmpty, default, "The file is empty.", "'parley new' writes a case to start from.");
        else if (Forbidden(text) is int at and >= 0)
            complaints.Error(
                Codes.ForbiddenCharacter, new(at, 1),
                text[at] == '\0' ? "The text holds a NUL character." : "The text holds half of a surrogate pair.",
                "Is this a text file? " + SaveAsUtf8);
        else
            return true;
        return false;
    }

    /// <summary>Where the first character stands that no text may hold, or -1.</summary>
    internal static int Forbidden(string text)
    {
        for (int k = 0; k < text.Length; k++)
        {
            if (text[k] == '\0')
                return k;
            if (!char.IsSurrogate(text[k]))
                continue;
            if (k + 1 == text.Length || !char.IsSurrogatePair(text[k], text[k + 1]))
                return k;
            k++;
        }
        return -1;
    }

    // A file without byte order mark whose every second byte is zero: ASCII stored as UTF-16.
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4)
            return false;
        int even = 0, odd = 0;
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, 256)];
        for (int k = 0; k < head.Length; k++)
            if (head[k] == 0)
                (even, odd) = k % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
        return Math.Min(even, odd) == 0 && Math.Max(even, odd) * 5 >= head.Length * 2;
    }

    // Only a guess: lead and trail bytes of Shift_JIS side by side, often enough to name it.
    private static string Guess(ReadOnlySpan<byte> bytes)
    {
        int pairs = 0;
        for (int k = 0; k + 1 < bytes.Length; k++)
            if (bytes[k] is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xEF) && bytes[k + 1] is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFC))
            {
                pairs++;
                k++;
            }
        return pairs >= 2 ? "; the file may be Shift_JIS" : "";
    }

    private static int FirstBroken(ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at < bytes.Length;)
        {
            int ascii = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
                return -1;
            at += ascii;
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out int used) != OperationStatus.Done)
                return at;
            at += used;
        }
        return -1;
    }
}
