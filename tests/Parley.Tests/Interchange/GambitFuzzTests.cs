using System.Text;
using CsCheck;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;

namespace Parley.Tests.Interchange;

public sealed class GambitFuzzTests
{
    private static readonly string[] Pieces =
        ["{", "}", "\"", "\\", ",", "0", "1", "-1", "2147483648", "1e9", "1/3", "1/0", ".", "{ 3 2 }", "{ 1 1 }", "\"\"", "p \"\" 1 1 0\n", "t \"\" 0\n", "c", "\0", "😀", "\ud800", "Profiles with payoff 0 for every player are infeasible."];

    private static Gen<string> Mutants(string[] samples) =>
        from sample in Gen.Int[0, samples.Length - 1].Select(k => samples[k])
        from edits in Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[0, 12], Gen.Int[0, Pieces.Length - 1].Select(k => Pieces[k])).Array[1, 6]
        select Mutate(sample, edits);

    private static long Iterations => int.TryParse(Environment.GetEnvironmentVariable("PARLEY_FUZZ"), out int wanted) ? wanted : 10_000;

    [Fact]
    public void A_damaged_strategic_game_gives_a_case_or_an_error_and_never_an_exception() =>
        Mutants(GambitSamples.Strategic).Sample(text => Check(text, NfgReader.Read), iter: Iterations);

    [Fact]
    public void A_damaged_tree_gives_a_case_or_an_error_and_never_an_exception() =>
        Mutants(GambitSamples.Extensive).Sample(text => Check(text, EfgReader.Read), iter: Iterations);

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

    private static void Check(string text, Func<SourceText, Reading<Case>> read)
    {
        Reading<Case> reading = read(new SourceText("fuzz.nfg", text));

        Assert.Equal(reading.Value is null, reading.Diagnostics.Any(d => d.Severity == Severity.Error));
        Assert.All(reading.Diagnostics, d => Assert.True(d.Span.Start >= 0 && d.Span.Length >= 0 && d.Span.End <= text.Length && d.Message.Length > 0));
        if (reading.Value is { } value)
            Assert.True(GraphModel.Of(value.Conflict)!.StateCount > 0);
    }
}
