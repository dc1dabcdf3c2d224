using System.Globalization;
using System.Text;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>Reads pairs of states about which less is known than an order says: <c>2 ? 5</c>, and <c>2 &gt; 5</c> with a degree.</summary>
internal static class PairReader
{
    /// <summary>Two states with a sign between; null after a complaint.</summary>
    public static (int First, int Second)? States(PlacedText text, char sign, StateNames names, Complaints complaints)
    {
        string value = text.Value;
        int at = value.IndexOf(sign);
        string left = at < 0 ? "" : value[..at].Trim(), right = at < 0 ? "" : value[(at + 1)..].Trim();
        if (!IsWord(left, names) || !IsWord(right, names))
        {
            complaints.Error(Codes.BadPair, text.Span, $"'{YamlTree.Shown(value)}' names no pair of states.", $"Write two states with '{sign}' between: 2 {sign} 5.");
            return null;
        }
        int leftStart = value.IndexOf(left, StringComparison.Ordinal), rightStart = value.IndexOf(right, at + 1, StringComparison.Ordinal);
        int? first = names.Find(left, text.At(leftStart, left.Length), complaints), second = names.Find(right, text.At(rightStart, right.Length), complaints);
        return first is int a && second is int b ? (a, b) : null;
    }

    /// <summary>A degree <c>0.7</c> or an interval <c>0.5..0.8</c>, between 0 and 1; null after a complaint.</summary>
    public static (double Low, double High)? Degree(PlacedText text, Complaints complaints)
    {
        string value = text.Value;
        int dots = value.IndexOf("..", StringComparison.Ordinal);
        string low = dots < 0 ? value : value[..dots], high = dots < 0 ? value : value[(dots + 2)..];
        if (Number(low) is double least and >= 0 && Number(high) is double greatest and <= 1 && least <= greatest)
            return (least, greatest);
        complaints.Error(
            Codes.BadNumber, text.Span, $"'{YamlTree.Shown(value)}' is no degree of certainty; a number from 0 to 1 was expected, or two with '..' between.",
            "0.5 says that neither is preferred; write 0.7 or 0.5..0.8.");
        return null;
    }

    private static bool IsWord(string word, StateNames names) => word.Length > 0 && word.EnumerateRunes().All(names.IsPart);

    private static double? Number(string text) =>
        double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value) ? value : null;
}
