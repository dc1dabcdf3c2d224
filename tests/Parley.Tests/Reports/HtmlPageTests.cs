using System.Text.RegularExpressions;
using Parley.Reports;
using Parley.Tests.Cli;

namespace Parley.Tests.Reports;

public sealed partial class HtmlPageTests
{
    [Fact]
    public void Nothing_a_person_wrote_becomes_markup()
    {
        const string nasty = "<script>alert('x')</script> & \"quoted\" \u0007";
        string html = HtmlPage.Write(new(nasty,
        [
            new Block.Heading(nasty), new Block.Heading(nasty, IsSub: true), new Block.Paragraph(nasty), new Block.Note(nasty), new Block.KeyValues([(nasty, nasty)]),
            new Block.Listing([new Item(nasty, [nasty])]), new Block.Table([new(nasty)], [[new Cell(nasty, nasty)]]), new Block.Preformatted(nasty),
        ]), "en\"><script>");
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\u0007", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_become_links_only_where_an_item_has_them()
    {
        string html = HtmlPage.Write(new("t", [new Block.Paragraph("See [C1], [C2] and [x]."), new Block.Listing([new Item("said") { Label = "C1" }])]));
        Assert.Contains("<a class=\"ref\" href=\"#ref-C1\">[C1]</a>, [C2] and [x].", html, StringComparison.Ordinal);
        Assert.Contains("<li id=\"ref-C1\">", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cases/historical/alaska-2025")]
    [InlineData("cases/teaching/lawsuit")]
    [InlineData("cases/teaching/mistaken-trust")]
    public void A_report_needs_nothing_from_elsewhere_and_every_label_leads_somewhere(string folder)
    {
        string html = new Shell().Run("report", folder).Out;
        Assert.DoesNotMatch(Fetches(), html);
        HashSet<string> anchors = [.. Ids().Matches(html).Select(m => m.Groups["id"].Value)];
        Assert.All(Links().Matches(html).Select(m => m.Groups["id"].Value), id => Assert.Contains(id, anchors));
        Assert.Equal(anchors.Count, Ids().Count(html));
        foreach (string tag in new[] { "table", "ul", "ol", "dl", "li", "td", "tr", "nav", "main", "div" })
            Assert.Equal(Regex.Count(html, $"<{tag}[ >]"), Regex.Count(html, $"</{tag}>"));
    }

    [Fact]
    public void A_result_that_rests_on_an_assumption_says_so_and_names_it()
    {
        string markdown = new Shell().Run("report", "cases/historical/alaska-2025", "--format", "md").Out;
        Assert.Matches(@"This result rests on assumptions of the case's author\.[^\n]*A\d", markdown);
    }

    [Fact]
    public void A_file_that_exists_is_kept_unless_it_may_be_replaced()
    {
        using Folder folder = new();
        Shell here = new() { Directory = folder.Path };
        folder.Write("case.yaml", Parley.Cases.StarterCase.Text());
        Assert.Equal(0, here.Run("report", ".", "--output", "r.html").ExitCode);
        Assert.Equal(2, here.Run("report", ".", "--output", "r.html").ExitCode);
        Assert.Equal(0, here.Run("report", ".", "--output", "r.html", "--overwrite").ExitCode);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Path.Combine(folder.Path, "r.html")), StringComparison.Ordinal);
    }

    // An address as text is fine; fetching one is not.
    [GeneratedRegex("<(script|link|img|iframe|object)|src=|@import|url\\(|href=\"(?!#)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fetches();

    [GeneratedRegex(" id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();

    [GeneratedRegex("href=\"#(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();
}
