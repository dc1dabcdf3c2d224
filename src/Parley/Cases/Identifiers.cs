using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Parley.Cases;

/// <summary>What a short name may look like: letters of any script, digits, - and _.</summary>
internal static class Identifiers
{
    /// <summary>The words of the statement language, which name nothing else.</summary>
    public static ImmutableArray<string> Reserved { get; } = ["and", "or", "not", "if", "iff"];

    public static bool IsReserved(string word) => Reserved.Contains(word, StringComparer.OrdinalIgnoreCase);

    public static bool IsValid(string word)
    {
        bool any = false;
        foreach (Rune rune in word.EnumerateRunes())
        {
            if (!IsPart(rune))
                return false;
            any |= rune.Value is not ('-' or '_');
        }
        return any;
    }

    /// <summary>Whether a character may stand in a short name; marks count as letters, since some scripts write vowels with them.</summary>
    public static bool IsPart(Rune rune) => rune.Value is '-' or '_' || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Complains about a short name that cannot be one.</summary>
    /// <param name="id">The name with its place.</param>
    /// <param name="what">What it is the name of, as a sentence begins: "The option".</param>
    /// <param name="complaints">Where to complain.</param>
    public static void Check(PlacedText id, string what, Complaints complaints)
    {
        if (IsReserved(id.Value))
            complaints.Error(Codes.ReservedWord, id.Span, $"{what} is called '{id.Value}', which is a word of the statement language.", "Choose another short name.");
        else if (!IsValid(id.Value))
            complaints.Error(Codes.BadId, id.Span, $"{what} is called '{YamlTree.Shown(id.Value)}'; a short name holds letters, digits, - and _ only.", "Keep the long name under 'name'.");
    }
}
