using System.Collections.Immutable;
using System.Text;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Holds quotations against the texts of their sources: the words must stand there, in order, notes and insertions aside.</summary>
internal sealed class SourceComparison(Material material, ImmutableArray<(string? Voice, Text Text)> sources, CancellationToken cancellation)
{
    // Shorter words may stand anywhere and prove nothing.
    private const int ShortestLatin = 12, ShortestJapanese = 6;

    private readonly ImmutableArray<(string? Voice, string Words)> texts = [.. sources.Select(s => (s.Voice, Plain(s.Text.Content)))];

    public void Report(FindingList findings)
    {
        foreach (Enclosure quote in material.Enclosures)
        {
            if (!material.Quotations.TryGetValue(quote, out QuotationKind kind) || kind != QuotationKind.Words)
                continue;
            cancellation.ThrowIfCancellationRequested();
            VoiceNode node = material.Tree.Around(quote.Whole);
            Voice voice = material.Speakers[node.Voice];
            string[] candidates = [.. texts.Where(t => t.Voice is null || voice.Forms.Append(voice.Name).Any(f => f.EndsWith(t.Voice, StringComparison.OrdinalIgnoreCase))).Select(t => t.Words)];
            string[] pieces = [.. Pieces(quote).Where(p => p.Length >= (p[0] >= '\u2E80' ? ShortestJapanese : ShortestLatin))];
            if (candidates.Length > 0 && pieces.Length > 0 && !candidates.Any(c => HoldsInOrder(c, pieces)))
                findings.Add(FindingCodes.NotInSource, quote.Whole, StructureRules.Voice(material, node));
        }
    }

    private static bool HoldsInOrder(string source, string[] pieces)
    {
        int at = 0;
        foreach (string piece in pieces)
        {
            at = source.IndexOf(piece, at, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return false;
            at += piece.Length;
        }
        return true;
    }

    // The words between omissions, without what brackets hold that are not the speaker's.
    private IEnumerable<string> Pieces(Enclosure quote)
    {
        StringBuilder piece = new();
        int k = quote.Inside.Start;
        foreach (Enclosure child in quote.Children.Where(c => !c.IsQuote && c.Bracket is not BracketKind.Ordinary and not BracketKind.Enumeration))
        {
            piece.Append(material.Page.Text, k, Math.Max(0, child.Whole.Start - k));
            if (child.Bracket == BracketKind.Omission)
                piece.Append('…');
            k = child.Whole.End;
        }
        piece.Append(material.Page.Text, k, Math.Max(0, quote.Inside.End - k));
        return piece.ToString().Replace("...", "…", StringComparison.Ordinal).Split('…').Select(p => Plain(p).Trim('.', ',', '。', '、', ' ')).Where(p => p.Length > 0);
    }

    // White space and the shape of quotation marks do not matter.
    private static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char c in text)
            if (char.IsWhiteSpace(c))
            {
                if (plain.Length > 0 && plain[^1] != ' ' && plain[^1] < '\u2E80')
                    plain.Append(' ');
            }
            else
            {
                if (c >= '\u2E80' && plain.Length > 0 && plain[^1] == ' ')
                    plain.Length--;
                plain.Append(c switch { '“' or '”' or '„' or '«' or '»' => '"', '‘' or '’' => '\'', '『' => '「', '』' => '」', _ => c });
            }
        return plain.ToString();
    }
}
