using System.Globalization;
using System.Text;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>Makes short names from names of any script, each once.</summary>
internal sealed class ShortNames
{
    private const int MaxLength = 40;
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> repeats = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The short name for a name: its letters and digits in lower case, words joined by hyphens.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="fallback">Used when the name holds no letter at all, which would read as a number or as nothing.</param>
    internal string For(string name, string fallback)
    {
        string wanted = Plain(name);
        if (!wanted.Any(char.IsLetter) || Identifiers.IsReserved(wanted))
            wanted = fallback + (wanted.Length > 0 ? "-" + wanted : "");
        string result = wanted;
        // Counting on from the last repeat keeps a file full of one name from costing the square of its length.
        for (int k = repeats.GetValueOrDefault(wanted, 2); !taken.Add(result); k++)
        {
            result = $"{wanted}-{k}";
            repeats[wanted] = k + 1;
        }
        return result;
    }

    /// <summary>The letters and digits of a text in lower case, words joined by hyphens.</summary>
    internal static string Plain(string name)
    {
        StringBuilder text = new();
        foreach (Rune rune in name.EnumerateRunes())
        {
            // Marks belong to the letter before them, since some scripts write vowels with them.
            bool mark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (Rune.IsLetterOrDigit(rune) || (mark && text.Length > 0 && text[^1] != '-'))
                text.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (text.Length > 0 && text[^1] != '-')
                text.Append('-');
            if (text.Length >= MaxLength)
                break;
        }
        return text.ToString().Trim('-');
    }
}
