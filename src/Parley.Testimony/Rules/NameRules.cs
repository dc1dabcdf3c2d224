using System.Collections.Immutable;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>NAM: variants of names by the table, two spellings, groups with different members, names close to known ones. Nothing is merged.</summary>
internal static class NameRules
{
    public static ImmutableArray<NameGroup> Apply(Material material, FindingList findings)
    {
        Spellings spellings = new(material.Tables);
        ImmutableArray<NameGroup>.Builder groups = ImmutableArray.CreateBuilder<NameGroup>();
        foreach (NameBook.Group group in material.Names.Groups)
        {
            List<NameBook.Form> forms = group.Forms;
            groups.Add(new(group.Id, [.. forms.Select(f => new NameForm(f.Text, material.Span(f.First), f.Count))]));
            if (group.Id is not null)
                foreach (NameBook.Form form in forms.Skip(1))
                    findings.Add(FindingCodes.NameVariant, form.First, [forms[0].First], form.Text, forms[0].Text, group.Id, form.Note);
            else
            {
                // Of two genders of one family name the finding stands at the form without the ending; otherwise at the later spelling.
                NameBook.Form at = forms.Find(f => forms.Exists(o => o != f && spellings.IsGenderPair(o.Text, f.Text))) ?? forms[^1];
                NameBook.Form other = forms.First(f => f != at);
                findings.Add(FindingCodes.TwoSpellings, at.First, [other.First], at.Text, other.Text);
            }
        }
        foreach ((NameBook.Form form, AliasRow near) in material.Names.Near)
            findings.Add(FindingCodes.NearName, form.First, form.Text, near.Form, near.Id, near.Note);
        GroupMembers(material, findings);
        return groups.ToImmutable();
    }

    // The northern states (Arden, Corvo) … The northern states (Arden, Corvo, Belmar)
    private static void GroupMembers(Material material, FindingList findings)
    {
        Dictionary<string, List<(Stretch At, string Members)>> byName = [];
        foreach (Enclosure bracket in material.Enclosures)
            if (bracket is { IsQuote: false, Bracket: BracketKind.Ordinary, IsClosed: true, Open: '(' or '（' } && bracket.Inside.Length <= 200
                && Members(material.Slice(bracket.Inside)) is string[] members && Name(material, bracket.Whole.Start) is Stretch name)
            {
                string key = material.Slice(name).ToLowerInvariant();
                if (!byName.TryGetValue(key, out var list))
                    byName.Add(key, list = []);
                list.Add((new(name.Start, bracket.Whole.End), string.Join(", ", members.Order(StringComparer.Ordinal))));
            }
        foreach ((string _, List<(Stretch At, string Members)> list) in byName)
        {
            (Stretch At, string Members)[] distinct = [.. list.DistinctBy(l => l.Members).Take(2)];
            if (distinct.Length > 1)
                foreach ((Stretch at, string members) in list)
                {
                    (Stretch otherAt, string other) = distinct[0].Members == members ? distinct[1] : distinct[0];
                    findings.Add(FindingCodes.GroupMembers, at, [otherAt], members, other);
                }
        }
    }

    // Two or more names parted by commas.
    private static string[]? Members(string inside)
    {
        string[] parts = [.. inside.Split(['、', ',', '，', '・'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => p.StartsWith("and ", StringComparison.Ordinal) ? p[4..] : p)];
        return parts.Length >= 2 && Array.TrueForAll(parts, IsName) ? parts : null;
    }

    private static bool IsName(string part) =>
        part.Length is >= 2 and <= 30 && (part[0] >= '\u2E80'
            ? part.All(c => c is (>= '\u30A1' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or '々')
            : char.IsUpper(part[0]) && part.All(c => char.IsLetter(c) || c is ' ' or '-' or '\'' or '’') && !part.Split(' ').Any(w => w.Length > 3 && char.IsLower(w[0])));

    // The words before the brackets: in English back to the article, in Japanese kanji and katakana.
    private static Stretch? Name(Material material, int bracket)
    {
        string text = material.Page.Text;
        int end = bracket;
        while (end > 0 && text[end - 1] == ' ')
            end--;
        if (end == 0)
            return null;
        int start = end;
        if (text[end - 1] >= '\u2E80')
        {
            while (start > 0 && end - start < 20 && text[start - 1] is (>= '\u30A1' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or '々')
                start--;
            string name = text[start..end];
            return material.Tables.Of("group").Any(c => c.Form == name) || material.Tables.Of("group-ending").Any(c => name.EndsWith(c.Form, StringComparison.Ordinal)) || name.Length >= 3 ? new(start, end) : null;
        }
        for (int words = 0; words < 4 && start > 0; words++)
        {
            int word = start;
            while (word > 0 && text[word - 1] == ' ')
                word--;
            int from = word;
            while (from > 0 && (char.IsLetter(text[from - 1]) || text[from - 1] == '-'))
                from--;
            if (from == word)
                break;
            string? function = material.Words.Function(text[from..word].ToLowerInvariant());
            if (function is not (null or "det"))
                break;
            start = from;
            if (function == "det")
                break;
        }
        return start < end ? new(start, end) : null;
    }
}
