namespace Parley.Analysis.Testimony;

/// <summary>Tells ' and ’ as apostrophes from ' and ’ as quotation marks.</summary>
internal static class Apostrophes
{
    /// <summary>For each place from <paramref name="start"/> on: how many places from there to the end look like closing marks.</summary>
    public static int[] ClosersAhead(string text, int start, int end)
    {
        if (text.AsSpan(start, end - start).IndexOfAny('\'', '’') < 0)
            return [];
        int[] ahead = new int[end - start + 1];
        for (int k = end - 1; k >= start; k--)
            ahead[k - start] = ahead[k - start + 1] + (text[k] is '\'' or '’' && LooksClosing(text, k, start, end) ? 1 : 0);
        return ahead;
    }

    /// <summary>Whether the sign at <paramref name="k"/> is a quotation mark; it closes one if <paramref name="isOpen"/>, and <paramref name="ahead"/> is what <see cref="ClosersAhead"/> gave.</summary>
    public static bool IsMark(string text, int k, int start, int end, bool isOpen, int[] ahead)
    {
        char before = k > start ? text[k - 1] : ' ', after = k + 1 < end ? text[k + 1] : ' ';
        if (char.IsLetterOrDigit(before) && before < '\u2E80' && char.IsLetterOrDigit(after) && after < '\u2E80')
            return false;                               // isn't, Corvo's
        if (isOpen && LooksClosing(text, k, start, end))
            // the workers' rights': a plural possessive while another closing mark stands further on
            return !(before is 's' && after == ' ' && k + 2 < end && char.IsAsciiLetterLower(text[k + 2]) && ahead.Length > 0 && ahead[k - start + 1] > 0);
        if (text[k] == '’')
            return false;
        // An opening mark needs something before which it can stand, and a closing mark further on: 'tis and '90s have none.
        return !char.IsLetterOrDigit(before) && !char.IsWhiteSpace(after) && after is not ('.' or ',' or ')') && ahead.Length > 0 && ahead[k - start + 1] > 0 && !isOpen;
    }

    private static bool LooksClosing(string text, int k, int start, int end)
    {
        char before = k > start ? text[k - 1] : ' ', after = k + 1 < end ? text[k + 1] : ' ';
        return !char.IsWhiteSpace(before) && before is not ('(' or '[') && (!char.IsLetterOrDigit(after) || after >= '\u2E80');
    }
}
