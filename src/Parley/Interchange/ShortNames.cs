using System.Globalization;
using System.Text;

namespace Parley.Interchange;

/// <summary>Makes short names from names of any script, each once.</summary>
internal sealed class ShortNames
{
    private const int MaxLength = 40;
    private static readonly string[] Reserved = ["not", "and", "or", "if", "iff"];
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The short name for a name: its letters and digits in lower case, words joined by hyphens.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="fallback">Used when the name holds no letter at all, which would read as a number or as nothing.</param>
    internal string For(string name, string fallback)
    {
        string wanted = Plain(name);
        if (!wanted.Any(char.IsLetter) || Reserved.Contains(wanted))
            wanted = fallback + (wanted.Length > 0 ? "-" + wanted : "");
        string result = wanted;
        for (int k = 2; !taken.Add(result); k++)
            result = $"{wanted}-{k}";
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
