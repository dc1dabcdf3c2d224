using System.Reflection;
using System.Text.RegularExpressions;
using Parley.Cases;

namespace Parley.Tests.Cases;

public sealed partial class ForecastCodesTests
{
    private static readonly string[] Constants =
        [.. typeof(ForecastCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

    public static TheoryData<string, string> CaseTexts => [.. Questions()];

    public static TheoryData<string, string> LogTexts => [.. Logs()];

    public static TheoryData<string, string> TableTexts => [.. Tables()];

    [Theory, MemberData(nameof(CaseTexts), DisableDiscoveryEnumeration = true)]
    public void A_case_with_one_mistake_gets_one_complaint_at_its_place(string code, string marked) => Complaint.Single(code, marked);

    [Theory, MemberData(nameof(LogTexts), DisableDiscoveryEnumeration = true)]
    public void A_log_with_one_mistake_gets_one_complaint_at_its_place(string code, string marked)
    {
        (string text, SourceSpan span) = Complaint.Unmark(marked);
        Complaint.Single(code, span, text, ForecastLogReader.Read(new("forecasts.yaml", text), Full).Diagnostics);
    }

    [Theory, MemberData(nameof(TableTexts), DisableDiscoveryEnumeration = true)]
    public void A_table_with_one_mistake_gets_one_complaint_at_its_place(string code, string marked)
    {
        (string text, SourceSpan span) = Complaint.Unmark(marked);
        Complaint.Single(code, span, text, PredictionTableReader.Read(new("predictions.csv", text), Full).Diagnostics);
    }

    [Fact]
    public void Every_code_is_produced_by_an_example() => Assert.Equal(
        Constants.Order(),
        Questions().Concat(Logs()).Concat(Tables()).Select(e => e.Code).Where(c => c.StartsWith("PAR11", StringComparison.Ordinal)).Distinct()
            // LedgerTests shows these, on ledgers whose hashes are worked out.
            .Concat([ForecastCodes.BrokenLedger, ForecastCodes.LedgerLineChanged, ForecastCodes.LedgerChainBroken]).Order());

    [Fact]
    public void The_page_explains_every_code_and_no_other()
    {
        string[] rows = [.. Row().Matches(File.ReadAllText(Repository.PathTo("docs", "reference", "diagnostics-forecasts.md"))).Select(m => m.Groups["code"].Value)];
        Assert.Equal(Constants.Distinct(), Constants);
        Assert.Equal(Constants.Order(), rows);
    }

    private static Case Full => CaseReader.Read(new("case.yaml", ForecastSamples.Full)).Value!;

    private static IEnumerable<(string Code, string Text)> Questions()
    {
        yield return (ForecastCodes.UnknownQuestion, One(more: "condition: {question: ⟦rian⟧, answer: yes}"));
        yield return (ForecastCodes.BadAnswers, One(more: "⟦answers⟧: [yes]"));
        yield return (ForecastCodes.BadAnswers, One(more: "answers: [a, ⟦a⟧, b]"));
        yield return (ForecastCodes.BadAnswers, One(more: "kind: binary\n    ⟦answers⟧: [a, b, c]"));
        yield return (ForecastCodes.BadAnswers, One(more: "kind: choice").Replace("  rain:", "  ⟦rain⟧:"));
        yield return (ForecastCodes.BadAnswers, One(more: "answers: {a: {⟦until⟧: 2025-01-01}, b: B}"));
        yield return (ForecastCodes.BadAnswers, One(more: "⟦unit⟧: mm"));
        yield return (ForecastCodes.UnknownAnswer, Predicted("probabilities: {yes: 0.5, ⟦noo⟧: 0.5}"));
        yield return (ForecastCodes.UnknownAnswer, Predicted("probability: 0.5, answer: ⟦perhaps⟧"));
        yield return (ForecastCodes.UnknownAnswer, Resolved("answer: ⟦maybe⟧"));
        yield return (ForecastCodes.ProbabilityMissing, Predicted("⟦probabilities⟧: {yes: 0.5}"));
        yield return (ForecastCodes.BadProbability, Predicted("probability: ⟦70⟧"));
        yield return (ForecastCodes.BadProbability, Predicted("probability: ⟦-0.1⟧"));
        yield return (ForecastCodes.BadProbability, Predicted("probability: ⟦NaN⟧"));
        yield return (ForecastCodes.SumIsNotOne, Predicted("⟦probabilities⟧: {yes: 0.5, no: 0.6}"));
        yield return (ForecastCodes.SumIsNotOne, Predicted("⟦probabilities⟧: {yes: 0, no: 0}"));
        yield return (ForecastCodes.Renormalized, Predicted("⟦probabilities⟧: {yes: 0.66, no: 0.33}"));
        yield return (ForecastCodes.BadDay, One().Replace("opens: 2025-01-01", "opens: ⟦2025-02-30⟧"));
        yield return (ForecastCodes.BadDay, One(more: "due: ⟦2025-03⟧"));
        yield return (ForecastCodes.DaysOutOfOrder, One(more: "⟦closes⟧: 2024-12-31"));
        yield return (ForecastCodes.DaysOutOfOrder, One(more: "closes: 2025-02-01\n    ⟦due⟧: 2025-01-31"));
        yield return (ForecastCodes.OutsideLife, Predicted("probability: 0.5", on: "⟦on⟧: 2024-12-31"));
        yield return (ForecastCodes.OutsideLife, Predicted("probability: 0.5", on: "⟦on⟧: 2025-01-11", more: "closes: 2025-01-10"));
        yield return (ForecastCodes.AnsweredTooEarly, Resolved("answer: yes").Replace("{on: 2025-01-05", "{⟦on⟧: 2024-01-05"));
        yield return (ForecastCodes.AnsweredTooEarly, Resolved("date: ⟦2025-01-06⟧", more: "kind: date"));
        yield return (ForecastCodes.AnsweredTooEarly, Resolved("date: ⟦none⟧", more: "kind: date\n    due: 2025-03-01"));
        yield return (ForecastCodes.AnsweredTooEarly, Resolved("date: ⟦none⟧", more: "kind: date"));
        yield return (ForecastCodes.CircularCondition, One(more: "condition: {question: ⟦rain⟧, answer: yes}"));
        yield return (ForecastCodes.AnsweredAlthoughVoid, Resolved("answer: no") + "  ⟦wet⟧:\n    question: Q\n    opens: 2025-01-01\n    condition: {question: rain, answer: yes}\n    resolution: {on: 2025-01-06, answer: yes}\n");
        yield return (ForecastCodes.FormDoesNotFit, Predicted("⟦normal⟧: {mean: 1, standard-deviation: 1}"));
        yield return (ForecastCodes.FormDoesNotFit, Predicted("⟦probability⟧: 0.5", more: "kind: quantity"));
        yield return (ForecastCodes.FormDoesNotFit, Predicted("⟦probability⟧: 0.5", more: "answers: [a, b, c]"));
        yield return (ForecastCodes.FormDoesNotFit, Predicted("note: nothing").Replace("- {by", "- ⟦{⟧by"));
        yield return (ForecastCodes.FormDoesNotFit, Predicted("probability: 0.5, ⟦word⟧: likely"));
        yield return (ForecastCodes.BadDistribution, Predicted("normal: {mean: 1, standard-deviation: ⟦0⟧}", more: "kind: quantity"));
        yield return (ForecastCodes.BadDistribution, Predicted("quantiles: {0.1: 5, ⟦0.5⟧: 4}", more: "kind: quantity"));
        yield return (ForecastCodes.BadDistribution, Predicted("quantiles: {⟦0⟧: 5, 0.5: 6}", more: "kind: quantity"));
        yield return (ForecastCodes.BadDistribution, Predicted("cumulative: {1: 0, ⟦2⟧: 0.9}", more: "kind: quantity"));
        yield return (ForecastCodes.BadDistribution, Predicted("cumulative: {1: 0.5, ⟦2⟧: 0.4}", more: "kind: quantity"));
        yield return (ForecastCodes.BadDistribution, Predicted("⟦ensemble⟧: []", more: "kind: quantity"));
        yield return (ForecastCodes.BadDistribution, Predicted("ensemble: [1, 2], ⟦weights⟧: [1]", more: "kind: quantity"));
        yield return (ForecastCodes.UnknownWord, Predicted("word: ⟦likley⟧"));
        yield return (ForecastCodes.WordWithoutRange, Predicted("word: ⟦reportedly⟧"));
        yield return (ForecastCodes.UnknownMechanism, Predicted("probability: 0.5, mechanism: ⟦wset⟧", more: "mechanisms: {west: Wind.}"));
        yield return (ForecastCodes.UnknownMechanism, Resolved("answer: yes, mechanisms: {⟦wset⟧: supported}", more: "mechanisms: {west: Wind.}"));
        yield return (ForecastCodes.BadForecaster, Predicted("probability: 0.5").Replace("- {by: anna, ", "- ⟦{⟧"));
        yield return (ForecastCodes.BadForecaster, Predicted("⟦perspective⟧: calm, probability: 0.5"));
        yield return (ForecastCodes.UnknownPerspective, Predicted("probability: 0.5").Replace("by: anna", "perspective: ⟦clam⟧"));
        yield return (ForecastCodes.UnknownPerspective, Predicted("probability: 0.5").Replace("by: anna", "model: {perspectives: [calm, ⟦clam⟧], concept: nash}"));
        yield return (ForecastCodes.BadOutcome, Resolved("how: Seen.").Replace("⟦⟧", "").Replace("    resolution:", "    ⟦resolution⟧:"));
        yield return (ForecastCodes.BadOutcome, Resolved("answer: yes, ⟦void⟧: It was a game."));
        yield return (ForecastCodes.BadOutcome, Resolved("⟦value⟧: 3"));
        yield return (ForecastCodes.BadOutcome, Resolved("⟦shares⟧: {yes: 1, no: 0}", more: "kind: quantity"));
        yield return (ForecastCodes.CriteriaOutOfOrder, One(more: "criteria: [{text: A, from: 2025-01-03}, {text: B, ⟦from⟧: 2025-01-03}]"));
        yield return (ForecastCodes.CriteriaOutOfOrder, One(more: "criteria: [{text: A, ⟦from⟧: 2024-01-03}]"));
        yield return (ForecastCodes.BadLength, One(more: "criteria: [{text: A, at-least: ⟦a while⟧}]"));
        yield return (ForecastCodes.TwoOnOneDay, Predicted("probability: 0.5") + "      - ⟦{⟧by: anna, on: 2025-01-02, probability: 0.6}\n");
        yield return (ForecastCodes.BadBins, One(more: "kind: date\n    ⟦answers⟧: {a: {until: 2025-02-01}, b: {until: 2025-01-01}, c: C}"));
        yield return (ForecastCodes.BadBins, One(more: "kind: quantity\n    ⟦answers⟧: {a: A, b: B}"));
        yield return (ForecastCodes.BadBins, One(more: "kind: quantity\n    ⟦answers⟧: {a: {up-to: 1}, b: {up-to: 2}}"));
        yield return (ForecastCodes.BadBand, One() + "certainty-scale: {bands: {maybe: {from: 0.5, ⟦to⟧: 0.4}}}\n");
        yield return (ForecastCodes.BadBaseRate, One(more: "kind: quantity\n    ⟦base-rate⟧: {yes: 1}"));

        // Mistakes that other parts of a case can have too.
        yield return (Codes.UnknownChoice, One() + "certainty-scale: {words: {so so: ⟦evan⟧}}\n");
        yield return (Codes.UnknownChoice, Resolved("answer: yes, mechanisms: {west: ⟦true⟧}", more: "mechanisms: {west: Wind.}"));
        yield return (Codes.UnknownClaim, Predicted("probability: 0.5, because: [⟦siad⟧]"));
        yield return (Codes.UnknownConcept, Predicted("probability: 0.5").Replace("by: anna", "model: {perspectives: [calm], concept: ⟦nahs⟧}"));
        yield return (Codes.BadCount, Predicted("probability: 0.5").Replace("by: anna", "model: {perspectives: [calm], concept: nash, seed: ⟦-1⟧}"));
        yield return (Codes.BadNumber, Resolved("value: ⟦lots⟧", more: "kind: quantity"));
        yield return (Codes.ConflictingKeys, Predicted("probabilities: {yes: 0.5, no: 0.5}, ⟦answer⟧: yes"));
        yield return (Codes.ConflictingKeys, Predicted("probability: 0.5, ⟦weights⟧: [1]"));
        yield return (Codes.ConflictingKeys, Resolved("answer: yes, proposed: yes, ⟦signed-by⟧: anna"));
        yield return (Codes.ConflictingKeys, One(more: "answers: [a, b, c]\n    ⟦about-option⟧: x"));
        yield return (Codes.ConflictingKeys, Resolved("answer: yes", more: "⟦resolutions⟧: []"));
        yield return (Codes.UnknownOption, One(more: "about-option: ⟦q⟧"));
        yield return (Codes.MissingKey, One().Replace("    question: Will it rain?\n", "").Replace("  rain:", "  ⟦rain⟧:"));
        yield return (Codes.MissingKey, One(more: "criteria: [{text: A}, ⟦{⟧text: B}]"));
    }

    private static IEnumerable<(string Code, string Text)> Logs()
    {
        yield return (ForecastCodes.UnknownQuestion, Entry("- predict: ⟦rian⟧\n  by: x\n  on: 2025-01-02\n  probability: 0.5"));
        yield return (ForecastCodes.QuestionTwice, Entry("- ask: ⟦rain⟧\n  question: Q\n  opens: 2025-01-01"));
        yield return (ForecastCodes.BadEntry, Entry("- ⟦o⟧n: 2025-01-01"));
        yield return (ForecastCodes.BadEntry, Entry("- predict: rain\n  ⟦resolve⟧: rain"));
        yield return (ForecastCodes.OtherCase, Entry("[]").Replace("case: small", "case: ⟦smal⟧").Replace("entries:\n[]", "entries: []"));
        yield return (ForecastCodes.OutsideLife, Entry("- predict: rain\n  by: x\n  ⟦on⟧: 2026-01-02\n  probability: 0.5"));
        yield return (ForecastCodes.UnknownAnswer, Entry("- ask: sun\n  question: Q\n  opens: 2025-01-01\n  condition: {question: rain, answer: ⟦snow⟧}"));
        yield return (Codes.UnknownKey, Entry("- restate: rain\n  from: 2025-02-02\n  text: T\n  ⟦txet⟧: T"));
        yield return (Codes.MissingKey, Entry("- ⟦r⟧estate: in-bins\n  text: T"));
        yield return (Codes.UnsupportedVersion, Entry("[]").Replace("parley: 1", "parley: ⟦2⟧").Replace("entries:\n[]", "entries: []"));

        static string Entry(string entry) => "parley: 1\ncase: small\nentries:\n" + entry + "\n";
    }

    private static IEnumerable<(string Code, string Text)> Tables()
    {
        const string head = "question,by,on,answer,probability\n";
        yield return (ForecastCodes.BadColumns, "⟦⟧question,by,on,answer\n");
        yield return (ForecastCodes.BadColumns, "question,by,on,answer,probability,⟦surce⟧\n");
        yield return (ForecastCodes.BadColumns, "question,by,on,answer,probability,⟦by⟧\n");
        yield return (ForecastCodes.BadRow, head + "⟦rain⟧,x,2025-01-02,wet\n");
        yield return (ForecastCodes.BadQuotation, head + "rain,x,2025-01-02,wet,⟦\"⟧0.5\n");
        yield return (ForecastCodes.BadQuotation, head + "rain,x⟦\"⟧,2025-01-02,wet,1\nrain,\"x\"\"\",2025-01-02,dry,0\n");
        yield return (ForecastCodes.BadQuotation, head + "rain,\"x\"⟦y⟧,2025-01-02,wet,1\nrain,x,2025-01-02,dry,0\n");
        yield return (ForecastCodes.UnknownQuestion, head + "⟦rian⟧,x,2025-01-02,wet,1\n");
        yield return (ForecastCodes.BadForecaster, head + "rain,⟦ ⟧,2025-01-02,wet,1\n");
        yield return (ForecastCodes.BadDay, head + "rain,x,⟦2.1.2025⟧,wet,1\n");
        yield return (ForecastCodes.UnknownAnswer, head + "rain,x,2025-01-02,wet,0.5\nrain,x,2025-01-02,⟦drry⟧,0.5\n");
        yield return (ForecastCodes.ProbabilityMissing, head + "⟦rain⟧,x,2025-01-02,wet,0.5\n");
        yield return (ForecastCodes.SumIsNotOne, head + "⟦rain⟧,x,2025-01-02,wet,0.5\nrain,x,2025-01-02,dry,0.4\n");
        yield return (ForecastCodes.BadProbability, head + "rain,x,2025-01-02,wet,⟦60⟧\nrain,x,2025-01-02,dry,40%\n");
        yield return (ForecastCodes.BadAnswers, head + "rain,x,2025-01-02,wet,0.5\nrain,x,2025-01-02,⟦wet⟧,0.5\n");
        yield return (ForecastCodes.OutsideLife, head + "rain,x,⟦2024-01-02⟧,wet,1\nrain,x,2024-01-02,dry,0\n");
        yield return (Codes.TextEmpty, "⟦⟧\n");
    }

    private static string One(string more = "") => ForecastSamples.Head + "  rain:\n    question: Will it rain?\n    opens: 2025-01-01\n" + (more.Length == 0 ? "" : $"    {more}\n");

    private static string Predicted(string what, string on = "on: 2025-01-02", string more = "") => One(more) + $"    predictions:\n      - {{by: anna, {on}, {what}}}\n";

    private static string Resolved(string what, string more = "") => One(more) + $"    resolution: {{on: 2025-01-05, {what}}}\n";

    [GeneratedRegex(@"^\| (?<code>PAR11\d\d) \| (error|warning|hint) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
