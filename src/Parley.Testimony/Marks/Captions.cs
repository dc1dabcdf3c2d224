namespace Parley.Analysis.Testimony;

/// <summary>Tells captions: short lines of their own that begin or end with a caption's words.</summary>
internal static class Captions
{
    private const int Longest = 80, LongestSuffix = 30;

    public static bool Is(Page page, Paragraph paragraph, CueTables tables)
    {
        if (paragraph.Kind == ParagraphKind.Caption)
            return true;
        if (paragraph.Text.Length > Longest || paragraph.Kind == ParagraphKind.Heading)
            return false;
        string line = page.Text[paragraph.Text.Start..paragraph.Text.End];
        if (line.Contains("://", StringComparison.Ordinal))
            return false;
        if (line.Length > 2 && line[0] is '(' or '（' or '[' or '［' or '<' or '＜' or '【' && line[^1] is ')' or '）' or ']' or '］' or '>' or '＞' or '】')
        {
            line = line[1..^1];
            // (注:…による) is a note, however it ends.
            if (tables.Of("note-sign").Any(c => c.Value == "sign" && line.Length > c.Form.Length && line.StartsWith(c.Form, StringComparison.OrdinalIgnoreCase) && line[c.Form.Length] is ':' or '：'))
                return false;
        }
        foreach (Cue cue in tables.Of("caption"))
            if (cue.Value == "prefix" ? BeginsWith(line, cue.Form) : line.Length <= LongestSuffix && line.EndsWith(cue.Form, StringComparison.Ordinal) && line.Length > cue.Form.Length + 1 && line.IndexOf('。') < 0 && line.IndexOf('、') < 0)
                return true;
        return false;
    }

    // "Photo: …", 図1 …, 写真 …; "Source" alone or "Table talk" is none.
    private static bool BeginsWith(string line, string form)
    {
        if (!line.StartsWith(form, StringComparison.OrdinalIgnoreCase) || line.Length == form.Length)
            return false;
        int k = form.Length;
        bool numbered = false;
        while (k < line.Length && (char.IsDigit(line[k]) || (line[k] is ' ' or '.' && k + 1 < line.Length && char.IsDigit(line[k + 1]))))
        {
            numbered |= char.IsDigit(line[k]);
            k++;
        }
        if (k == line.Length)
            return false;
        return line[k] is ':' or '：' or '/' or '＝' or '=' || (form[0] >= '\u2E80' && line[k] is ' ' or '\u3000' && line.IndexOf('。') < 0) || (numbered && line[k] is '.' or ' ' or '\u3000' && !line.EndsWith('.') && !line.EndsWith('。'));
    }
}
