using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Tests.Cases;

public sealed class FormulaReaderTests
{
    private static readonly Conflict Small = Examples.SmallConflict();

    [Theory]
    [InlineData("x", "x")]
    [InlineData(" anna.x ", "x")]
    [InlineData("not not x", "not not x")]
    [InlineData("not x and y or z", "not x and y or z")]
    [InlineData("x and (y and z)", "x and (y and z)")]
    [InlineData("(x and y) and z", "x and y and z")]
    [InlineData("x or y and z", "x or y and z")]
    [InlineData("(x or y) and z", "(x or y) and z")]
    [InlineData("x if y or z", "x if y or z")]
    [InlineData("not (x if y)", "not (x if y)")]
    [InlineData("(x iff y) iff z", "(x iff y) iff z")]
    [InlineData("((x))\tand\n(y)", "x and y")]
    [InlineData("not(x)or(y)", "not x or y")]
    public void Precedence_is_that_of_the_grammar(string text, string written)
    {
        Reading<Formula> reading = FormulaReader.Read(text, Small.DecisionMakers);
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(written, reading.Value!.ToText(Small.Reference));
    }

    [Theory]
    [InlineData("x ⟦&⟧ y", "Write 'and'.")]
    [InlineData("x⟦&&⟧y", "Write 'and'.")]
    [InlineData("x ⟦||⟧ y", "Write 'or'.")]
    [InlineData("x ⟦|⟧ y", "Write 'or'.")]
    [InlineData("⟦!⟧x", "Write 'not'.")]
    [InlineData("x ⟦=⟧ y", "Write 'iff'.")]
    [InlineData("x ⟦==⟧ y", "Write 'iff'.")]
    [InlineData("x ⟦<->⟧ y", "Write 'iff'.")]
    [InlineData("x ⟦->⟧ y", "Write 'q if p' for 'p -> q'.")]
    [InlineData("x⟦->⟧y", "Write 'q if p' for 'p -> q'.")]
    [InlineData("x ⟦AND⟧ y", "Write 'and'.")]
    [InlineData("⟦Not⟧ x", "Write 'not'.")]
    public void Signs_of_other_languages_are_translated(string marked, string hint) =>
        Assert.Equal(hint, Single(Codes.ForeignSign, marked).Hint);

    [Theory]
    [InlineData(Codes.EmptyFormula, "⟦⟧")]
    [InlineData(Codes.EmptyFormula, "⟦ \t ⟧")]
    [InlineData(Codes.UnbalancedParenthesis, "x and ⟦(⟧y")]
    [InlineData(Codes.UnbalancedParenthesis, "x and y⟦)⟧ or z")]
    [InlineData(Codes.UnexpectedWord, "(x ⟦y⟧)")]
    [InlineData(Codes.UnexpectedWord, "(⟦)⟧")]
    [InlineData(Codes.UnexpectedWord, "x and ⟦or⟧ y")]
    [InlineData(Codes.UnexpectedWord, "x ⟦,⟧ and y")]
    [InlineData(Codes.UnexpectedWord, "x ⟦「⟧ and y")]
    [InlineData(Codes.UnexpectedWord, "not⟦⟧")]
    [InlineData(Codes.ChainedIf, "x if y ⟦iff⟧ z")]
    [InlineData(Codes.ChainedIf, "(x iff y ⟦iff⟧ z)")]
    [InlineData(Codes.UnexpectedWord, "x ⟦💥⟧ or y")]
    [InlineData(Codes.UnknownOption, "anna.x or ⟦ben.x⟧")]
    [InlineData(Codes.UnknownOwner, "⟦.x⟧")]
    public void A_slip_is_reported_where_it_stands(string code, string marked) => Single(code, marked);

    [Theory]
    [InlineData("⟦xx⟧", "Did you mean 'x'?")]
    [InlineData("⟦something⟧", null)]
    [InlineData("⟦Z⟧", "Did you mean 'z'?")]
    [InlineData("⟦w⟧", null)]
    [InlineData("⟦anna.xy⟧", "Did you mean 'x'?")]
    [InlineData("⟦ana.x⟧", "Did you mean 'anna'?")]
    [InlineData("⟦ben.x⟧", "'anna.x' exists.")]
    public void An_unknown_name_gets_a_guess(string marked, string? hint)
    {
        (string text, SourceSpan span) = Complaint.Unmark(marked);
        Diagnostic only = Assert.Single(FormulaReader.Read(text, Small.DecisionMakers).Diagnostics);
        Assert.Equal(span, only.Span);
        Assert.Equal(hint, only.Hint);
    }

    [Fact]
    public void Several_unknown_options_are_all_reported()
    {
        Reading<Formula> reading = FormulaReader.Read("one and two or not three", Small.DecisionMakers);
        Assert.Equal([0, 8, 19], reading.Diagnostics.Select(d => d.Span.Start));
        Assert.Null(reading.Value);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("not ")]
    public void Depth_is_limited(string opening)
    {
        string text = string.Concat(Enumerable.Repeat(opening, 300)) + "x";
        Diagnostic only = Assert.Single(FormulaReader.Read(text, Small.DecisionMakers).Diagnostics);
        Assert.Equal(Codes.FormulaTooDeep, only.Code);
        Assert.Equal(FormulaReader.MaxDepth * opening.Length, only.Span.Start);
    }

    [Fact]
    public void A_million_words_are_refused_at_once() => Assert.Equal(
        Codes.FormulaTooDeep,
        Assert.Single(FormulaReader.Read(string.Concat(Enumerable.Repeat("x or ", 1_000_000)), Small.DecisionMakers).Diagnostics).Code);

    [Fact]
    public void Composed_and_decomposed_letters_are_different_names()
    {
        DecisionMaker d = new(0, "d", "D", [new(0, "\u00E9", "composed", 0), new(1, "e\u0301", "decomposed", 0)]);
        Assert.Equal(new Formula.Takes(0), FormulaReader.Read("\u00E9", [d]).Value);
        Assert.Equal(new Formula.Takes(1), FormulaReader.Read("e\u0301", [d]).Value);
    }

    [Fact]
    public void Names_may_be_of_any_script()
    {
        DecisionMaker d = new(0, "日本", "D", [new(0, "譲歩-1", "", 0), new(1, "हिन्दी", "", 0), new(2, "\U00020B9F_x", "", 0)]);
        Assert.Equal(
            new Formula.And(new Formula.And(new Formula.Takes(0), new Formula.Takes(1)), new Formula.Takes(2)),
            FormulaReader.Read("日本.譲歩-1 and हिन्दी and \U00020B9F_x", [d]).Value);
    }

    private static Diagnostic Single(string code, string marked)
    {
        (string text, SourceSpan span) = Complaint.Unmark(marked);
        return Complaint.Single(code, span, text, FormulaReader.Read(text, Small.DecisionMakers).Diagnostics);
    }
}
