using System.Diagnostics;
using System.Globalization;
using System.Text;
using Parley.Cases;

namespace Parley.Tests.Cases;

public sealed class FuzzTests
{
    private static readonly string[] Nasty =
    [
        "{", "}", "[", "]", "&a ", "*a", "!!", "!!str ", "- - -", "? ", ": ", ":", "\t", "\0", "\uD800", "\uDC00", "「", "」", "%", "%YAML 1.1\n", "\"", "'", "|", ">-", ">",
        "#", " #", "---\n", "...\n", "\r", "\n", "\r\n", "@", "`", ",", "~", "null", "\u2028", "\u0085", "\uFEFF", "<<: ", "\\u0000", "\\ud800", "not ", "(", ")", " if ", " iff ",
        ">>", "1>2", "YYNN", "in-force: {", "infeasible:", "preferences:", "because: [", "perspectives:", "999999999999", "-1", "\u00A0", "e\u0301", "  ", "    ",
    ];

    [Fact]
    public void A_spoiled_text_ends_in_a_case_or_in_complaints()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("PARLEY_FUZZ"), CultureInfo.InvariantCulture, out int n) ? n : 10_000;
        string[] samples = [.. Samples.All, .. Catalogue.CaseFiles().Select(File.ReadAllText)];
        for (int seed = 0; seed < count; seed++)
        {
            byte[] bytes = Spoil(samples[seed % samples.Length], new Random(seed));
            Stopwatch clock = Stopwatch.StartNew();
            try
            {
                Reading<SourceText> decoded = SourceDecoder.Decode("fuzz.yaml", bytes);
                Check(decoded.Value!, decoded);
                // What the decoder refuses, the reader must survive too: other callers may hand it anything.
                Reading<Case> reading = CaseReader.Read(decoded.Value!);
                Check(decoded.Value!, reading);
                Check(decoded.Value!, ExpectedReader.Read(decoded.Value!));
                if (reading.Succeeded && seed % 10 == 0)
                    Assert.Equal(CaseWords.Of(reading.Value), CaseWords.Of(CaseReader.Read(new("again", CaseWriter.Write(reading.Value))).Value!));
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}: {e}\n{Encoding.UTF8.GetString(bytes)}");
            }
            // Ordinary texts take a millisecond; the limit is for hanging, with room for a busy machine.
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"Seed {seed} took {clock.Elapsed}.");
        }
    }

    [Fact]
    public void Formulas_rankings_and_surrogates_made_of_scraps_never_throw()
    {
        Parley.Conflicts.Conflict small = Examples.SmallConflict();
        Parley.Conflicts.StateList states = Parley.Conflicts.StateList.Of(small)!;
        Parley.Conflicts.GraphModel model = Parley.Conflicts.GraphModel.Of(small)!;
        string[] scraps = [.. Nasty, "x", "y", "z", "anna.", "ben.z", " and ", " or ", "1", "2", "{1,2}", ">", "=", "~", "status-quo", "YNN"];
        for (int seed = 0; seed < 2000; seed++)
        {
            Random random = new(seed);
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => scraps[random.Next(scraps.Length)]));
            SourceText source = new("scraps", text);
            Check(source, FormulaReader.Read(text, small.DecisionMakers));
            Check(source, RankingReader.Read(text, states));
            Check(source, StateReader.Read(text, model));
            Check(source, CaseReader.Read(source));
        }
    }

    internal static void Check<T>(SourceText text, Reading<T> reading) where T : class
    {
        Assert.True(reading.Value is not null || reading.Diagnostics.Any(d => d.Severity == Severity.Error), "neither a value nor an error");
        foreach (Diagnostic d in reading.Diagnostics)
        {
            Assert.InRange(d.Span.Start, 0, text.Text.Length);
            Assert.InRange(d.Span.Length, 0, text.Text.Length - d.Span.Start + 1);
            Assert.EndsWith(".", d.Message, StringComparison.Ordinal);
        }
    }

    internal static byte[] Spoil(string text, Random random)
    {
        StringBuilder spoiled = new(text);
        byte[]? bytes = null;
        for (int changes = random.Next(1, 6); changes > 0; changes--)
        {
            int at = random.Next(spoiled.Length + 1), length = Math.Min(random.Next(1, 40), spoiled.Length - at);
            switch (random.Next(6))
            {
                case 0:
                    spoiled.Remove(at, length);
                    break;
                case 1:
                    spoiled.Insert(at, spoiled.ToString(at, length));
                    break;
                case 2:
                    string[] lines = spoiled.ToString().Split('\n');
                    int a = random.Next(lines.Length), b = random.Next(lines.Length);
                    (lines[a], lines[b]) = (lines[b], lines[a]);
                    spoiled = new(string.Join('\n', lines));
                    break;
                case 3 when spoiled.Length > 0:
                    spoiled[Math.Min(at, spoiled.Length - 1)] = (char)random.Next(1, 0x180);
                    break;
                case 4:
                    bytes = [(byte)at, (byte)(at >> 8), (byte)random.Next(256)];
                    break;
                default:
                    spoiled.Insert(at, Nasty[random.Next(Nasty.Length)]);
                    break;
            }
        }
        byte[] result = Encoding.UTF8.GetBytes(spoiled.ToString());
        if (bytes is not null && result.Length > 0)
            result[(bytes[0] | bytes[1] << 8) % result.Length] ^= bytes[2];
        return result;
    }
}
