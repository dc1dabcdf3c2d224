using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Parley.Forecasts;

namespace Parley.Tests.Forecasts;

/// <summary>The examples of RFC 8785, and what must hold of any value.</summary>
public sealed class CanonicalJsonTests
{
    // Appendix B: bits of a double and how ECMAScript writes it.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Numbers_are_written_as_ECMAScript_does(string bits, string written) =>
        Assert.Equal(written, CanonicalJson.Number(BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));

    [Theory]
    // Section 3.2.3: members by their UTF-16 code units, not by code points.
    [InlineData(
        """{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}""",
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}")]
    // Section 3.2.2.
    [InlineData(
        """{ "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001], "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }""",
        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}")]
    public void Values_have_one_form(string json, string canonical) => Assert.Equal(canonical, Of(json));

    [Fact]
    public void What_is_no_value_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Of("""{"a":1,"a":2}"""));
        Assert.Throws<ArgumentException>(() => Of("[1e400]"));
        Assert.Throws<ArgumentException>(() => Of("""["\ud800"]"""));
        Assert.Throws<ArgumentException>(() => Of("""{"\udc00":1}"""));
        Assert.Throws<ArgumentException>(() => CanonicalJson.Number(double.NaN));
        Assert.Throws<ArgumentException>(() => CanonicalJson.Of(default));
    }

    [Fact]
    public void Every_number_reads_back_and_the_form_is_its_own_form()
    {
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite).Sample(d => double.Parse(CanonicalJson.Number(d), CultureInfo.InvariantCulture) == d);
        (from keys in Gen.String.Array[0, 5] from numbers in Gen.Double.Array[5] select (keys, numbers)).Sample(t =>
        {
            using MemoryStream bytes = new();
            using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Indented = true }))
            {
                json.WriteStartObject();
                foreach ((string key, int k) in t.keys.Select(Sound).Distinct().Select((key, k) => (key, k)))
                    json.WriteNumber(key, double.IsFinite(t.numbers[k]) ? t.numbers[k] : 0);
                json.WriteEndObject();
            }
            string canonical = Of(Encoding.UTF8.GetString(bytes.ToArray()));
            Assert.Equal(canonical, Of(canonical));
        });

        static string Sound(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));
    }

    // Worked out with sha256sum over the bytes of the canonical form.
    [Theory]
    [InlineData("{}", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")]
    [InlineData("{\"p\":0.1}", "4bd24f5da8041c783ddd0bb33de3558efce810059d0a2aa572f1d9412754595d")]
    [InlineData("{\"問\":\"答\"}", "f6b9ba22cb70b7d1b9af138c94a08949da00ea0f2d27cdbad855c71afe0d1644")]
    public void The_hash_is_that_of_the_bytes(string canonical, string sha256) => Assert.Equal(sha256, CanonicalJson.Sha256(canonical));

    private static string Of(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return CanonicalJson.Of(document.RootElement);
    }
}
