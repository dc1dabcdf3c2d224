using System.Collections.Immutable;
using System.Text;

namespace Parley.Analysis.Testimony;

/// <summary>Makes one word of the spellings of one name, by the rules of the table <c>spelling.tsv</c>.</summary>
internal sealed class Spellings(CueTables tables)
{
    private readonly ImmutableArray<Cue> rules = [.. tables.Of("spelling").OrderByDescending(c => c.Form.Length)];
    private readonly ImmutableArray<Cue> genders = [.. tables.Of("gender").OrderByDescending(c => c.Form.Length)];

    /// <summary>The words under which a name is looked up: its own, and the one without the ending that shows gender.</summary>
    public IEnumerable<string> Keys(string name)
    {
        string language = name[0] >= '\u2E80' ? "ja" : "en";
        string lower = language == "en" ? name.ToLowerInvariant() : name;
        yield return language + Spelled(lower, language);
        foreach (Cue gender in genders)
            if (gender.Language == language && lower.Length > gender.Form.Length + 1 && lower.EndsWith(gender.Form, StringComparison.Ordinal))
            {
                yield return language + Spelled(lower[..^gender.Form.Length] + gender.Value, language);
                yield break;
            }
    }

    /// <summary>Whether the second form is the first without the ending that shows gender.</summary>
    public bool IsGenderPair(string longer, string shorter) =>
        genders.Any(g => longer.EndsWith(g.Form, StringComparison.OrdinalIgnoreCase) && Spelled(longer[..^g.Form.Length] + g.Value, g.Language) == Spelled(shorter, g.Language));

    private string Spelled(string name, string language)
    {
        StringBuilder key = new();
        for (int k = 0; k < name.Length;)
        {
            Cue? rule = null;
            foreach (Cue candidate in rules)
                if (candidate.Language == language && string.CompareOrdinal(name, k, candidate.Form, 0, candidate.Form.Length) == 0)
                {
                    rule = candidate;
                    break;
                }
            string piece = rule?.Value ?? name[k].ToString();
            // Doubled letters of English count once.
            if (!(language == "en" && piece.Length == 1 && key.Length > 0 && key[^1] == piece[0]))
                key.Append(piece);
            k += rule?.Form.Length ?? 1;
        }
        return key.ToString();
    }
}
