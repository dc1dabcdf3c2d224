namespace Parley.Analysis.Testimony;

/// <summary>Every place where some words stand in a text, in time linear in the text whatever the words are.</summary>
/// <remarks>
/// Knuth, Morris and Pratt, with a jump to the next first letter while nothing matches. The search of the platform is faster on ordinary
/// words and takes time proportional to the product of the lengths on words such as "aaa…b". Source: [KnuthMorrisPratt1977].
/// </remarks>
internal sealed class ExactSearch
{
    private readonly string words;
    private readonly int[] border;              // border[k]: length of the longest proper border of the first k letters

    public ExactSearch(string words)
    {
        this.words = words;
        border = new int[words.Length + 1];
        for (int k = 1, matched = 0; k < words.Length; k++)
        {
            while (matched > 0 && words[k] != words[matched])
                matched = border[matched];
            if (words[k] == words[matched])
                matched++;
            border[k + 1] = matched;
        }
    }

    /// <summary>The starts of all occurrences, ascending; overlapping ones too, none for no words.</summary>
    public IEnumerable<int> In(string text)
    {
        for (int at = 0, matched = 0; words.Length > 0 && at < text.Length; at++)
        {
            while (matched > 0 && text[at] != words[matched])
                matched = border[matched];
            if (matched == 0)
            {
                int jump = text.AsSpan(at).IndexOf(words[0]);
                if (jump < 0)
                    yield break;
                at += jump;
            }
            matched++;
            if (matched < words.Length)
                continue;
            yield return at - matched + 1;
            matched = border[matched];
        }
    }
}
