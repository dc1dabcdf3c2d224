using System.Collections.Immutable;

namespace Parley.Analysis.Testimony;

/// <summary>A place where a form of a name with several forms stands.</summary>
internal readonly record struct NamePlace(int At, int Length, int Group, string Form);

/// <summary>Names of a text that have several forms, by the alias table or by rules of spelling. It proposes and never merges.</summary>
internal sealed class NameBook
{
    private const int ShortestLatin = 4, ShortestKana = 3;

    /// <summary>One name with several forms.</summary>
    /// <param name="Id">Its id in the alias table; null for a proposal.</param>
    /// <param name="Kind">What the table says it names; empty for a proposal.</param>
    /// <param name="Forms">The forms, in the order of the text.</param>
    internal sealed record Group(string? Id, string Kind, List<Form> Forms);

    /// <summary>One form.</summary>
    internal sealed class Form(string text, Stretch first)
    {
        public string Text { get; } = text;

        public Stretch First { get; } = first;

        public int Count { get; set; } = 1;

        public string Note { get; init; } = "";
    }

    public List<Group> Groups { get; } = [];

    /// <summary>Where forms stand, in order.</summary>
    public List<NamePlace> Places { get; } = [];

    /// <summary>Forms close to one of the alias table and not in it, with that one.</summary>
    public List<(Form Form, AliasRow Near)> Near { get; } = [];

    public static NameBook Of(Page page, CueTables tables, WordTables words, bool[] taken)
    {
        NameBook book = new();
        Dictionary<string, Form> candidates = Candidates(page, words, taken);
        HashSet<string> known = book.ByTable(page, tables, taken);
        book.BySpelling(candidates, tables, known);
        book.NearMisses(candidates, tables, known);
        book.Places.Sort((a, b) => a.At.CompareTo(b.At));
        return book;
    }

    // Forms of the alias table that stand in the text.
    private HashSet<string> ByTable(Page page, CueTables tables, bool[] taken)
    {
        CueIndex index = new([.. tables.Aliases.Select((row, k) => new Cue("alias", row.Language, row.Form, $"{k}", CueMatching.CaseCounts))], []);
        List<CueHit> hits = [];
        foreach (Paragraph paragraph in page.Paragraphs)
            index.Find(page.Text, paragraph.Text.Start, paragraph.Text.End, hits);
        Dictionary<string, Group> byId = [];
        List<(CueHit Hit, AliasRow Row)> places = [];
        foreach (CueHit hit in hits)
        {
            if (taken[hit.Start] || SplitsKatakana(page.Text, hit.Start, hit.End))
                continue;
            AliasRow row = tables.Aliases[int.Parse(hit.Cue.Value, System.Globalization.CultureInfo.InvariantCulture)];
            places.Add((hit, row));
            if (!byId.TryGetValue(row.Id, out Group? group))
                byId.Add(row.Id, group = new(row.Id, row.Kind, []));
            if (group.Forms.Find(f => f.Text == row.Form) is Form form)
                form.Count++;
            else
                group.Forms.Add(new(row.Form, new(hit.Start, hit.End)) { Note = row.Note });
        }
        Dictionary<string, int> numbers = [];
        foreach (Group group in byId.Values)
            if (group.Forms.Count > 1)
            {
                numbers.Add(group.Id!, Groups.Count);
                Groups.Add(group);
            }
        foreach ((CueHit hit, AliasRow row) in places)
            if (numbers.TryGetValue(row.Id, out int g))
                Places.Add(new(hit.Start, hit.End - hit.Start, g, row.Form));
        return [.. byId.Values.SelectMany(g => g.Forms).Select(f => f.Text)];
    }

    // Names that the spelling rules make the same word.
    private void BySpelling(Dictionary<string, Form> candidates, CueTables tables, HashSet<string> known)
    {
        Spellings spellings = new(tables);
        Dictionary<string, List<Form>> byKey = [];
        foreach (Form form in candidates.Values)
            foreach (string key in spellings.Keys(form.Text))
            {
                if (!byKey.TryGetValue(key, out List<Form>? list))
                    byKey.Add(key, list = []);
                if (list.Count < 16)
                    list.Add(form);
            }
        HashSet<(string, string)> told = [];
        foreach (List<Form> forms in byKey.Values.Where(l => l.Count > 1).OrderBy(l => l.Min(f => f.First.Start)))
        {
            List<Form> ordered = [.. forms.DistinctBy(f => f.Text).OrderBy(f => f.First.Start)];
            // What the table knows, as one name or as two, the table decides.
            if (ordered.Count < 2 || ordered.Count(f => known.Contains(f.Text)) > 1 || !told.Add((ordered[0].Text, ordered[^1].Text)))
                continue;
            Groups.Add(new(null, "", ordered));
            foreach (Form form in ordered)
                Places.Add(new(form.First.Start, form.First.Length, Groups.Count - 1, form.Text));
        }
    }

    // One letter away from a known name: a slip, or another place altogether.
    private void NearMisses(Dictionary<string, Form> candidates, CueTables tables, HashSet<string> known)
    {
        Dictionary<string, AliasRow> oneLess = [];
        foreach (AliasRow row in tables.Aliases)
            if (row.Form.Length >= (row.Form[0] < 128 ? 6 : 4))
            {
                oneLess.TryAdd(row.Form, row);
                for (int k = 0; k < row.Form.Length; k++)
                    oneLess.TryAdd(row.Form.Remove(k, 1), row);
            }
        HashSet<string> forms = [.. tables.Aliases.Select(a => a.Form)];
        HashSet<Form> grouped = [.. Groups.SelectMany(g => g.Forms)];
        foreach (Form form in candidates.Values.OrderBy(f => f.First.Start))
        {
            if (forms.Contains(form.Text) || known.Contains(form.Text) || form.Text.Length < (form.Text[0] < 128 ? 6 : 4))
                continue;
            AliasRow? near = oneLess.GetValueOrDefault(form.Text);
            for (int k = 0; near is null && k < form.Text.Length && form.Text.Length <= 30; k++)
                near = oneLess.GetValueOrDefault(form.Text.Remove(k, 1));
            // An English plural or possessive is no other name.
            if (near is not null && !grouped.Contains(form) && form.Text != near.Form + "s" && form.Text != near.Form + "n" && near.Form[0] == form.Text[0])
                Near.Add((form, near));
        }
    }

    // Capitalised words inside sentences, and runs of katakana.
    private static Dictionary<string, Form> Candidates(Page page, WordTables words, bool[] taken)
    {
        Dictionary<string, Form> forms = [];
        HashSet<string> small = [];
        string text = page.Text;
        foreach (Paragraph paragraph in page.Paragraphs)
        {
            (int start, int end) = (paragraph.Text.Start, paragraph.Text.End);
            for (int k = start; k < end;)
            {
                int stop = k;
                if (char.IsLetter(text[k]) && text[k] < '\u0250')
                {
                    while (stop < end && ((char.IsLetter(text[stop]) && text[stop] < '\u0250') || (text[stop] is '\'' or '’' && stop + 2 < end && char.IsLetter(text[stop + 1]) && char.IsLetter(text[stop + 2]))))
                        stop++;
                    string word = text[k..stop];
                    if (char.IsLower(word[0]))
                        small.Add(word);
                    else if (stop - k >= ShortestLatin && !taken[k] && word.Skip(1).Any(char.IsLower) && words.Function(word.ToLowerInvariant()) is null && !words.IsCalendar(word.ToLowerInvariant()))
                        Count(forms, word, k, stop);
                }
                else if (IsKatakana(text[k]))
                {
                    while (stop < end && (IsKatakana(text[stop]) || text[stop] == '・'))
                        stop++;
                    foreach ((int from, int to) in Parts(text, k, stop))
                        if (to - from >= ShortestKana && !taken[from])
                            Count(forms, text[from..to], from, to);
                }
                k = Math.Max(stop, k + 1);
            }
        }
        // A word that stands in small letters too is no name.
        foreach (string word in forms.Keys.Where(w => w[0] < '\u0250' && small.Contains(w.ToLowerInvariant())).ToArray())
            forms.Remove(word);
        return forms;
    }

    private static IEnumerable<(int, int)> Parts(string text, int start, int end)
    {
        int from = start;
        for (int k = start; k <= end; k++)
            if (k == end || text[k] == '・')
            {
                yield return (from, k);
                from = k + 1;
            }
    }

    private static void Count(Dictionary<string, Form> forms, string word, int start, int end)
    {
        if (forms.TryGetValue(word, out Form? form))
            form.Count++;
        else
            forms.Add(word, new(word, new(start, end)));
    }

    private static bool SplitsKatakana(string text, int start, int end) =>
        IsKatakana(text[start]) && ((start > 0 && IsKatakana(text[start - 1])) || (end < text.Length && IsKatakana(text[end]) && IsKatakana(text[end - 1])));

    private static bool IsKatakana(char c) => c is (>= '\u30A1' and <= '\u30FA') or 'ー';
}
