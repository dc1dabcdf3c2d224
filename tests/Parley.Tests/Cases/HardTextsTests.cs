using System.Diagnostics;
using System.Text;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Tests.Cases;

public sealed class HardTextsTests
{
    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Deep_nesting_is_reported_where_it_becomes_too_deep(string opening)
    {
        Diagnostic only = Assert.Single(Read(string.Concat(Enumerable.Repeat(opening, 100_000))).Diagnostics);
        Assert.Equal(Codes.TooDeep, only.Code);
        Assert.InRange(only.Span.Start, 50, 500);
    }

    [Fact]
    public void Depth_up_to_the_limit_is_only_a_wrong_shape() =>
        Complaint.Single(Codes.WrongShape, "⟦[⟧" + new string('[', 60) + new string(']', 61));

    [Fact]
    public void An_alias_of_itself_is_rejected()
    {
        Reading<Case> reading = Read("&a [*a]");
        Assert.Equal([Codes.AnchorOrAlias, Codes.WrongShape, Codes.AnchorOrAlias], reading.Diagnostics.Select(d => d.Code));
        Assert.Null(reading.Value);
    }

    [Fact]
    public void Aliases_that_would_multiply_are_rejected_one_by_one()
    {
        StringBuilder text = new("a0: &a0 x\n");
        for (int k = 1; k < 60; k++)
            text.Append($"a{k}: &a{k} [*a{k - 1}, *a{k - 1}, *a{k - 1}]\n");
        Assert.Equal(60 + (59 * 3), Read(text.ToString()).Diagnostics.Count(d => d.Code == Codes.AnchorOrAlias));
    }

    [Fact]
    public void A_bracket_that_stays_open_is_reported_behind_the_last_thing_read()
    {
        SourceText text = new("case.yaml", "a: [1,2\nb: 3\n");
        Diagnostic only = Assert.Single(CaseReader.Read(text).Diagnostics);
        Assert.Equal(Codes.BrokenYaml, only.Code);
        Assert.Equal(2, text.Place(only.Span.Start).Line);
    }

    [Fact]
    public void Ten_megabytes_are_refused_before_anything_is_decoded()
    {
        byte[] bytes = new byte[10 << 20];
        Array.Fill(bytes, (byte)'a');
        Assert.Equal(Codes.TextTooLong, Assert.Single(SourceDecoder.Decode("big.yaml", bytes).Diagnostics).Code);
        Assert.Equal(Codes.TextTooLong, Assert.Single(Read(new string('a', 10 << 20)).Diagnostics).Code);
    }

    [Fact]
    public void A_hundred_thousand_lines_are_read_in_a_few_seconds()
    {
        StringBuilder text = new(Samples.Small.Replace("  ben: Ben\n", "  ben: Ben\n  many:\n    name: Many\n    aliases:\n", StringComparison.Ordinal));
        int at = text.ToString().IndexOf("    aliases:\n", StringComparison.Ordinal) + "    aliases:\n".Length;
        text.Insert(at, string.Concat(Enumerable.Range(0, 100_000).Select(k => $"      - name {k}\n")));
        Stopwatch clock = Stopwatch.StartNew();
        Reading<Case> reading = Read(text.ToString());
        Assert.True(reading.Succeeded);
        Assert.Equal(100_000, reading.Value.Parties[2].Aliases.Length);
        // Half a second on the machine this was written on; the limit only catches quadratic work.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void A_hundred_thousand_mistakes_are_all_reported()
    {
        string text = Samples.Small + string.Concat(Enumerable.Range(0, 100_000).Select(k => $"kinds{k}: textbook\n"));
        Stopwatch clock = Stopwatch.StartNew();
        Assert.Equal(100_000, Read(text).Diagnostics.Count(d => d.Code == Codes.UnknownKey));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void Rules_that_hide_a_contradiction_among_many_options_do_not_make_reading_hang()
    {
        // Two options exclude each other and one of them must hold, but only the last option decided shows it.
        string options = string.Concat(Enumerable.Range(0, 60).Select(k => $"      o{k}: O\n"));
        string rules = string.Concat(Enumerable.Range(0, 59).Select(k => $"    - o{k} iff o{k + 1}\n")) + "    - o0\n    - not o0\n";
        string text = Examples.Small("      z: Do z\n", "      z: Z\n" + options).Replace("    - x and y\n", rules, StringComparison.Ordinal);
        Stopwatch clock = Stopwatch.StartNew();
        Assert.NotEmpty(Read(text).Diagnostics);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    [Fact]
    public void Constant_statements_are_found_among_all_combinations_of_many_options()
    {
        string options = string.Concat(Enumerable.Range(0, 8).Select(k => $"      o{k}: O\n"));
        string text = Examples.Small("      z: Do z\n", "      z: Z\n" + options).Replace("  infeasible:\n    - x and y\n", "", StringComparison.Ordinal)
            .Replace("[not z]", "[o7 or not o7, o7 and not o7, o7, o0 if o7]", StringComparison.Ordinal);
        Assert.Equal([Codes.AlwaysTrue, Codes.AlwaysFalse], Read(text).Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void Thousands_of_rules_and_statements_that_decide_nothing_do_not_make_reading_hang()
    {
        string options = string.Concat(Enumerable.Range(0, 17).Select(k => $"      o{k}: O\n"));
        string all = string.Join(" and ", Enumerable.Range(0, 16).Select(k => $"o{k}"));
        string rules = string.Concat(Enumerable.Range(0, 5000).Select(k => $"    - {all} and not o{k % 16}\n"));
        string statements = string.Concat(Enumerable.Range(0, 5000).Select(k => $"        - {all} or not ({all} and o{k % 16})\n"));
        string text = Examples.Small("      z: Do z\n", "      z: Z\n" + options).Replace("    - x and y\n", rules, StringComparison.Ordinal)
            .Replace("statements: [not z]\n", "statements:\n" + statements, StringComparison.Ordinal);
        Stopwatch clock = Stopwatch.StartNew();
        Assert.NotEmpty(Read(text).Diagnostics);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    [Fact]
    public void A_formula_of_a_thousand_words_is_the_longest()
    {
        string text = string.Concat(Enumerable.Repeat("x or ", 499)) + "not y";
        Assert.Empty(FormulaReader.Read(text, Examples.SmallConflict().DecisionMakers).Diagnostics);
        Assert.Equal(Codes.FormulaTooDeep, Assert.Single(FormulaReader.Read("not " + text, Examples.SmallConflict().DecisionMakers).Diagnostics).Code);
    }

    [Fact]
    public void A_ranking_of_too_many_states_is_refused()
    {
        string options = string.Concat(Enumerable.Range(0, 30).Select(k => $"      o{k}: O\n"));
        string text = Examples.Small("      z: Do z\n", "      z: Z\n" + options).Replace("statements: [not z]", "ranking: 1>2", StringComparison.Ordinal);
        Assert.Equal([Codes.ChecksLeftOut, Codes.RankingTooManyStates], Read(text).Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void Carriage_returns_and_tabs_and_wide_characters_do_not_shift_places()
    {
        string marked = Samples.Small.Replace("title: Small", "title: \"😀 \U00020B9F\" # 😀😀\nnote:\t'é'", StringComparison.Ordinal)
            .Replace("- x and y", "- x and ⟦w⟧", StringComparison.Ordinal);
        Complaint.Single(Codes.UnknownOption, marked);
        Complaint.Single(Codes.UnknownOption, marked.ReplaceLineEndings("\r\n"));
        Complaint.Single(Codes.UnknownOption, marked.ReplaceLineEndings("\r"));
        Complaint.Single(Codes.UnknownOption, "\uFEFF" + marked);
    }

    [Fact]
    public void A_byte_order_mark_is_left_out_of_the_text()
    {
        Reading<SourceText> reading = SourceDecoder.Decode("case.yaml", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Samples.Json)]);
        Assert.True(reading.Succeeded);
        Assert.Equal(Samples.Json, reading.Value.Text);
    }

    [Fact]
    public void Shift_jis_is_named_with_line_and_column()
    {
        // 日本 in Shift_JIS, behind a good line.
        Reading<SourceText> reading = SourceDecoder.Decode("case.yaml", [.. "parley: 1\ntitle: "u8, 0x93, 0xFA, 0x96, 0x7B, 0x0A]);
        Diagnostic only = Assert.Single(reading.Diagnostics);
        Assert.Equal((2, 8), reading.Value!.Place(only.Span.Start));
        Assert.Contains("Shift_JIS", only.Message, StringComparison.Ordinal);
        Assert.Equal("Save the file as UTF-8.", only.Hint);
    }

    [Fact]
    public void All_mistakes_are_reported_in_one_go()
    {
        string text = Examples.Small("x and y", "x && q").Replace("[said]", "[siad]", StringComparison.Ordinal)
            .Replace("title: Small", "titel: Small", StringComparison.Ordinal).Replace("[not z]", "[not (z]", StringComparison.Ordinal);
        Assert.Equal(
            [Codes.MissingKey, Codes.UnknownKey, Codes.ForeignSign, Codes.UnknownOption, Codes.UnknownClaim, Codes.UnbalancedParenthesis],
            Read(text).Diagnostics.Select(d => d.Code));
    }

    private static Reading<Case> Read(string text) => CaseReader.Read(new SourceText("case.yaml", text));
}
