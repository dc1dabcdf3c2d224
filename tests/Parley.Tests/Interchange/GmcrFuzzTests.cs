using System.Text;
using CsCheck;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;

namespace Parley.Tests.Interchange;

public sealed class GmcrFuzzTests
{
    private static readonly string[] Pieces =
        ["{", "}", "[", "]", ",", ":", "\"", "\"Y\"", "\"N\"", "null", "true", "-1", "0", "1", "2147483648", "1e9", "\\ud800", "\0", "😀", "[[0, \"Y\"]]", "\"compound\": true", "\"options\"", "\"preferenceRanking\": [1, [2]]"];

    private static readonly Gen<string> Mutants =
        from sample in Gen.Int[0, GmcrSamples.All.Length - 1].Select(k => GmcrSamples.All[k])
        from edits in Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[0, 12], Gen.Int[0, Pieces.Length - 1].Select(k => Pieces[k])).Array[1, 6]
        select Mutate(sample, edits);

    private static string Mutate(string sample, (int At, int Remove, string Insert)[] edits)
    {
        StringBuilder text = new(sample);
        foreach ((int at, int remove, string insert) in edits)
        {
            int place = at % (text.Length + 1);
            text.Remove(place, Math.Min(remove, text.Length - place)).Insert(place, insert);
        }
        return text.ToString();
    }

    [Fact]
    public void A_damaged_file_gives_a_case_or_an_error_and_never_an_exception() => Mutants.Sample(text =>
    {
        Reading<Case> reading = GmcrReader.Read(new SourceText("fuzz.gmcr", text));

        Assert.Equal(reading.Value is null, reading.Diagnostics.Any(d => d.Severity == Severity.Error));
        Assert.All(reading.Diagnostics, d => Assert.True(d.Span.Start >= 0 && d.Span.Length >= 0 && d.Span.End <= text.Length && d.Message.Length > 0));
        if (reading.Value is { Conflict: { IsComplete: true } conflict })
            Assert.True(GraphModel.Of(conflict)!.StateCount > 0);
    }, iter: int.TryParse(Environment.GetEnvironmentVariable("PARLEY_FUZZ"), out int wanted) ? wanted : 10_000);
}
