using Parley.Cases;

namespace Parley.Testimony;

/// <summary>Finds out in which encoding a text was saved, when nobody says.</summary>
/// <remarks>UTF-8 is certain: bytes of another encoding are hardly ever well-formed by chance. Between Shift_JIS and EUC-JP the text that looks like Japanese is taken.</remarks>
public static class EncodingGuess
{
    // So much of the text is looked at.
    private const int Sample = 1 << 16;

    /// <summary>Decodes a file in the encoding it is most likely in.</summary>
    /// <returns>The text, or the complaint of UTF-8 with what was tried.</returns>
    public static Reading<Text> Decode(string name, ReadOnlySpan<byte> bytes)
    {
        Reading<Text> utf8 = TextDecoder.Decode(name, bytes, "utf-8");
        if (utf8.Succeeded || bytes.Length > TextDecoder.MaxBytes || bytes.Contains((byte)0))
            return utf8;
        Reading<Text>[] others = [TextDecoder.Decode(name, bytes, "shift_jis"), TextDecoder.Decode(name, bytes, "euc-jp")];
        return others.Where(o => o.Succeeded && Looks(o.Value.Content) > 0).MaxBy(o => Looks(o.Value!.Content)) ?? utf8;
    }

    // Hiragana is in every Japanese sentence; half-width katakana and rare signs are what the wrong table makes of it.
    private static int Looks(string content)
    {
        int score = 0;
        foreach (char c in content.AsSpan(0, Math.Min(content.Length, Sample)))
            score += c switch
            {
                >= '\u3041' and <= '\u3096' => 3,
                >= '\u30A1' and <= '\u30FF' or '。' or '、' => 2,
                >= '\uFF61' and <= '\uFF9F' => -3,
                >= '\uE000' and <= '\uF8FF' => -5,
                < '\u0080' => 0,
                _ => 0,
            };
        return score;
    }
}
