using System.Text;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Finds the words that name a speaker in a Japanese sentence: the noun phrases before は, が, も and their like.</summary>
internal sealed class JapaneseNames(FoldedText folded, WordTables words, Func<Enclosure, string> inside)
{
    private const int Longest = 40;
    private static readonly string[] Suffixes = ["さん", "たち", "がた", "ら", "ちゃん", "くん"];

    /// <summary>A noun phrase with the particle behind it.</summary>
    /// <param name="Start">Where the phrase begins in the folded text.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="Particle">は, が, も, or か for から.</param>
    /// <param name="Behind">The first place behind the particle and a comma.</param>
    public readonly record struct Subject(int Start, int End, char Particle, int Behind);

    /// <summary>The noun phrases of a sentence that have such a particle, in order.</summary>
    public List<Subject> In(Stretch sentence)
    {
        string text = folded.Text;
        List<Subject> subjects = [];
        for (int k = sentence.Start + 1; k < sentence.End; k++)
        {
            char c = text[k];
            bool passive = c == 'か' && k + 1 < sentence.End && text[k + 1] == 'ら';
            if (c is not ('は' or 'が' or 'も') && !passive)
                continue;
            int end = NameEnd(k);
            if (end <= sentence.Start || (c == 'が' && k + 1 < sentence.End && text[k + 1] is 'る' or 'り' or 'っ') || (c == 'も' && k + 1 < sentence.End && text[k + 1] is 'の' or 'と' or 'う' or 'し' or 'ち'))
                continue;
            int start = NameStart(end, sentence.Start);
            if (start >= end)
                continue;
            int behind = k + (passive ? 2 : 1);
            if (passive && behind < sentence.End && text[behind] is 'は' or 'も')
                behind++;
            if (behind < sentence.End && text[behind] == '、')
                behind++;
            subjects.Add(new(start, end, c, behind));
        }
        return subjects;
    }

    /// <summary>The phrase that ends at a place, such as the one before によると.</summary>
    public Subject? Ending(int at, int least)
    {
        int end = NameEnd(at);
        int start = end > least ? NameStart(end, least) : end;
        return start < end ? new(start, end, ' ', at) : null;
    }

    /// <summary>Who a phrase names; null when nothing shows that it can speak, unless <paramref name="anybody"/> will do.</summary>
    public Speaker? SpeakerOf(Subject subject, bool anybody = false)
    {
        string name = Name(subject);
        WordTables.NameForm form = words.Name(name);
        if (form.IsSelf)
            return Speaker.Self;
        // 局長の答弁は: the director speaks
        if (form.Speech > 0)
        {
            int cut = subject.End - form.Speech;
            while (cut > subject.Start && folded.Text[cut] == FoldedText.Bracket)
                cut--;
            return SpeakerOf(subject with { End = Math.Max(cut, subject.Start + 1) }, anybody: true);
        }
        VoiceKind? kind = form.Kind;
        if (kind is null && name.Length >= 2 && (IsForeign(name) || anybody))
            kind = VoiceKind.Other;
        return kind is VoiceKind found && !IsDate(name) ? new(name, found, folded.Place(subject.Start, subject.End)) : null;
    }

    /// <summary>The phrase as people write it: brackets left out, names in marks without their marks.</summary>
    public string Name(Subject subject)
    {
        StringBuilder name = new();
        // 「北港タイムズ」電子版: the name stands in the marks.
        for (int k = subject.Start; k < subject.End; k++)
            if (folded.Text[k] == FoldedText.Quote && folded.At(k) is Enclosure { Inside.Length: > 1 } named && subject.End - k is > 1 and <= 6 && folded.Text.AsSpan(k + 1, subject.End - k - 1).IndexOf('の') < 0)
                return inside(named);
        for (int k = subject.Start; k < subject.End; k++)
            if (folded.Text[k] == FoldedText.Quote && folded.At(k) is Enclosure quote)
                name.Append(inside(quote));
            else if (folded.Text[k] != FoldedText.Bracket)
                name.Append(folded.Text[k]);
        return name.ToString();
    }

    private int NameEnd(int particle)
    {
        string text = folded.Text;
        int end = particle;
        while (end > 0 && text[end - 1] == FoldedText.Bracket)
            end--;
        if (end > 0 && (IsNameLetter(text[end - 1]) || text[end - 1] == FoldedText.Quote) && text[end - 1] != 'の')
            return end;
        foreach (string suffix in Suffixes)
            if (end > suffix.Length && string.CompareOrdinal(text, end - suffix.Length, suffix, 0, suffix.Length) == 0 && IsNameLetter(text[end - suffix.Length - 1]))
                return end;
        return -1;
    }

    private int NameStart(int end, int least)
    {
        string text = folded.Text;
        int start = end;
        foreach (string suffix in Suffixes)
            if (start - suffix.Length > least && string.CompareOrdinal(text, start - suffix.Length, suffix, 0, suffix.Length) == 0)
            {
                start -= suffix.Length;
                break;
            }
        while (start > least && end - start < Longest)
        {
            char c = text[start - 1];
            // A name in marks may be part of it: 「北港タイムズ」電子版
            if (c == FoldedText.Quote ? folded.At(start - 1) is not Enclosure { Inside.Length: <= 20 } || start == end : !(IsNameLetter(c) || (c == FoldedText.Bracket && start < end)))
                break;
            start--;
        }
        while (start < end && text[start] is 'の' or '・' or FoldedText.Bracket or 'ー')
            start++;
        return start;
    }

    private static bool IsNameLetter(char c) =>
        c is (>= '\u30A1' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or '々' or 'の' or '・' or 'ヶ' or '〇' || char.IsAsciiLetterOrDigit(c) || c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'ｚ') || char.IsSurrogate(c);

    private static bool IsForeign(string name) => name.All(c => c is (>= '\u30A1' and <= '\u30FF') || char.IsAsciiLetter(c) || c == 'の') && !name.EndsWith('の');

    private static bool IsDate(string name) => name[^1] is '日' or '年' or '月' or '時' or '分' && name.Any(c => char.IsDigit(c));
}
