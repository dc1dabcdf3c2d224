using System.Globalization;
using System.Numerics;

namespace Parley.Interchange;

/// <summary>An exact number as game files write it: whole, decimal or a fraction. Payoffs are compared, so nothing may be rounded.</summary>
/// <param name="Numerator">Any whole number.</param>
/// <param name="Denominator">Positive; <c>default</c> has zero here and is not a number.</param>
internal readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator)
{
    // A file could otherwise ask for a number of a billion digits in six characters.
    private const int MaxLength = 60, MaxExponent = 60;

    internal static Fraction Zero { get; } = new(BigInteger.Zero, BigInteger.One);

    internal bool IsZero => Numerator.IsZero;

    /// <summary>Orders numbers by size.</summary>
    internal static Comparer<Fraction> BySize { get; } = Comparer<Fraction>.Create(static (a, b) => (a.Numerator * b.Denominator).CompareTo(b.Numerator * a.Denominator));

    internal Fraction Plus(Fraction other)
    {
        BigInteger above = Numerator * other.Denominator + other.Numerator * Denominator, below = Denominator * other.Denominator;
        BigInteger common = BigInteger.GreatestCommonDivisor(above, below);
        return new(above / common, below / common);
    }

    /// <summary>Reads <c>3</c>, <c>-.25</c>, <c>1e3</c> and <c>1/3</c>, in lowest terms.</summary>
    internal static Fraction? Parse(string text)
    {
        string[] parts = text.Split('/');
        if (text.Length > MaxLength || parts.Length > 2 || Decimal(parts[0]) is not Fraction above)
            return null;
        if (parts.Length == 1)
            return above;
        return Decimal(parts[1]) is { IsZero: false } below
            ? Reduced(above.Numerator * below.Denominator, above.Denominator * below.Numerator)
            : null;
    }

    private static Fraction? Decimal(string text)
    {
        int e = text.IndexOfAny(['e', 'E']);
        int exponent = 0;
        if (e >= 0 && (!int.TryParse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs(exponent) > MaxExponent))
            return null;
        string digits = e >= 0 ? text[..e] : text;
        int point = digits.IndexOf('.');
        if (point >= 0)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }
        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger whole))
            return null;
        return exponent >= 0 ? new(whole * BigInteger.Pow(10, exponent), BigInteger.One) : Reduced(whole, BigInteger.Pow(10, -exponent));
    }

    private static Fraction Reduced(BigInteger above, BigInteger below)
    {
        BigInteger common = BigInteger.GreatestCommonDivisor(above, below) * below.Sign;
        return new(above / common, below / common);
    }
}
