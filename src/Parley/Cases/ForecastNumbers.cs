using System.Globalization;

namespace Parley.Cases;

/// <summary>Reads the days, numbers and lengths of time of forecasts, each complaining where it cannot be read.</summary>
internal static class ForecastNumbers
{
    public static DateOnly? Day(PlacedText text, string what, Complaints complaints)
    {
        if (DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return day;
        complaints.Error(ForecastCodes.BadDay, text.Span, $"{what} is a day such as 2025-08-15; '{YamlTree.Shown(text.Value)}' is none.");
        return null;
    }

    /// <summary>A finite number.</summary>
    public static double? Number(PlacedText text, string what, Complaints complaints)
    {
        if (double.TryParse(text.Value, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number))
            return number;
        complaints.Error(Codes.BadNumber, text.Span, $"{what} is a number; '{YamlTree.Shown(text.Value)}' is none.");
        return null;
    }

    /// <summary>A number from 0 to 1; with a sign of per cent, from 0 to 100.</summary>
    public static double? Probability(PlacedText text, string what, Complaints complaints)
    {
        string word = text.Value;
        bool perCent = word.EndsWith('%');
        if (double.TryParse(perCent ? word[..^1].TrimEnd() : word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number)
            && (perCent ? number / 100 : number) is double share and >= 0 and <= 1)
            return share;
        complaints.Error(
            ForecastCodes.BadProbability, text.Span, $"{what} is a probability from 0 to 1, or per cent with the sign; '{YamlTree.Shown(word)}' is none.",
            number is > 1 and <= 100 && !perCent ? $"Write {word}% for per cent." : null);
        return null;
    }

    /// <summary>A day or a number, as the question wants; a day as its day number.</summary>
    public static double? Value(PlacedText text, bool isDay, string what, Complaints complaints) =>
        isDay ? Day(text, what, complaints)?.DayNumber : Number(text, what, complaints);

    /// <summary>A length of time in hours: <c>72 hours</c>, <c>30 days</c>, <c>2 weeks</c>.</summary>
    public static int? Hours(PlacedText text, Complaints complaints)
    {
        string[] words = text.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int? unit = words is [_, string name] ? name switch
        {
            "hour" or "hours" => 1,
            "day" or "days" => 24,
            "week" or "weeks" => 168,
            _ => null,
        }
        : null;
        if (unit is int hours && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is > 0 and <= 100_000)
            return count * hours;
        complaints.Error(ForecastCodes.BadLength, text.Span, $"'at-least' is a length such as '72 hours', '30 days' or '2 weeks'; '{YamlTree.Shown(text.Value)}' is none.");
        return null;
    }

    /// <summary>A length in hours as it is written.</summary>
    public static string Length(int hours) => hours % 168 == 0 ? Count(hours / 168, "week") : hours % 24 == 0 ? Count(hours / 24, "day") : Count(hours, "hour");

    private static string Count(int count, string unit) => count == 1 ? $"1 {unit}" : $"{count} {unit}s";
}
