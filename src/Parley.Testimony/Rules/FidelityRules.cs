using System.Collections.Immutable;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>FID: altered quotations, paraphrases stronger than their quotation, words that the source does not hold, slips.</summary>
internal static class FidelityRules
{
    public static void Apply(Material material, MarkRules marks, ImmutableArray<(string? Voice, Text Text)> sources, FindingList findings, CancellationToken cancellation)
    {
        foreach (MarkItem mark in marks.Marks)
            if (mark.Kind == MarkKind.Insertion && ChangesWhoOrWhat(material, mark.At))
                findings.Add(FindingCodes.AlteredQuotation, mark.At, material.Slice(mark.At));
        Paraphrases(material, findings);
        if (sources.Length > 0)
            new SourceComparison(material, sources, cancellation).Report(findings);
        foreach (CueHit hit in material.Hits)
            if (hit.Cue.Class == "slip" && material.Quoted(hit.Start) is not null)
                findings.Add(FindingCodes.Slip, Word(material.Page.Text, hit), material.Slice(new(hit.Start, hit.End)));
    }

    // A name, a noun or a number is put in; [is] and [the] only mend the grammar.
    private static bool ChangesWhoOrWhat(Material material, Stretch at)
    {
        string text = material.Page.Text;
        for (int k = at.Start + 1; k < at.End - 1;)
        {
            int stop = k;
            if (IsNoun(text[k]))
            {
                while (stop < at.End - 1 && IsNoun(text[stop]))
                    stop++;
                if (stop - k >= 2)
                    return true;
            }
            else if (char.IsAsciiLetter(text[k]))
            {
                while (stop < at.End - 1 && char.IsAsciiLetter(text[stop]))
                    stop++;
                string word = text[k..stop].ToLowerInvariant();
                if (char.IsUpper(text[k]) && stop - k > 1 && !material.Words.IsCalendar(word) && material.Words.Function(word) is null)
                    return true;
            }
            else if (char.IsDigit(text[k]))
                return true;
            k = Math.Max(stop, k + 1);
        }
        return false;
    }

    private static bool IsNoun(char c) => c is (>= '\u30A1' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF') or '々';

    // The author's sentence says that it has happened, the words it quotes say that it may.
    private static void Paraphrases(Material material, FindingList findings)
    {
        foreach (Enclosure quote in material.Enclosures)
        {
            if (!material.Quotations.TryGetValue(quote, out QuotationKind kind) || kind == QuotationKind.Mention || quote.Parent is { IsQuote: true } || quote.Inside.Length < 6)
                continue;
            Stretch sentence = material.SentenceAt(quote.Whole.Start);
            if (sentence.Length == 0)
                continue;
            int weakest = int.MaxValue;
            List<CueHit> strong = [];
            foreach (CueHit hit in material.HitsIn(sentence))
            {
                if (hit.Cue.Class != "aspect")
                    continue;
                int stage = hit.Cue.Value[0] - '0';
                if (quote.Inside.Holds(new Stretch(hit.Start, hit.End)))
                    weakest = Math.Min(weakest, stage);
                else if (stage >= 4 && material.EnclosureAt(hit.Start) is null && hit.End <= quote.Whole.Start)
                    strong.Add(hit);
            }
            if (weakest > 3)
                continue;
            // What is said to have happened must be what the quoted words say may happen.
            int own = OwnEnd(sentence, quote);
            foreach (CueHit hit in strong)
                if (Claim(material.Page.Text, sentence, own, hit) is Stretch claim && Stems.Shared(material.Page.Text, claim, quote.Inside) is string stem)
                {
                    findings.Add(FindingCodes.StrongerParaphrase, claim, [quote.Whole], stem);
                    break;
                }
        }
    }

    // The author's own words end where the brackets or marks that hold the quotation begin.
    private static int OwnEnd(Stretch sentence, Enclosure quote)
    {
        Enclosure outermost = quote;
        while (outermost.Parent is Enclosure parent)
            outermost = parent;
        return Math.Max(sentence.Start, outermost.Whole.Start);
    }

    // English: from "have already" to the end of the clause. Japanese: from the noun before the predicate to its end.
    private static Stretch Claim(string text, Stretch sentence, int own, CueHit hit)
    {
        if (hit.Cue.Language == "ja")
        {
            int noun = hit.Start;
            while (noun > sentence.Start && IsNoun(text[noun - 1]))
                noun--;
            return new(noun, hit.End);
        }
        int end = hit.End;
        while (end < own && text[end] is not (',' or ';' or '.' or '(' or ':'))
            end++;
        while (end > hit.End && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new(hit.Start, end);
    }

    // 考えてている: the word that holds the doubled kana.
    private static Stretch Word(string text, CueHit hit)
    {
        int start = hit.Start;
        if (hit.Cue.Language == "ja")
        {
            int kana = 0;
            while (start > 0 && kana < 3 && text[start - 1] is >= '\u3041' and <= '\u3096')
                (start, kana) = (start - 1, kana + 1);
            int kanji = 0;
            while (start > 0 && kanji < 3 && text[start - 1] is >= '\u4E00' and <= '\u9FFF')
                (start, kanji) = (start - 1, kanji + 1);
            if (kanji == 0)
                start = hit.Start;
        }
        return new(start, hit.End);
    }
}
