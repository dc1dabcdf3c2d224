using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parley.Forecasts;

/// <summary>JSON in the one form that has the same bytes everywhere: no white space, members sorted, one way to write each number and text.</summary>
/// <remarks>Source: RFC 8785 [RundgrenJordanErdtman2020], whose examples are tests here.</remarks>
public static class CanonicalJson
{
    /// <summary>The canonical form of a value.</summary>
    /// <exception cref="ArgumentException">An object has two members of one name, a number is beyond a double, or a text is no text.</exception>
    public static string Of(JsonElement value)
    {
        StringBuilder text = new();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>SHA-256 of the canonical form in UTF-8, 64 lower-case hexadecimal digits.</summary>
    public static string Sha256(string canonical)
    {
        ArgumentNullException.ThrowIfNull(canonical);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }

    /// <summary>A number as ECMAScript writes it: the fewest digits that give it back.</summary>
    /// <exception cref="ArgumentException">The number is infinite or none.</exception>
    public static string Number(double number)
    {
        if (!double.IsFinite(number))
            throw new ArgumentException($"JSON has no {number}.", nameof(number));
        if (number == 0)
            return "0";
        // The round-trip form has the right digits, but another way with exponents.
        string shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        int e = shortest.IndexOf('E', StringComparison.Ordinal);
        string mantissa = e < 0 ? shortest : shortest[..e];
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int shift = (e < 0 ? 0 : int.Parse(shortest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)) + (point < 0 ? mantissa.Length : point);
        string digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        shift -= digits.Length - digits.TrimStart('0').Length;
        digits = digits.Trim('0');
        int k = digits.Length, n = shift;      // the number is 0.digits times ten to the n
        string sign = number < 0 ? "-" : "";
        if (n is > 21 or <= -6)
            return $"{sign}{digits[0]}{(k > 1 ? "." + digits[1..] : "")}e{(n > 0 ? "+" : "-")}{Math.Abs(n - 1)}";
        return sign + (n <= 0 ? "0." + new string('0', -n) + digits : k <= n ? digits + new string('0', n - k) : digits[..n] + "." + digits[n..]);
    }

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                KeyValuePair<string, JsonElement>[] members = [.. value.EnumerateObject().Select(m => KeyValuePair.Create(Text(() => m.Name), m.Value)).OrderBy(m => m.Key, StringComparer.Ordinal)];
                text.Append('{');
                for (int k = 0; k < members.Length; k++)
                {
                    if (k > 0 && members[k].Key == members[k - 1].Key)
                        throw new ArgumentException($"The member '{members[k].Key}' stands twice in one object.", nameof(value));
                    Quote(text.Append(k > 0 ? "," : ""), members[k].Key);
                    Write(text.Append(':'), members[k].Value);
                }
                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                int before = 0;
                foreach (JsonElement item in value.EnumerateArray())
                    Write(text.Append(before++ > 0 ? "," : ""), item);
                text.Append(']');
                break;
            case JsonValueKind.String:
                Quote(text, Text(() => value.GetString()!));
                break;
            case JsonValueKind.Number:
                text.Append(value.TryGetDouble(out double number) && double.IsFinite(number) ? Number(number) : throw new ArgumentException("A number is beyond a double.", nameof(value)));
                break;
            case JsonValueKind.Undefined:
                throw new ArgumentException("There is no value.", nameof(value));
            default:
                text.Append(value.ValueKind switch { JsonValueKind.True => "true", JsonValueKind.False => "false", _ => "null" });
                break;
        }
    }

    // Half of a surrogate pair, written as an escape, is no text.
    private static string Text(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException half)
        {
            throw new ArgumentException("A text holds half of a surrogate pair.", nameof(read), half);
        }
    }

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        text.Append('"');
    }
}
