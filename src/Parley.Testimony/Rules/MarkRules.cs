using System.Collections.Immutable;
using System.Globalization;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>A mark of the reading text.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Kind">What it does.</param>
/// <param name="By">The node whose voice made it.</param>
/// <param name="IsSure">Whether the words leave no doubt.</param>
internal readonly record struct MarkItem(Stretch At, MarkKind Kind, VoiceNode By, bool IsSure = true);

/// <summary>MRK: notes, glosses, omissions, insertions, captions, items of enumerations.</summary>
internal sealed class MarkRules
{
    private readonly Material material;
    private readonly FindingList findings;
    private readonly List<MarkItem> marks = [];

    private MarkRules(Material material, FindingList findings) => (this.material, this.findings) = (material, findings);

    public IReadOnlyList<MarkItem> Marks => marks;

    public static MarkRules Apply(Material material, Corrected corrected, FindingList findings)
    {
        MarkRules rules = new(material, findings);
        rules.Brackets(corrected);
        rules.BareOmissions();
        rules.Captions();
        foreach ((Stretch at, string owner) in Enumerations.In(material))
            rules.Add(at, MarkKind.Enumeration, material.Tree.At(at.Start), FindingCodes.Enumeration, owner);
        rules.marks.Sort((a, b) => a.At.Start != b.At.Start ? a.At.Start.CompareTo(b.At.Start) : b.At.End.CompareTo(a.At.End));
        return rules;
    }

    private void Brackets(Corrected corrected)
    {
        HashSet<string> words = [.. material.Tables.Of("omission").Where(c => c.Form.Length > 1 && char.IsLetter(c.Form[0])).Select(c => c.Form)];
        foreach (Enclosure bracket in material.Enclosures)
        {
            if (bracket.IsQuote)
                continue;
            VoiceNode maker = Maker(bracket.Whole.Start);
            string who = StructureRules.Voice(material, maker);
            switch (bracket.Bracket)
            {
                case BracketKind.Note when !IsCaption(bracket):
                    Add(bracket.Whole, MarkKind.Note, maker, FindingCodes.Note, who);
                    OmissionInNote(bracket, words, maker);
                    break;
                case BracketKind.Omission:
                    Add(bracket.Whole, MarkKind.Omission, maker, FindingCodes.Omission, who);
                    break;
                case BracketKind.Gloss:
                    Add(bracket.Whole, MarkKind.Gloss, maker, FindingCodes.Gloss, who);
                    break;
                case BracketKind.Insertion:
                    Add(bracket.Whole, MarkKind.Insertion, maker, FindingCodes.Insertion, who, corrected.Confirms(bracket.Whole, material.Page) ? "confirmed" : "");
                    break;
            }
        }
    }

    // A note is made by whoever gives the words that it interrupts: the voice outside of the innermost words given as they were said.
    private VoiceNode Maker(int place) => material.Quoted(place)?.Parent ?? material.Tree.Nodes[0];

    private bool IsCaption(Enclosure bracket) => material.Facts[bracket.Paragraph].IsCaption && bracket.Whole == material.Page.Paragraphs[bracket.Paragraph].Text;

    // (注:「勝手に」は同紙の決まり文句。中略): a note that also says that something was left out.
    private void OmissionInNote(Enclosure note, HashSet<string> words, VoiceNode maker)
    {
        string inside = material.Slice(note.Inside);
        foreach (string word in words)
            if (word.Length >= 2 && word[0] >= '\u2E80' && inside.LastIndexOf(word, StringComparison.Ordinal) is int at and > 0 && inside[at - 1] is '。' or '、' or ' ' or '・' or '；' && (at + word.Length == inside.Length || inside[at + word.Length] is '。' or '、' or ' '))
            {
                Stretch place = new(note.Inside.Start + at, note.Inside.Start + at + word.Length);
                Add(place, MarkKind.Omission, maker, FindingCodes.Omission, StructureRules.Voice(material, maker));
                return;
            }
    }

    // … and ... inside words given as they were said; at their end they may only trail off.
    private void BareOmissions()
    {
        string text = material.Page.Text;
        for (int k = 0; k < text.Length; k++)
        {
            int stop = k;
            while (stop < text.Length && text[stop] is '…' or '‥')
                stop++;
            if (stop == k)
            {
                while (stop < text.Length && (text[stop] == '.' || (text[stop] == ' ' && stop > k && stop + 1 < text.Length && text[stop + 1] == '.' && text[stop - 1] == '.')))
                    stop++;
                if (stop - k < 3 || text.AsSpan(k, stop - k).Count('.') is < 3 or > 5)
                {
                    k = Math.Max(k, stop - 1);
                    continue;
                }
            }
            if (material.Quoted(k) is { } verbatim && material.EnclosureAt(k) is not { Bracket: BracketKind.Omission or BracketKind.Note })
            {
                int end = verbatim.Content.End;
                while (end > stop && text[end - 1] is '」' or '』' or '”' or '"' or '’' or '\'' or '。')
                    end--;
                bool trails = stop >= end || text[stop] is '\n' or '」' or '』' or '”' or '’' || (stop + 1 < text.Length && text[stop] == '。');
                VoiceNode maker = verbatim.Parent ?? material.Tree.Nodes[0];
                marks.Add(new(new(k, stop), MarkKind.Omission, maker, !trails));
                findings.Add(FindingCodes.Omission, new Stretch(k, stop), StructureRules.Voice(material, maker), trails ? "trailing" : "");
            }
            k = stop - 1;
        }
    }

    private void Captions()
    {
        for (int p = 0; p < material.Facts.Length; p++)
            if (material.Facts[p].IsCaption)
            {
                Stretch at = material.Page.Paragraphs[p].Text;
                Add(at, MarkKind.Caption, material.Tree.At(at.Start), FindingCodes.Caption);
            }
    }

    private void Add(Stretch at, MarkKind kind, VoiceNode by, string code, params ImmutableArray<string> facts)
    {
        marks.Add(new(at, kind, by));
        findings.Add(code, at, facts);
    }
}
