using System.Globalization;

namespace Parley.Analysis.Testimony;

/// <summary>What the value of a row must look like, class by class.</summary>
internal static class CueValues
{
    /// <summary>A sentence about what is wrong with a value, or null.</summary>
    public static string? Complaint(string cueClass, string value) => cueClass switch
    {
        "certainty" when value.Length == 0 => "A certainty word needs the name of its band as value.",
        "band" when value != "-" && !(value.Split(' ') is [{ } low, { } high] && double.TryParse(low, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double from) && double.TryParse(high, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double to) && from < to && to <= 100) =>
            "A band needs its range in per cent as value, such as '20 45', or - where it has none.",
        "month" or "weekday" or "relative-prefix" or "era" when !int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => $"The value of '{cueClass}' is a whole number.",
        "number-word" or "magnitude" or "fraction" when !double.TryParse(value, CultureInfo.InvariantCulture, out _) => $"The value of '{cueClass}' is a number.",
        "season" when value.Split('-') is not [{ } a, { } b] || !int.TryParse(a, NumberStyles.None, CultureInfo.InvariantCulture, out int from) || !int.TryParse(b, NumberStyles.None, CultureInfo.InvariantCulture, out int to) || from is < 1 or > 12 || to is < 1 or > 12 =>
            "The value of 'season' is its first and last month, such as '3-5'.",
        "relative-date" when value.Split(' ') is not ["day" or "week" or "month" or "year", { } distance] || !(distance is "?" or "+?" || int.TryParse(distance, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) =>
            "The value of 'relative-date' is a unit and a distance, such as 'month -1'.",
        "role" when value is not ("person" or "office" or "outlet" or "document") => "The value of 'role' is person, office, outlet or document.",
        "note-sign" when value is not ("sign" or "whole" or "last") => "The value of 'note-sign' is sign, whole or last.",
        "caption" or "published" when value is not ("prefix" or "suffix") => $"The value of '{cueClass}' is prefix or suffix.",
        "aspect" when value is not ("1" or "2" or "3" or "4" or "5") => "The value of 'aspect' is a stage from 1 (danger) to 5 (done).",
        "at-least" when value is not (">=" or "<=" or "~") => "The value of 'at-least' is >=, <= or ~.",
        "unit" or "currency" or "zone" when value.Length == 0 => $"A row of '{cueClass}' needs a value.",
        _ => null,
    };
}
