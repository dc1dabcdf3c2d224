using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Tests.Cases;

public sealed class CaseReaderTests
{
    private static readonly Reading<Case> Cuba = CaseReader.Read(new("cuba.yaml", Samples.Cuba));

    [Fact]
    public void The_example_of_the_format_is_read_without_errors()
    {
        Assert.True(Cuba.Succeeded, string.Join('\n', Cuba.Diagnostics));
        Assert.Equal(("cuban-missile-crisis", "textbook"), (Cuba.Value.Id, Cuba.Value.Kind));
        Assert.Equal("The crisis of October 1962 as two players and four options.", Cuba.Value.Note);
        Assert.Equal(["United States", "Soviet Union"], Cuba.Value.Parties.Select(p => p.Name));
        Assert.Equal(["US", "Washington"], Cuba.Value.Parties[0].Aliases);
    }

    [Fact]
    public void Sources_and_claims_are_read_with_every_key()
    {
        Source source = Assert.Single(Cuba.Value!.Sources);
        Assert.Equal(
            new Source { Id = "fraser-hipel-1984", Title = "Conflict Analysis: Models and Resolutions", Author = "Fraser and Hipel", Date = "1984", Url = "https://example.org/book", Cite = "FraserHipel1984", Grade = Grade.A, Note = "Read in the library." },
            source with { Span = default });
        Claim said = Cuba.Value.Claims[0], assumed = Cuba.Value.Claims[1];
        Assert.Equal(("fraser-hipel-1984", Certainty.Likely, "Others rank them otherwise."), (said.Source, said.Certainty, said.Rival));
        Assert.Equal(["Niall Fraser and Keith Hipel"], said.SaidBy);
        Assert.Equal((null, true), (assumed.Source, assumed.IsAssumption));
    }

    [Fact]
    public void Options_are_numbered_as_listed_and_carry_their_direction()
    {
        Conflict conflict = Cuba.Value!.Conflict;
        Assert.Equal(["air-strike", "blockade", "withdraw", "escalate"], conflict.Options.Select(o => o.Id));
        Assert.Equal([Direction.ForwardOnly, Direction.Both, Direction.Both, Direction.BackwardOnly], conflict.Options.Select(o => o.Direction));
        Assert.Equal("NYNN", conflict.StatusQuo!.Value.ToYn(4));
    }

    [Fact]
    public void Rules_of_every_kind_are_read()
    {
        Conflict conflict = Cuba.Value!.Conflict;
        Assert.Equal(
            [RuleKind.Never, RuleKind.Never, RuleKind.MutuallyExclusive, RuleKind.AtLeastOne, RuleKind.ExactlyOne, RuleKind.OnlyWith],
            conflict.Rules.Select(r => r.Kind));
        Assert.Equal([true, true, true, false, true, true], conflict.Rules.Select(r => r.InForce));
        Assert.Equal("Withdrawal and escalation exclude each other", conflict.Rules[1].Name);
        Assert.Equal(["ranking-from-the-book"], conflict.Rules[1].Because);
        Assert.Equal(12, StateList.Of(conflict)!.Count);
    }

    [Fact]
    public void Statements_keep_their_words_and_places()
    {
        Preference.Prioritised usa = Assert.IsType<Preference.Prioritised>(Cuba.Value!.Conflict.Preferences[0]);
        SourceText text = new("cuba.yaml", Samples.Cuba);
        Assert.Equal(
            ["not escalate", "withdraw", "not air-strike if withdraw", "blockade iff escalate", "usa.air-strike or not (blockade and withdraw)"],
            usa.Statements.Select(s => s.Text));
        Assert.All(usa.Statements, s => Assert.Equal(s.Text, text.Slice(s.Span)));
        Assert.Equal(["ranking-from-the-book"], usa.Because);
    }

    [Fact]
    public void A_ranking_by_number_means_the_states_of_its_own_conflict()
    {
        Preference.Ranking ussr = Assert.IsType<Preference.Ranking>(Cuba.Value!.Conflict.Preferences[1]);
        Assert.Equal(["NNNN", "NNYN", "NYYN"], ussr.Groups.Take(3).Select(g => Assert.Single(g).ToYn(4)));
        Assert.Equal(2, ussr.Groups[^1].Length);
    }

    [Fact]
    public void A_perspective_is_a_whole_conflict_that_differs_where_it_says_so()
    {
        Perspective fear = Cuba.Value!.Perspectives[0], other = Cuba.Value.Perspectives[1];
        Assert.Equal(("A Soviet fear, for teaching", "ussr"), (fear.Name, fear.HeldBy));
        Assert.Equal("YYNN", fear.Conflict.StatusQuo!.Value.ToYn(4));
        Assert.False(fear.Conflict.Rules[1].InForce);
        Assert.Equal(2, ((Preference.Prioritised)fear.Conflict.Preferences[0]!).Statements.Length);
        Assert.Same(Cuba.Value.Conflict.Preferences[1], fear.Conflict.Preferences[1]);
        Assert.Equal("NYNN", other.Conflict.StatusQuo!.Value.ToYn(4));
        Assert.Single(other.Conflict.Rules);
        Assert.Single(other.Conflict.Indistinguishable);
    }

    [Fact]
    public void Json_is_read_too()
    {
        Reading<Case> reading = CaseReader.Read(new("case.json", Samples.Json));
        Assert.Empty(reading.Diagnostics);
        Assert.Equal("Land 😀 é", reading.Value!.Title);
        Assert.Equal(Direction.ForwardOnly, reading.Value.Conflict.Options[0].Direction);
        Assert.Equal(3, GraphModel.Of(reading.Value.Conflict)!.StateCount);
    }

    [Fact]
    public void Decision_makers_stand_in_the_order_of_the_parties_and_options_as_listed()
    {
        string text = Examples.Small("  anna: Anna\n  ben: Ben\n", "  ben: Ben\n  carl: Carl\n  anna: Anna\n");
        Conflict conflict = Examples.SmallConflict(text);
        Assert.Equal(["ben", "anna"], conflict.DecisionMakers.Select(d => d.Id));
        Assert.Equal(["x", "y", "z"], conflict.Options.Select(o => o.Id));
        Assert.Equal([1, 1, 0], conflict.Options.Select(o => o.Owner));
    }

    [Theory]
    [InlineData("    carl: {}\n")]
    [InlineData("    carl:\n")]
    public void A_decision_maker_may_have_no_options(string carl)
    {
        string text = Examples.Small("  infeasible:", carl + "  infeasible:").Replace("  ben: Ben\n", "  ben: Ben\n  carl: Carl\n", StringComparison.Ordinal)
            + "    carl: {statements: [z]}\n";
        Conflict conflict = Examples.SmallConflict(text.Replace("  infeasible:\n", "  infeasible:\n", StringComparison.Ordinal));
        Assert.Empty(conflict.DecisionMakers[2].Options);
        Assert.True(conflict.IsComplete);
    }

    [Theory]
    [InlineData("yes", false)]
    [InlineData("no", true)]
    [InlineData("True", false)]
    [InlineData("false", true)]
    [InlineData("on", false)]
    [InlineData("OFF", true)]
    [InlineData("'no'", true)]
    public void Yes_and_no_may_be_written_in_several_ways(string word, bool feasible)
    {
        Conflict conflict = Examples.SmallConflict(Examples.Small("- x and y", $"- {{never: x and y, in-force: {word}}}"));
        Assert.Equal(feasible, conflict.IsFeasible(new State(0b011)));
    }

    [Fact]
    public void Preferences_may_stand_in_the_perspectives_only()
    {
        string text = Examples.Small("    ben:\n      statements: [not z]\n", "") + "perspectives: {v: {conflict: {preferences: {ben: {statements: []}}}}}\n";
        Reading<Case> reading = CaseReader.Read(new("case.yaml", text));
        Assert.Empty(reading.Diagnostics);
        Assert.False(reading.Value!.Conflict.IsComplete);
        Assert.True(reading.Value.Perspectives[0].Conflict.IsComplete);
    }

    [Fact]
    public void A_perspective_may_change_the_states_when_it_brings_its_rankings()
    {
        string text = Examples.Small("statements: [not z]", "ranking: 1>2>3>4>5>6")
            + "perspectives: {v: {conflict: {infeasible: [], preferences: {ben: {ranking: \"{1,2,3,4,5,6,7,8}\"}}}}}\n";
        Reading<Case> reading = CaseReader.Read(new("case.yaml", text));
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(8, Assert.Single(((Preference.Ranking)reading.Value!.Perspectives[0].Conflict.Preferences[1]!).Groups).Length);
    }

    [Fact]
    public void States_that_count_as_one_and_are_not_tied_are_named()
    {
        string text = Examples.Small("  status-quo", "  indistinguishable: [z]\n  status-quo");
        string message = CaseReader.Read(new("case.yaml", text)).Diagnostics[0].Message;
        Assert.Equal("States 4 (NNY) and 5 (YNY) count as one and are not tied for 'anna'.", message);
    }

    [Fact]
    public void An_inherited_status_quo_that_a_perspective_forbids_is_reported_at_the_perspective() =>
        Complaint.Single(Codes.InfeasibleStatusQuo, Samples.Small + "perspectives: {⟦v⟧: {conflict: {infeasible: [x]}}}\n");

    [Fact]
    public void A_perspective_without_any_feasible_state_is_reported_at_the_perspective() =>
        Complaint.Single(Codes.NoFeasibleState, Samples.Small + "perspectives: {⟦v⟧: {conflict: {infeasible: [x, not x]}}}\n");

    [Fact]
    public void Every_case_of_the_catalogue_is_read() => Assert.All(Catalogue.CaseFiles(), file =>
    {
        Reading<SourceText> text = SourceDecoder.Decode(file, File.ReadAllBytes(file));
        Reading<Case> reading = CaseReader.Read(text.Value!);
        Assert.True(reading.Succeeded, file + "\n" + string.Join('\n', reading.Diagnostics));
    });
}
