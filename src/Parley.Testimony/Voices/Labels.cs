using System.Text.RegularExpressions;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Speakers whose names stand at the head of paragraphs, as in a transcript: SMITH: …, 片桐　….</summary>
internal sealed partial class Labels
{
    // A label that stands there once is a heading or a word before a colon.
    private const int Fewest = 2;

    private readonly Dictionary<int, (Speaker, int)> labels = [];

    public static Labels Of(Page page, CueTables tables)
    {
        HashSet<string> other =
        [
            .. tables.Of("caption").Concat(tables.Of("published")).Concat(tables.Of("note-sign")).Concat(tables.Of("link-word")).Concat(tables.Of("translation-by")).Select(c => c.Form.ToLowerInvariant()),
        ];
        List<(int Paragraph, string Name, Stretch At, int Words)> found = [];
        for (int p = 0; p < page.Paragraphs.Length; p++)
        {
            Stretch s = page.Paragraphs[p].Text;
            string head = page.Text.Substring(s.Start, Math.Min(s.Length, 40));
            Match match = Label().Match(head);
            if (match.Success && match.Length < s.Length && !other.Contains(match.Groups["name"].Value.ToLowerInvariant()) && page.Paragraphs[p].Kind is ParagraphKind.Body)
                found.Add((p, match.Groups["name"].Value, new(s.Start, s.Start + match.Groups["name"].Length), s.Start + match.Length));
        }
        Labels result = new();
        foreach (IGrouping<string, (int Paragraph, string Name, Stretch At, int Words)> group in found.GroupBy(f => f.Name))
            if (group.Count() >= Fewest)
                foreach ((int paragraph, string name, Stretch at, int words) in group)
                    result.labels.Add(paragraph, (new(name, VoiceKind.Person, at), words));
        return result;
    }

    /// <summary>Who speaks a paragraph, and where the words begin behind the label.</summary>
    public (Speaker Speaker, int Words)? At(int paragraph) => labels.TryGetValue(paragraph, out (Speaker, int) label) ? label : null;

    // One to three capitalised words before a colon; a Japanese name before a colon or a space.
    [GeneratedRegex(@"^(?<name>[A-Z][\w.'-]{0,20}( [A-Z][\w.'-]{0,20}){0,2}|[\u30A1-\u30FF\u3400-\u9FFF々・]{1,10})(:|：)[ \u3000]*(?=\S)|^(?<name>[\u30A1-\u30FF\u3400-\u9FFF々・]{1,8})[ \u3000](?=\S)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Label();
}
