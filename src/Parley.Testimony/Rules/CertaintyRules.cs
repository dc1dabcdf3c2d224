using System.Collections.Immutable;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>CER: certainty words, certainty that rises on the same evidence, forecasts without a date.</summary>
internal static class CertaintyRules
{
    // A chain reaches over so many sentences.
    private const int ChainReach = 2;

    public static void Apply(Material material, FindingList findings)
    {
        foreach (CertaintyItem item in material.Certainty)
            findings.Add(
                FindingCodes.Certainty, item.At, item.Band.Name, Percent(item.Band.Low), Percent(item.Band.High),
                item.IsConditional ? "conditional" : "", StructureRules.Voice(material, material.Tree.At(item.At.Start)));
        Rising(material, findings);
        Vague(material, findings);
    }

    private static string Percent(double? probability) => probability is double p ? (100 * p).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) : "";

    // Some reports say that A. As A, B plainly. — the second sentence takes for certain what the first only had heard, and cites nothing new.
    private static void Rising(Material material, FindingList findings)
    {
        int firm = Order(material, "very-likely"), weak = Order(material, "possible");
        (CertaintyItem Item, int Sentence)? start = null;
        foreach (CertaintyItem item in material.Certainty)
        {
            int sentence = material.SentenceIndex(item.At.Start);
            if (sentence < 0 || material.Quoted(item.At.Start) is not null)
                continue;
            if (Order(material, item.Band.Name) <= weak)
            {
                start = (item, sentence);
                continue;
            }
            if (Order(material, item.Band.Name) < firm || start is not (CertaintyItem first, int at) || sentence == at || sentence - at > ChainReach || material.ParagraphAt(first.At.Start) != material.ParagraphAt(item.At.Start))
                continue;
            Stretch later = material.Sentences[sentence];
            bool cites = material.IsCited(later) || material.Voices.ReportsIn(later);
            if (!cites && Stems.Shared(material.Page.Text, material.Sentences[at], later) is string stem)
            {
                findings.Add(FindingCodes.RisingCertainty, item.At, [first.At], first.Band.Name, item.Band.Name, stem);
                start = null;
            }
        }
    }

    // Bands stand from weak to strong.
    private static int Order(Material material, string band)
    {
        for (int k = 0; k < material.Tables.Bands.Length; k++)
            if (material.Tables.Bands[k].Name == band)
                return k;
        return -1;
    }

    private static void Vague(Material material, FindingList findings)
    {
        HashSet<int> told = [];
        foreach (CueHit hit in material.Hits)
        {
            if (hit.Cue.Class != "horizon" || material.Tree.At(hit.Start).Index != 0)
                continue;
            Stretch sentence = material.SentenceAt(hit.Start);
            if (HasDay(material, sentence) || !told.Add(sentence.Start))
                continue;
            Stretch at = new(hit.Start, hit.End);
            // (数年のうち?): a horizon in brackets of its own.
            if (material.EnclosureAt(hit.Start) is { IsQuote: false } bracket && bracket.Inside.Start == hit.Start && bracket.Inside.End - hit.End <= 2)
                at = bracket.Whole;
            findings.Add(FindingCodes.VagueForecast, at, "horizon");
        }
        foreach (CertaintyItem item in material.Certainty)
        {
            if (item.Band.Low is null || material.Tree.At(item.At.Start).Index != 0)
                continue;
            Stretch sentence = material.SentenceAt(item.At.Start);
            if (sentence.Length > 0 && !told.Contains(sentence.Start) && !HasDay(material, sentence) && Predicate(material, item.At, sentence) is Stretch predicate && told.Add(sentence.Start))
                findings.Add(FindingCodes.VagueForecast, predicate, "none");
        }
    }

    private static bool HasDay(Material material, Stretch sentence) => material.DatesIn(sentence).Any(d => d.Raw.Month is not null || d.Raw.Day is not null || d.Raw.Weekday is not null || d.Raw.Year is not null);

    // What is foretold: in Japanese the clause before the word, when its verb is in the dictionary form; in English a verb with "will" beside the word.
    private static Stretch? Predicate(Material material, Stretch word, Stretch sentence)
    {
        string text = material.Page.Text;
        if (Registers.IsJapanese(text, sentence.Start, sentence.End))
        {
            if (word.Start <= sentence.Start + 4 || text[word.Start - 1] is not ('る' or 'う' or 'く' or 'す' or 'む' or 'ぶ' or 'つ' or 'い' or 'ぐ') || text[word.Start - 1] == 'い' && text[word.Start - 2] != 'な')
                return null;
            if (text.AsSpan(sentence.Start, word.Start - sentence.Start).EndsWith("ている"))
                return null;
            int start = word.Start;
            while (start > sentence.Start && text[start - 1] is not ('、' or '。' or ')' or '）'))
                start--;
            return new(start, word.Start);
        }
        int from = Math.Max(sentence.Start, word.Start - 12), to = Math.Min(sentence.End, word.End + 8);
        int will = text.IndexOf("will ", from, to - from, StringComparison.Ordinal);
        if (will < 0)
            return null;
        return new(Math.Min(will, word.Start), Math.Max(word.End, will + 4));
    }
}
