using Parley.Cases;

namespace Parley.Tests.Cases;

public sealed class StarterCaseTests
{
    [Theory]
    [InlineData("village-well", "The village well")]
    [InlineData("水争い", "争い: 水 # \"井戸\"")]
    [InlineData("null", "yes")]
    public void The_starter_case_reads_without_any_remark(string id, string title)
    {
        Reading<Case> reading = CaseReader.Read(new("new.yaml", StarterCase.Text(id, title)));
        Assert.Empty(reading.Diagnostics);
        Assert.Equal((id, title), (reading.Value!.Id, reading.Value.Title));
        Assert.True(reading.Value.Conflict.IsComplete);
        // It shows a source, a claim and a reason, and check has nothing to say but that assumptions are assumptions.
        Assert.NotEmpty(reading.Value.Sources);
        Assert.All(
            Parley.Analysis.Evidence.EvidenceReview.Of(reading.Value, Parley.Evidence.SourceTexts.None), d => Assert.Equal(Parley.Evidence.EvidenceCodes.RestsOnAssumptions, d.Code));
    }

    [Theory]
    [InlineData("two words", "Title")]
    [InlineData("iff", "Title")]
    [InlineData("fine", " ")]
    public void Names_that_no_case_can_have_are_refused(string id, string title) =>
        Assert.Throws<ArgumentException>(() => StarterCase.Text(id, title));
}
