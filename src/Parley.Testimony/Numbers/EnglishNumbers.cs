using System.Collections.Frozen;
using System.Globalization;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Numbers in English words and digits: 1.5 million tonnes, five cold stores, one in five, $48 million.</summary>
internal sealed class EnglishNumbers
{
    private readonly string text;
    private readonly WordTables words;
    private readonly FrozenDictionary<string, double> numberWords, magnitudes;
    private readonly CueIndex units, fractions, bounds;
    private readonly (string Form, string Unit)[] currencies;

    public EnglishNumbers(string text, CueTables tables, WordTables words)
    {
        (this.text, this.words) = (text, words);
        numberWords = Values(tables, "number-word");
        magnitudes = Values(tables, "magnitude");
        units = Index(tables, "unit");
        fractions = Index(tables, "fraction");
        bounds = Index(tables, "at-least");
        currencies = [.. tables.Of("currency").Select(c => (c.Form, c.Value)).OrderByDescending(c => c.Form.Length)];
    }

    public static QuantityBound BoundOf(string value) => value switch { ">=" => QuantityBound.AtLeast, "<=" => QuantityBound.AtMost, _ => QuantityBound.About };

    /// <summary>The number with its unit or noun that begins at a place; null when none does.</summary>
    public RawNumber? At(int k, int start, int end)
    {
        string currency = "";
        int at = k;
        foreach ((string form, string unit) in currencies)
            if (string.CompareOrdinal(text, k, form, 0, form.Length) == 0)
            {
                (currency, at) = (unit, k + form.Length);
                break;
            }
        if (currency.Length == 0 && fractions.Longest(text, k, end) is (Cue fraction, int wide) && Share(k, wide, fraction, start, end) is RawNumber share)
            return share;
        if (Value(at, end) is not (double value, int digits, int stop))
            return null;
        QuantityBound bound = Bound(k, start);
        if (stop < end && text[stop] == '%')
            return new(new(k, stop + 1), value, "%", "", digits, bound);
        if (currency.Length > 0)
            return new(new(k, stop), value, currency, "", digits, bound);
        int next = Skip(stop, end);
        // one in five, two out of three, four of ten
        foreach (string between in (string[])["in ", "out of ", "of "])
            if (next + between.Length < end && string.CompareOrdinal(text, next, between, 0, between.Length) == 0 && Value(next + between.Length, end) is (double whole, _, int wholeEnd) && whole > value && whole <= 100 && value >= 1 && whole == Math.Floor(whole)
                && (between != "of " || !char.IsAsciiDigit(text[k])) && !(units.Longest(text, Skip(wholeEnd, end), end) is not null && between == "in "))
                return new(new(k, wholeEnd), value / whole, "share", "", 1, bound);
        // One engineer in three
        int hyphen = stop < end && text[stop] == '-' ? stop + 1 : next;
        if (units.Longest(text, hyphen, end) is (Cue unitCue, int unitLength) && hyphen + unitLength is int unitEnd && (unitCue.Form.Length > 1 || unitCue.Form == "m" && char.IsAsciiDigit(text[k])))
            return new(new(k, unitEnd), value, unitCue.Value, "", digits, bound);
        return Counted(k, stop, value, digits, bound, end);
    }

    // five cold stores, 300 Arden boats, One engineer in three
    private RawNumber? Counted(int k, int stop, double value, int digits, QuantityBound bound, int end)
    {
        int at = Skip(stop, end), first = at, last = -1;
        if (at >= end || at == stop || !char.IsLetter(text[at]))
            return null;
        for (int n = 0; n < 3 && at < end && char.IsLetter(text[at]) && text[at] < '\u2E80'; n++)
        {
            int word = at;
            while (at < end && (char.IsLetter(text[at]) || (text[at] is '-' or '\'' or '’' && at + 1 < end && char.IsLetter(text[at + 1]))))
                at++;
            string lower = text[word..at].ToLowerInvariant();
            if (words.Function(lower) is not null || numberWords.ContainsKey(lower))
                break;
            if (IsPlural(lower) || (value == 1 && n == 0))
            {
                last = at;
                if (IsPlural(lower))
                    break;
            }
            int space = Skip(at, end);
            if (space == at)
                break;
            at = space;
        }
        if (last < 0)
            return null;
        if (value == 1)
        {
            // "one man" is no number worth telling; "one engineer in three" is.
            int next = Skip(last, end);
            return next + 3 < end && string.CompareOrdinal(text, next, "in ", 0, 3) == 0 && Value(next + 3, end) is (double whole and > 1 and <= 100, _, int wholeEnd)
                ? new(new(k, wholeEnd), 1 / whole, "share", text[first..last].ToLowerInvariant(), 1, bound) : null;
        }
        return new(new(k, last), value, "", HeadNoun(first, last), digits, bound);
    }

    // The last word, in the singular, with the word before it: "cold store".
    private string HeadNoun(int first, int last)
    {
        string[] parts = text[first..last].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string head = Singular(parts[^1].ToLowerInvariant());
        // A name before the noun tells whose they are, not what they are: "Arden boats".
        return parts.Length > 1 && char.IsLower(parts[^2][0]) ? parts[^2] + " " + head : head;
    }

    private RawNumber? Share(int k, int wide, Cue fraction, int start, int end)
    {
        int next = Skip(k + wide, end);
        bool of = next + 2 < end && string.CompareOrdinal(text, next, "of", 0, 2) == 0;
        if (fraction.Form == "half" && !of)
            return null;
        // a third party, a quarter hour
        if (!of && next < end && char.IsLetter(text[next]) && words.Function(WordAt(next, end)) is null)
            return null;
        return new(new(k, k + wide), double.Parse(fraction.Value, CultureInfo.InvariantCulture), "share", "", 1, Bound(k, start));
    }

    // Digits or words, with a multiple behind: 1.5 million, 15,000, twenty-three
    private (double Value, int Digits, int Stop)? Value(int k, int end)
    {
        double value;
        int digits, stop = k;
        if (k < end && char.IsAsciiDigit(text[k]))
        {
            while (stop < end && (char.IsAsciiDigit(text[stop]) || (text[stop] is ',' && stop + 3 < end && char.IsAsciiDigit(text[stop + 1]) && char.IsAsciiDigit(text[stop + 2]) && char.IsAsciiDigit(text[stop + 3])) || (text[stop] == '.' && stop + 1 < end && char.IsAsciiDigit(text[stop + 1]))))
                stop++;
            string number = text[k..stop].Replace(",", "", StringComparison.Ordinal);
            if (stop - k > 24 || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
                return null;
            if (stop < end && char.IsLetter(text[stop]) && text[stop] < '\u2E80' && !(text[stop] is 'm' or 'k' or 'b' or 'h'))
                return null;            // 3rd, 5th, 2x
            string significant = number.TrimStart('0', '.');
            digits = number.Contains('.') ? significant.Count(char.IsAsciiDigit) : significant.TrimEnd('0').Length;
        }
        else if (WordAt(k, end) is { Length: > 0 } word && numberWords.TryGetValue(word, out value))
        {
            stop = k + word.Length;
            if (stop < end && text[stop] == '-' && numberWords.TryGetValue(WordAt(stop + 1, end), out double unit) && unit < 10 && value >= 20)
                (value, stop) = (value + unit, stop + 1 + WordAt(stop + 1, end).Length);
            digits = value.ToString(CultureInfo.InvariantCulture).TrimEnd('0').Length;
        }
        else
            return null;
        for (int n = 0; n < 2; n++)
        {
            int next = Skip(stop, end);
            string word = WordAt(next, end);
            if (word.Length == 0 || !magnitudes.TryGetValue(word, out double times) || (word.Length <= 2 && next > stop + 1))
                break;
            if (word == "m" && next > stop)
                break;
            (value, stop) = (value * times, next + word.Length);
        }
        return (value, Math.Max(1, digits), stop);
    }

    private QuantityBound Bound(int k, int start)
    {
        int word = k;
        for (int n = 0; n < 3; n++)
        {
            int stop = word;
            while (stop > start && char.IsWhiteSpace(text[stop - 1]))
                stop--;
            int from = stop;
            while (from > start && char.IsLetter(text[from - 1]))
                from--;
            if (from == stop)
                break;
            word = from;
            if (bounds.Longest(text, word, k) is (Cue cue, int length) && Skip(word + length, k) >= k)
                return BoundOf(cue.Value);
        }
        return QuantityBound.Exact;
    }

    private string WordAt(int k, int end)
    {
        int stop = k;
        while (stop < end && stop - k < 16 && char.IsAsciiLetter(text[stop]))
            stop++;
        return text[k..stop].ToLowerInvariant();
    }

    private int Skip(int k, int end)
    {
        while (k < end && text[k] is ' ' or '\n' or '\r' or '\u00A0')
            k++;
        return k;
    }

    private static bool IsPlural(string word) =>
        (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') && word is not ("this" or "his" or "its" or "across" or "perhaps" or "towards" or "besides")) || word is "people" or "men" or "women" or "children" or "sheep" or "fish" or "staff" or "ships" or "cattle" or "aircraft" or "deer" or "geese" or "teeth" or "feet";

    private static string Singular(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y" : word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) ? word[..^2] : IsPlural(word) && word[^1] == 's' ? word[..^1] : word;

    private static CueIndex Index(CueTables tables, string cueClass) => new([.. tables.Of(cueClass).Where(c => c.Language != "ja")], []);

    private static FrozenDictionary<string, double> Values(CueTables tables, string cueClass)
    {
        Dictionary<string, double> values = [];
        foreach (Cue cue in tables.Of(cueClass))
            if (cue.Language == "en")
                values.TryAdd(cue.Form, double.Parse(cue.Value, CultureInfo.InvariantCulture));
        return values.ToFrozenDictionary();
    }
}
