using System.Globalization;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>STR: quotations with their voices, cues, inferred borders, marks without partner, unusual space, characters outside the basic plane.</summary>
internal static class StructureRules
{
    private const int Deep = 4, LongestChain = 8;

    public static void Apply(Material material, FindingList findings)
    {
        Quotations(material, findings);
        HashSet<Stretch> cues = [];
        foreach (VoiceNode node in material.Tree.Nodes)
            if (node.Draft?.Cue is Stretch cue && cue.Length > 0 && !node.Draft.IsTitle && cues.Add(cue))
                findings.Add(FindingCodes.Cue, cue, Voice(material, node));
        // Two cues may serve one attribution; the second opens nothing.
        foreach (Stretch cue in material.Voices.LooseCues.Concat(material.Voices.Drafts.Select(d => d.Cue).OfType<Stretch>()))
            if (cue.Length > 0 && cues.Add(cue))
                findings.Add(FindingCodes.Cue, cue, Voice(material, material.Tree.At(cue.Start)));
        foreach ((Stretch at, bool isEnd) in material.Voices.InferredBorders)
            if (!material.Tree.At(at.Start).Draft?.IsConfirmed ?? true)
                findings.Add(FindingCodes.InferredBorder, at, isEnd ? "end" : "start", isEnd ? "" : Voice(material, material.Tree.Around(at)));
        foreach (Enclosures.Stray stray in material.Strays)
            findings.Add(
                FindingCodes.UnbalancedMark, new Stretch(stray.At, stray.At + 1), stray.Partner >= 0 ? [new(stray.Partner, stray.Partner + 1)] : [],
                material.Page.Text[stray.At].ToString(), stray.Count.ToString(CultureInfo.InvariantCulture), stray.Partner >= 0 ? "later" : "");
        Characters(material, findings);
    }

    private static void Quotations(Material material, FindingList findings)
    {
        foreach (Enclosure quote in material.Enclosures)
        {
            if (!material.Quotations.TryGetValue(quote, out QuotationKind kind))
                continue;
            VoiceNode node = material.Tree.Around(quote.Whole);
            string word = kind switch { QuotationKind.Title => "title", QuotationKind.Mention => "mention", _ => "words" };
            findings.Add(FindingCodes.Quotation, quote.Whole, Voice(material, node), $"{node.Level}", word);
            if (node.Level >= Deep && kind != QuotationKind.Mention)
                findings.Add(FindingCodes.DeepQuotation, quote.Whole, $"{node.Level}", string.Join(" > ", Chain(material, node)));
            if (node.Draft is { Speaker.Kind: VoiceKind.Unnamed } && kind == QuotationKind.Words && node.Content == quote.Whole)
                findings.Add(FindingCodes.Unattributed, quote.Whole);
        }
    }

    /// <summary>The voices from the author to the innermost.</summary>
    public static IEnumerable<string> Chain(Material material, VoiceNode node)
    {
        // Deeper chains show their inner end and the author; the level tells how many there are.
        List<string> chain = [];
        VoiceNode? at = node;
        for (; at is not null && chain.Count < LongestChain; at = at.Parent)
            chain.Add(Voice(material, at));
        if (at is not null)
            chain.AddRange(["…", "<author>"]);
        chain.Reverse();
        return chain;
    }

    /// <summary>The name of a node's voice; a word in angle brackets where it has none.</summary>
    public static string Voice(Material material, VoiceNode node)
    {
        Voice voice = material.Speakers[node.Voice];
        return voice.Name.Length > 0 ? voice.Name : voice.Kind switch { VoiceKind.Author => "<author>", VoiceKind.Anonymous => "<anonymous>", _ => "<unnamed>" };
    }

    // These are properties of the stored text, markup included.
    private static void Characters(Material material, FindingList findings)
    {
        string text = material.Text.Content;
        for (int k = 0; k < text.Length; k++)
        {
            char c = text[k];
            if (char.IsHighSurrogate(c))
            {
                int stop = k;
                while (stop + 1 < text.Length && char.IsHighSurrogate(text[stop]))
                    stop += 2;
                findings.Add(AnchorCodes.OutsideBasicPlane, new SourceSpan(k, stop - k), [$"U+{char.ConvertToUtf32(text[k], text[k + 1]):X}", $"{(stop - k) / 2}"], []);
                k = stop - 1;
            }
            else if (IsUnusualSpace(c))
            {
                int stop = k + 1;
                while (stop < text.Length && text[stop] == c)
                    stop++;
                findings.Add(FindingCodes.UnusualSpace, new SourceSpan(k, stop - k), [$"U+{(int)c:X4}", $"{stop - k}"], []);
                k = stop - 1;
            }
        }
    }

    // The ideographic space is usual in Japanese; tabs and line breaks are usual everywhere.
    private static bool IsUnusualSpace(char c) =>
        c is '\u00A0' or '\u1680' or '\u180E' or (>= '\u2000' and <= '\u200D') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u2060' or '\uFEFF' or '\u0085' or '\v' or '\f';
}
