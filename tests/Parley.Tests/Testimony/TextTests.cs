using System.Text;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Tests.Testimony;

public sealed class TextTests
{
    [Fact]
    public void Positions_in_code_points_and_in_UTF16_lead_to_each_other()
    {
        string[] scraps = ["a", "é", "e\u0301", "吉", "𠮷", "\U0001F600", "\r\n", "①"];
        for (int seed = 0; seed < 60; seed++)
        {
            Random random = new(seed);
            string content = string.Concat(Enumerable.Range(0, random.Next(0, 1500)).Select(_ => scraps[random.Next(scraps.Length)]));
            Text text = new("t", content);
            int point = 0;
            for (int k = 0; k < content.Length; point++)
            {
                Assert.Equal(point, text.CodePointOf(k));
                Assert.Equal(k, text.Utf16Of(point));
                k += char.IsHighSurrogate(content[k]) ? 2 : 1;
            }
            Assert.Equal((point, content.Length), (text.CodePointCount, text.Utf16Of(point)));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => new Text("t", "ab").CodePointOf(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Text("t", "ab").Utf16Of(-1));
    }

    [Fact]
    public void The_hash_is_that_of_the_bytes_as_received()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, (byte)'a', (byte)'b', (byte)'c'];
        Text text = TextDecoder.Decode("t", bytes).Value!;
        Assert.Equal("abc", text.Content);
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", new Text("t", "abc").Sha256);
        Assert.Equal(Text.HashOf(bytes), text.Sha256);
        Assert.NotEqual(new Text("t", "abc").Sha256, text.Sha256);
    }

    [Theory]
    [InlineData("shift_jis", new byte[] { 0x8A, 0x43, 0x8B, 0xAC, 0x87, 0x40, 0xB1, 0x41 }, "海峡①ｱA")]
    [InlineData("euc-jp", new byte[] { 0xB3, 0xA4, 0xB6, 0xAE, 0xA4, 0xC7, 0x8E, 0xB1, 0x0D, 0x0A }, "海峡でｱ\r\n")]
    public void Japanese_encodings_are_decoded_byte_for_byte(string encoding, byte[] bytes, string expected)
    {
        Text text = TextDecoder.Decode("t", bytes, encoding).Value!;
        Assert.Equal((expected, encoding, Text.HashOf(bytes)), (text.Content, text.EncodingName, text.Sha256));
    }

    [Theory]
    [InlineData("utf-8", new byte[] { (byte)'a', 0xFF, (byte)'b' }, "Byte 2 of the file (0xFF) is not utf-8.")]
    [InlineData("shift_jis", new byte[] { (byte)'a', 0x81 }, "is not shift_jis.")]
    [InlineData("euc-jp", new byte[] { 0xB3, (byte)'\n' }, "is not euc-jp.")]
    [InlineData("utf-8", new byte[] { (byte)'a', 0, (byte)'b' }, "NUL")]
    public void Bytes_that_are_not_text_in_the_encoding_are_reported(string encoding, byte[] bytes, string words)
    {
        Reading<Text> reading = TextDecoder.Decode("t", bytes, encoding);
        Assert.Null(reading.Value);
        Assert.Contains(words, Assert.Single(reading.Diagnostics).Message);
        Assert.Equal(TextCodes.NotDecoded, reading.Diagnostics[0].Code);
    }

    [Fact]
    public void No_bytes_whatever_bring_the_decoder_down()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            Random random = new(seed);
            byte[] bytes = new byte[random.Next(0, 60)];
            random.NextBytes(bytes);
            foreach (string encoding in TextDecoder.Encodings)
            {
                Reading<Text> reading = TextDecoder.Decode("t", bytes, encoding);
                Assert.Equal(reading.Value is null, reading.Diagnostics.Length == 1);
                if (reading.Value is Text text)
                    Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Content)), text.Content);
            }
        }
        Assert.Throws<ArgumentException>(() => TextDecoder.Decode("t", [], "latin-1"));
    }

    [Fact]
    public void A_paragraph_is_what_stands_between_blank_lines()
    {
        const string content = "one\ntwo\n\n \u3000\r\nthree\r\n\r\n\r\nfour";
        Text text = new("t", content);
        foreach ((string word, string paragraph) in new[] { ("one", "one\ntwo\n\n"), ("two", "one\ntwo\n\n"), ("three", "three\r\n\r\n"), ("four", "four") })
            Assert.Equal(paragraph, text.Slice(text.ParagraphAt(content.IndexOf(word, StringComparison.Ordinal))));
        Assert.Equal(new SourceSpan(0, 0), new Text("t", "").ParagraphAt(0));
        Assert.Equal("four", text.Slice(text.ParagraphAt(content.Length)));
    }
}
