using System.Collections.Immutable;

namespace Parley.Analysis.Testimony;

/// <summary>Finds the forms of some classes in a text: at each place the longest form of each class.</summary>
/// <remarks>A trie with a table of first letters in front. Forms have at most 100 characters, so the work is linear in the length of the text.</remarks>
internal sealed class CueIndex
{
    private readonly Dictionary<long, int> children = [];      // node and letter in one key
    private readonly List<List<Cue>?> ends = [null];
    private readonly bool[] first = new bool[char.MaxValue + 1];
    private readonly CueIndex? endings;

    public CueIndex(ImmutableArray<Cue> cues, ImmutableArray<Cue> endings)
    {
        foreach (Cue cue in cues)
            Add(cue);
        if (endings.Length > 0)
            this.endings = new(endings, []);
    }

    /// <summary>Appends every hit that begins in text[start..end], in order; a hit ends there too.</summary>
    public void Find(string text, int start, int end, List<CueHit> hits)
    {
        for (int at = start; at < end; at++)
        {
            char c = text[at];
            if (c < 0x80 && char.IsAsciiLetter(c) && at > 0 && char.IsAsciiLetter(text[at - 1]))
                continue;               // no form begins inside a word
            if (first[Folded(c)])
                FindAt(text, at, end, hits);
        }
    }

    /// <summary>The length of the longest form at a place; 0 when there is none.</summary>
    public int LongestAt(string text, int at, int end) => Longest(text, at, end)?.Length ?? 0;

    /// <summary>The longest form at a place with its length.</summary>
    public (Cue Cue, int Length)? Longest(string text, int at, int end)
    {
        (Cue, int)? longest = null;
        int node = 0;
        for (int k = at; k < end && Step(ref node, text[k]); k++)
            if (ends[node] is List<Cue> list)
                foreach (Cue cue in list)
                    if (Fits(cue, text, at, k + 1, end))
                        longest = (cue, k + 1 - at);
        return longest;
    }

    private void FindAt(string text, int at, int end, List<CueHit> hits)
    {
        int node = 0, begun = hits.Count;
        for (int k = at; k < end && Step(ref node, text[k]); k++)
            if (ends[node] is List<Cue> list)
                foreach (Cue cue in list)
                {
                    if (!Fits(cue, text, at, k + 1, end))
                        continue;
                    int stop = k + 1;
                    if (cue.Matching.HasFlag(CueMatching.EndingMayFollow) || cue.Matching.HasFlag(CueMatching.EndingMustFollow))
                    {
                        int ending = endings?.LongestAt(text, stop, end) ?? 0;
                        if (ending == 0 && (cue.Matching.HasFlag(CueMatching.EndingMustFollow) || (stop < end && IsKanjiOrKatakana(text[stop]))))
                            continue;           // 発表内容 is another word than 発表
                        stop += ending;
                    }
                    Keep(new(at, stop, cue), hits, begun);
                }
    }

    // A longer form of the same class replaces the shorter one that begins at the same place, and holds those that begin inside it.
    private static void Keep(CueHit hit, List<CueHit> hits, int begun)
    {
        for (int k = begun - 1; k >= 0 && k >= begun - 12; k--)
            if (hits[k].Cue.Class == hit.Cue.Class && hits[k].End >= hit.End && hits[k].Start < hit.Start)
                return;
        for (int k = begun; k < hits.Count; k++)
            if (hits[k].Cue.Class == hit.Cue.Class)
            {
                if (hit.End >= hits[k].End)
                    hits[k] = hit;
                return;
            }
        hits.Add(hit);
    }

    private static bool Fits(Cue cue, string text, int start, int stop, int end)
    {
        if (char.IsAsciiLetterOrDigit(cue.Form[0]) && start > 0 && IsWordLetter(text[start - 1]))
            return false;
        if (char.IsAsciiLetterOrDigit(cue.Form[^1]) && stop < text.Length && IsWordLetter(text[stop]))
            return false;
        return !cue.Matching.HasFlag(CueMatching.CaseCounts) || SameCase(cue.Form, text, start);
    }

    private static bool SameCase(string form, string text, int start)
    {
        for (int k = 0; k < form.Length; k++)
            if (text[start + k] != form[k] && !char.IsWhiteSpace(form[k]))
                return false;
        return true;
    }

    // Kana and kanji are no word letters here: an English word may stand right beside them.
    private static bool IsWordLetter(char c) => c < '\u2E80' && char.IsLetterOrDigit(c);

    private static bool IsKanjiOrKatakana(char c) => c is (>= '\u30A1' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');

    private bool Step(ref int node, char letter) => children.TryGetValue((long)node << 16 | Folded(letter), out node);

    private void Add(Cue cue)
    {
        int node = 0;
        first[Folded(cue.Form[0])] = true;
        foreach (char letter in cue.Form)
        {
            long edge = (long)node << 16 | Folded(letter);
            if (!children.TryGetValue(edge, out node))
            {
                children.Add(edge, node = ends.Count);
                ends.Add(null);
            }
        }
        (ends[node] ??= []).Add(cue);
    }

    // Case does not count, kinds of white space do not, and a typographic apostrophe is one.
    private static char Folded(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        < '\u0080' => c is '\n' or '\r' or '\t' ? ' ' : c,
        '\u2019' => '\'',
        '\u00A0' or '\u3000' => ' ',
        _ => char.ToLowerInvariant(c),
    };
}
