using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Tests.Reports;

public sealed class PageTests
{
    private static readonly Case Dilemma = Examples.CaseOf(Examples.Dilemma);

    private static readonly Case Rivals = Examples.CaseOf(Examples.Dilemma, perspectives:
    [
        new("trusting", "South trusts North", "south", "South is said to see a friend.", Examples.TwoByTwo([3, 2, 1, 0], [3, 1, 2, 0]), []),
        new("strict", "The gate stays shut", null, null, WithoutOpenGate(), ["shut"]),
    ]) with
    {
        Claims = [new Claim { Id = "shut", Text = "The gate cannot be opened this year.", IsAssumption = true }],
    };

    private static readonly Case Japanese = Examples.CaseOf(new Conflict(
        [
            new DecisionMaker(0, "hokubu", "北部住民連合（上流の村々）", [new Option(0, "hiraku", "水門を開いて下流に水を流す", 0), new Option(1, "kaigi", "合同会議の開催を提案する", 0)]),
            new DecisionMaker(1, "nanbu", "南部ﾉｳｷﾞｮｳ協同組合", [new Option(2, "shiharai", "維持費として通行料を支払い、工事の費用も毎年分担する", 1)]),
        ],
        [], new State(0),
        [Wants("not hiraku if not shiharai", new Formula.If(new Formula.Not(new Formula.Takes(0)), new Formula.Not(new Formula.Takes(2))), new Formula.Takes(2)),
         Wants("hiraku", new Formula.Takes(0), new Formula.Not(new Formula.Takes(2)))]),
        "水門と通行料");

    [Fact]
    public void One_view_is_told_in_words_with_marks_that_need_no_colour() =>
        Golden.Matches("analysis-dilemma.txt", Draw(AnalysisPage.Of(Dilemma, Run(Dilemma, 0), 1, new())));

    [Fact]
    public void The_same_page_as_markdown() =>
        Golden.Matches("analysis-dilemma.md", MarkdownPage.Write(AnalysisPage.Of(Dilemma, Run(Dilemma, 0), 1, new(ByParty: true))));

    [Fact]
    public void The_same_findings_as_json() =>
        Golden.Matches("analysis-dilemma.json", AnalysisJson.Of(Dilemma, [Run(Dilemma, 0)], new(ByParty: true)));

    [Fact]
    public void The_same_findings_as_csv() =>
        Golden.Matches("analysis-dilemma.csv", AnalysisCsv.Of([Run(Dilemma, 0)], new(ByParty: true, All: true)));

    [Fact]
    public void Rival_views_stand_side_by_side_in_the_same_form() =>
        Golden.Matches("comparison-rivals.txt", Draw(ComparisonPage.Of(Rivals, [Run(Rivals, 0), Run(Rivals, 1), Run(Rivals, 2)], new())));

    [Fact]
    public void Rival_views_as_json() =>
        Golden.Matches("comparison-rivals.json", AnalysisJson.Of(Rivals, [Run(Rivals, 0), Run(Rivals, 1), Run(Rivals, 2)], new()));

    [Fact]
    public void Japanese_names_keep_the_columns_straight_and_the_page_narrow() =>
        Golden.Matches("analysis-japanese.txt", Draw(AnalysisPage.Of(Japanese, Run(Japanese, 0), 1, new(ByParty: true))));

    [Fact]
    public void Many_equilibria_are_told_as_patterns()
    {
        Case many = Examples.CaseOf(ManyOptions(), "Six doors");
        Golden.Matches("analysis-patterns.txt", Draw(AnalysisPage.Of(many, Run(many, 0), 1, new())));
    }

    [Fact]
    public void All_lists_every_equilibrium_instead_of_patterns()
    {
        Case many = Examples.CaseOf(ManyOptions(), "Six doors");
        Report page = AnalysisPage.Of(many, Run(many, 0), 1, new(All: true));
        Block.Table table = Assert.Single(page.Blocks.OfType<Block.Table>());
        Assert.Equal(48, table.Rows.Length);
    }

    [Fact]
    public void Merged_states_name_the_options_in_which_their_members_differ()
    {
        Conflict plain = Examples.TwoByTwo([2, 3, 0, 1], [1, 3, 0, 2]);
        Conflict merged = new(plain.DecisionMakers, plain.Rules, plain.StatusQuo,
            [new Preference.Prioritised([Statement(new Formula.Takes(1))]), new Preference.Prioritised([Statement(new Formula.Takes(1))])],
            [new Formula.Takes(1)]);
        Case theCase = Examples.CaseOf(merged);
        string page = ConsolePage.Draw(AnalysisPage.Of(theCase, Run(theCase, 0), 1, new()), 200, false);

        Assert.Contains("with or without “Open the gate”", page);
        Assert.Contains("-Y", page);
        Assert.Contains("Not defined for a conflict of this kind, and so not shown: SIM.", page);
        Assert.Contains("counted as 3 states because some are indistinguishable", page);
    }

    [Fact]
    public void A_case_with_one_view_says_so_and_one_with_several_does_not()
    {
        Assert.Contains("One perspective only.", Draw(AnalysisPage.Of(Dilemma, Run(Dilemma, 0), 1, new())));
        Assert.DoesNotContain("One perspective only.", Draw(AnalysisPage.Of(Rivals, Run(Rivals, 1), 3, new())));
    }

    [Fact]
    public void Swapping_two_parties_swaps_their_lines_and_changes_no_form()
    {
        // The dilemma is symmetric: with the names exchanged the page must be the same page with the names exchanged.
        Conflict swapped = new(
            [
                new DecisionMaker(0, "south", "South", [new Option(0, "pay", "Pay the toll", 0)]),
                new DecisionMaker(1, "north", "North", [new Option(1, "open", "Open the gate", 1)]),
            ],
            [], Examples.Dilemma.StatusQuo, Examples.Dilemma.Preferences);
        string original = Draw(AnalysisPage.Of(Dilemma, Run(Dilemma, 0), 1, new()), color: true);
        Case other = Examples.CaseOf(swapped);
        string exchanged = Draw(AnalysisPage.Of(other, Run(other, 0), 1, new()), color: true)
            .Replace("South", "N#").Replace("North", "South").Replace("N#", "North")
            .Replace("Pay the toll", "O#").Replace("Open the gate", "Pay the toll").Replace("O#", "Open the gate");
        Assert.Equal(Squeezed(original), Squeezed(exchanged));

        static string Squeezed(string text) => System.Text.RegularExpressions.Regex.Replace(text, " +", " ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Without_colour_the_page_is_the_coloured_one_without_its_escape_sequences()
    {
        Report page = AnalysisPage.Of(Rivals, Run(Rivals, 0), 3, new(ByParty: true));
        string colored = Draw(page, color: true);
        Assert.Contains('\e', colored);
        Assert.Equal(Draw(page), Screen.WithoutEscapes(colored));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(110)]
    public void No_line_is_wider_than_the_page(int width)
    {
        ImmutableArray<ViewRun> rivals = [Run(Rivals, 0), Run(Rivals, 1), Run(Rivals, 2)];
        Report[] pages =
        [
            AnalysisPage.Of(Dilemma, Run(Dilemma, 0), 1, new(ByParty: true)),
            AnalysisPage.Of(Japanese, Run(Japanese, 0), 1, new(ByParty: true)),
            ComparisonPage.Of(Rivals, rivals, new()),
        ];
        Assert.All(pages, page => Assert.True(Screen.Width(ConsolePage.Draw(page, width, false)) <= width, ConsolePage.Draw(page, width, false)));
    }

    [Fact]
    public void Markup_in_names_stays_text()
    {
        Conflict odd = new([new DecisionMaker(0, "x", "[red]<b>*X*|y", [new Option(0, "o", "`code` [/] _u_", 0)])], [], new State(0), [new Preference.Prioritised([])]);
        Case theCase = Examples.CaseOf(odd, "A [bold]title[/]");
        Report page = AnalysisPage.Of(theCase, Run(theCase, 0), 1, new());

        Assert.Contains("[red]<b>*X*|y: `code` [/] _u_", Draw(page));
        Assert.Contains("\\[red\\]&lt;b&gt;\\*X\\*\\|y: \\`code\\` \\[/\\] \\_u\\_", MarkdownPage.Write(page));
    }

    internal static ViewRun Run(Case theCase, int view, params ImmutableArray<StabilityConcept> mixture)
    {
        View chosen = View.All(theCase)[view];
        return new(chosen, Parley.Analysis.Stability.Stability.Conduct(GraphModel.Of(chosen.Conflict)!, new StabilityStudy { Mixture = mixture.IsDefault ? [] : mixture }));
    }

    private static string Draw(Report page, bool color = false) => ConsolePage.Draw(page, 80, color);

    private static Conflict WithoutOpenGate() => new(Examples.Dilemma.DecisionMakers,
        [new Rule { Kind = RuleKind.Never, Operands = [new Formula.Takes(0)], Id = "shut", Because = ["shut"] }],
        Examples.Dilemma.StatusQuo, [new Preference.Prioritised([]), new Preference.Prioritised([Statement(new Formula.Not(new Formula.Takes(1)))])]);

    private static Conflict ManyOptions() => new(
        [
            new DecisionMaker(0, "host", "The host", [.. Enumerable.Range(0, 3).Select(k => new Option(k, $"door{k}", $"Open door {k + 1}", 0))]),
            new DecisionMaker(1, "guest", "The guest", [.. Enumerable.Range(3, 3).Select(k => new Option(k, $"knock{k}", $"Knock at door {k - 2}", 1))]),
        ],
        [], new State(0),
        [new Preference.Prioritised([Statement(new Formula.Or(new Formula.Takes(0), new Formula.Takes(3)))]), new Preference.Prioritised([])]);

    private static Preference.Prioritised Wants(string text, params Formula[] formulas) =>
        new([.. formulas.Select(f => new Statement(f, text, default))]);

    private static Statement Statement(Formula formula) => new(formula, "", default);
}
