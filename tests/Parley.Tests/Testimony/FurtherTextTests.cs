using Parley.Analysis.Testimony;
using Parley.Testimony;

namespace Parley.Tests.Testimony;

/// <summary>Short texts that people tried and that were read wrongly once.</summary>
public sealed class FurtherTextTests
{
    [Theory]
    [InlineData("\"There is no date,\" Vos said, adding that the minister had told him 'we wait'.", "Vos: \"There is no date,\" | Vos: the minister had told him 'we wait' | the minister: 'we wait'")]
    [InlineData("Vos spoke, adding that the minister had told him \"we wait\".", "Vos: the minister had told him \"we wait\" | the minister: \"we wait\"")]
    [InlineData("She left the room, saying he was ill.", "She: he was ill")]
    [InlineData("Prices rose, adding \"fuel\" to the fire.", "")]
    [InlineData("According to two officials who asked not to be named, the treaty is dead.", "two officials: the treaty is dead")]
    public void A_participle_goes_on_with_who_spoke_before(string text, string expected)
    {
        TestimonyFindings found = Read(text);
        Assert.Equal(expected, string.Join(" | ", found.Attributions.Skip(1).Select(a => $"{found.Voices[a.Voice].Name}: {found.Text.Slice(a.Content)}")));
    }

    [Theory]
    [InlineData("Harbour Daily, 4 May 2031\n\nThe fleet left.\n", 2031, 5, 4)]
    [InlineData("港湾新報　2031年5月4日\n\n艦隊が出た。\n", 2031, 5, 4)]
    public void A_short_line_that_ends_with_a_day_says_when_it_was_published(string text, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Read(text).Published);

    [Fact]
    public void A_sentence_that_ends_with_a_day_does_not() => Assert.Null(Read("The fleet left port on 4 May 2031.\n\nIt is gone.\n").Published);

    [Theory]
    [InlineData("21:00 UTC on 1 May 2031", FindingCodes.ZonesAgree)]
    [InlineData("8 p.m. UTC on 1 May 2031", FindingCodes.ZonesDisagree)]
    public void Times_with_an_offset_from_UTC_are_held_against_each_other(string other, string code) =>
        Assert.Contains(Read($"The fleet left on 2 May 2031 at 6 a.m. (UTC+9), {other}.\n").Findings, f => f.Code == code);

    private static TestimonyFindings Read(string text) => TestimonyReader.Read(new Text("t", text), new(), new());
}
