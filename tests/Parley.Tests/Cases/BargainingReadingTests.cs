using System.Reflection;
using System.Text.RegularExpressions;
using Parley.Bargaining;
using Parley.Cases;

namespace Parley.Tests.Cases;

public sealed partial class BargainingReadingTests
{
    private static readonly string[] Constants =
        [.. typeof(BargainingCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

    public static TheoryData<string, string> CaseTexts => [.. Mistakes()];

    [Theory, MemberData(nameof(CaseTexts), DisableDiscoveryEnumeration = true)]
    public void A_case_with_one_mistake_gets_one_complaint_at_its_place(string code, string marked) => Complaint.Single(code, marked);

    [Fact]
    public void Every_code_is_produced_by_an_example() =>
        Assert.Equal(Constants.Order(), Mistakes().Select(m => m.Code).Where(Constants.Contains).Distinct().Order());

    [Fact]
    public void The_page_explains_every_code_and_no_other()
    {
        string[] rows = [.. Row().Matches(File.ReadAllText(Repository.PathTo("docs", "reference", "diagnostics-bargaining.md"))).Select(m => m.Groups["code"].Value)];
        Assert.Equal(Constants.Order(), rows);
    }

    [Fact]
    public void Numbers_are_read_as_they_were_given()
    {
        BargainingProblem problem = Full.Bargaining!;
        Assert.Equal(["water", "price"], problem.Issues.Select(i => i.Id));
        Assert.Equal((0, 100, -5, 5), (problem.Issues[0].Low, problem.Issues[0].High, problem.Issues[1].Low, problem.Issues[1].High));
        BargainingActor up = problem.Actors[0], down = problem.Actors[1];
        Assert.Equal(new Estimate.Around(5, 10, 15), Bare(up.On(0)!.Position));
        Assert.Equal(new Estimate.Exact(0.8), Bare(up.On(0)!.Salience));
        Assert.Equal(new Estimate.Around(1, 2, 5), Bare(up.On(1)!.Position));
        Assert.Equal(new Estimate.Between(0.1, 0.3), Bare(up.FailureCost));
        Assert.Equal(new Estimate.Between(0.6, 0.8), Bare(down.On(1)!.Salience));
        Estimate.Coders coders = Assert.IsType<Estimate.Coders>(down.On(0)!.Position);
        Assert.Equal((70, 90, (70 + 85 + 85) / 3.0), (coders.Low, coders.High, coders.Middle));
        Assert.True(up.HasVeto);
        Assert.Equal(["guess"], coders.Answers[2].Because);

        static Estimate Bare(Estimate? e) => e! with { Span = default, Because = [] };
    }

    [Fact]
    public void A_view_repeats_only_the_numbers_that_differ()
    {
        Case theCase = Full;
        BargainingProblem whole = theCase.Bargaining!, other = theCase.Perspectives[0].Bargaining!;
        Assert.Same(whole, theCase.Perspectives[1].Bargaining);
        Assert.Equal(["base", "other"], theCase.BargainingViews.Select(v => v.Id));
        Assert.Equal((20, 0.8), (other.Actors[0].On(0)!.Position!.Middle, other.Actors[0].On(0)!.Salience!.Middle));
        Assert.Equal(["guess"], other.Actors[0].On(0)!.Position!.Because);
        Assert.False(other.Actors[0].HasVeto);
        Assert.Empty(other.Limits);
        Assert.Equal(30, other.Issues[0].Reference!.Middle);
        Assert.Equal(0, other.Actors[2].On(1)!.Position!.Middle);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        foreach (string text in (string[])[BargainingSamples.Full, BargainingSamples.Alone])
        {
            Case read = Read(text);
            string once = CaseWriter.Write(read);
            Assert.Equal(CaseWords.Of(read), CaseWords.Of(Read(once)));
            Assert.Equal(once, CaseWriter.Write(Read(once)));
        }
    }

    [Fact]
    public void Options_and_outcomes_stand_for_each_other()
    {
        Case theCase = Full;
        BargainingProblem problem = theCase.Bargaining!;
        Parley.Conflicts.State released = problem.StateOf([70, -1], default);
        Assert.Equal("YNN", theCase.Conflict.Word(released));
        Assert.Equal((50, 100), problem.RangeOf(released, 0));
        Assert.Equal((-5, 0), problem.RangeOf(released, 1));
        Assert.True(problem.Allows([50, 1]));
        Assert.False(problem.Allows([50, 0.9]));   // the dependency
        Assert.False(problem.Allows([61, 5]));     // the upper house
    }

    [Fact]
    public void A_replay_leaves_out_numbers_that_rest_on_later_words()
    {
        Case then = Replay.Of(Full, new(1983, 1, 1)).Case;
        BargainingProblem problem = then.Bargaining!;
        Assert.Null(problem.Actors[0].On(0));
        Assert.Null(problem.Issues[0].Reference);
        Assert.Null(problem.Actors[1].Capability);
        Assert.NotNull(problem.Actors[0].On(1)!.Position);
        Assert.Empty(problem.Limits.Where(l => l.Actor == 0));
        Assert.Contains(Replay.Of(Full, new(1983, 1, 1)).Withheld, w => w is { Kind: WithheldKind.Stance, Name: "position of up on water" });
        Assert.NotNull(Replay.Of(Full, new(1985, 1, 1)).Case.Bargaining!.Actors[0].On(0));
    }

    private static Case Full => Read(BargainingSamples.Full);

    private static Case Read(string text)
    {
        Reading<Case> reading = CaseReader.Read(new("case.yaml", text));
        Assert.True(reading.Succeeded, string.Join('\n', reading.Diagnostics.Select(d => d.Message)));
        Assert.DoesNotContain(reading.Diagnostics, d => d.Severity != Severity.Hint);
        return reading.Value;
    }

    private static IEnumerable<(string Code, string Text)> Mistakes()
    {
        yield return (BargainingCodes.BadEstimate, With("position: 20", "position: ⟦about 20⟧"));
        yield return (BargainingCodes.BadEstimate, With("position: 20", "position: ⟦35..20⟧"));
        yield return (BargainingCodes.BadEstimate, With("position: 20", "position: ⟦20 ± ⟧").Replace("± ⟧", "±⟧"));
        yield return (BargainingCodes.BadEstimate, With("position: 20", "position: ⟦NaN⟧"));
        yield return (BargainingCodes.BadEstimate, With("position: 20", "position: {low: 30, ⟦mode⟧: 20, high: 40}"));
        yield return (BargainingCodes.BadEstimate, With("position: 20", "position: ⟦[⟧20]"));
        yield return (BargainingCodes.BadEstimate, With("position: 20", "position: [20, ⟦[⟧1, 2]]"));
        yield return (Codes.MissingKey, With("position: 20", "position: ⟦{⟧low: 30, mode: 35}"));
        yield return (Codes.ConflictingKeys, With("position: 20", "position: {value: 30, ⟦low⟧: 35}"));
        yield return (BargainingCodes.OutOfRange, With("position: 20", "position: ⟦120⟧"));
        yield return (BargainingCodes.OutOfRange, With("position: 20", "position: ⟦3 ± 5⟧"));
        yield return (BargainingCodes.OutOfRange, With("position: 20, salience: 1}", "position: 20, salience: ⟦80⟧}"));
        yield return (BargainingCodes.OutOfRange, With("capability: 1", "capability: ⟦-1⟧"));
        yield return (BargainingCodes.OutOfRange, With("reference: 0", "reference: ⟦-1⟧"));
        yield return (BargainingCodes.BadScale, With("{0: Never, 100: At once}", "{0: Never, ⟦0.0⟧: At once}"));
        yield return (BargainingCodes.BadScale, With("{0: Never, 100: At once}", "{0: Never, ⟦late⟧: At once}"));
        yield return (BargainingCodes.BadScale, With("{scale: {0: Never, 100: At once}", "{⟦scale⟧: {0: Never}"));
        yield return (BargainingCodes.UnknownIssue, With("b: {capability: 2, stances: {when:", "b: {capability: 2, stances: {⟦whne⟧:").Replace("salience: 1}}}}}}", "capability: 1}}}}}}"));
        yield return (BargainingCodes.BadThreshold, Alone("limits: [{ratifier: House, must: ⟦when is 3⟧}]"));
        yield return (BargainingCodes.BadThreshold, Alone("limits: [{ratifier: House, must: ⟦when >= late⟧}]"));
        yield return (BargainingCodes.UnknownIssue, Alone("limits: [{ratifier: House, must: ⟦then⟧ >= 3}]"));
        yield return (BargainingCodes.OutOfRange, Alone("limits: [{ratifier: House, must: when >= ⟦101⟧}]"));
        yield return (BargainingCodes.LimitsExclude, Alone("limits: [{ratifier: House, must: when >= 60}, ⟦{ratifier: Court, must: when <= 40}⟧]"));
        yield return (BargainingCodes.UnknownActor, Alone("limits: [{ratifier: House, actor: ⟦c⟧, must: when >= 60}]"));
        yield return (BargainingCodes.BadLink, Alone("⟦links⟧: [{option: x, when: when >= 60}]"));
        yield return (BargainingCodes.BadLink, BargainingSamples.Full.Replace("option: pay is half", "option: ⟦pay is nothing⟧"));
        yield return (BargainingCodes.BadLink, BargainingSamples.Full.Replace("option: pay is half", "option: ⟦up.release⟧"));
        yield return (Codes.UnknownOption, BargainingSamples.Full.Replace("option: pay is half", "option: ⟦realease⟧"));
        yield return (BargainingCodes.NoWeight, With("issues:\n", "issues:\n    ⟦where⟧: {scale: {0: Here, 1: There}}\n"));
        yield return (BargainingCodes.NoCapability, With("a: {capability: 1, ", "⟦a⟧: {"));
        yield return (BargainingCodes.UnknownActor, With("{actors: {b: {stances", "{actors: {⟦c⟧: {stances"));
        yield return (Codes.UnknownParty, With("    a: {capability: 1", "    ⟦aa⟧: {capability: 1"));
        yield return (Codes.UnknownClaim, With("position: 20", "position: {value: 20, because: [⟦x⟧]}"));
        yield return (Codes.MissingKey, With("{scale: {0: Never, 100: At once}, reference: 0}", "{reference: 0}").Replace("    when: {ref", "    ⟦when⟧: {ref"));
        yield return (Codes.EmptyValue, With("    a: {capability: 1, stances: {when: {position: 20, salience: 1}}}\n    b: {capability: 2, stances: {when: {position: 80, salience: 0.5}}}\n", "    {}\n").Replace("  actors:\n", "  ⟦actors⟧:\n"));
        yield return (Codes.UnknownKey, With("position: 20", "⟦positoin⟧: 20").Replace("a: {cap", "a: {cap"));
        yield return (Codes.ConflictingKeys, With("  keen: {bargaining", "  keen: {⟦conflict⟧: {}, bargaining"));
        yield return (Codes.ConflictingKeys, Samples.Small + "perspectives: {v: {⟦bargaining⟧: {}}}\n");

        static string With(string passage, string replacement)
        {
            Assert.Contains(passage, BargainingSamples.Alone, StringComparison.Ordinal);
            return BargainingSamples.Alone.Replace(passage, replacement, StringComparison.Ordinal);
        }
        static string Alone(string line) => With("perspectives:", $"  {line}\nperspectives:");
    }

    [GeneratedRegex(@"^\| (?<code>PAR\d{4}) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
