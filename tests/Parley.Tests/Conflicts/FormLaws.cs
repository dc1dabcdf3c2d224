using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Tests.Conflicts;

/// <summary>What levels, shared options, transitions and graphs mean, each said a second time in plainer words.</summary>
public sealed class FormLaws
{
    private static readonly ImmutableArray<StabilityConcept> Core =
        [StabilityConcept.Nash, StabilityConcept.Gmr, StabilityConcept.Smr, StabilityConcept.Seq, StabilityConcept.Sseq];

    [Fact]
    public void Listing_the_moves_of_a_plain_conflict_changes_nothing() => RandomConflicts.Small.Sample(conflict =>
    {
        OptionForm plain = OptionForm.Of(conflict)!;
        GraphForm listed = GraphForm.Of(conflict)!;
        SameMoves(plain, listed);
        for (int i = 0; i < plain.DecisionMakers.Length; i++)
            Assert.Equal(new Fibres().StableStates(plain, i, Core), new Explicit().StableStates(listed, i, Core));
    }, iter: TestScale.Of(500, 20_000));

    [Fact]
    public void Explicit_agrees_with_the_definitions_on_every_form() => RandomForms.Ranked.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        Assert.Equal(conflict.HasPlainMoves, g is OptionForm);
        for (int i = 0; i < g.DecisionMakers.Length; i++)
            Assert.Equal(new ByDefinition().StableStates(g, i, Core), new Explicit().StableStates(g, i, Core));
    }, iter: TestScale.Of(300, 20_000));

    [Fact]
    public void The_door_takes_every_form() => Gen.OneOf(RandomForms.Any, RandomForms.Graphs).Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        StabilityFindings findings = Parley.Analysis.Stability.Stability.Conduct(g, new() { Concepts = [.. Core, new StabilityConcept.Read(SanctionForm.Seq, new PreferenceReading.Unknown(UnknownIndex.A))] }).Findings;
        Assert.Equal(g.IsRanked ? [] : Core, findings.NotDefined);
        foreach (ConceptFindings found in findings.Concepts)
            for (int i = 0; i < g.DecisionMakers.Length; i++)
            {
                Assert.Equal(StateSet.Where(g.StateCount, s => Definitions.IsStable(found.Concept, g, i, s)), found.StableFor[i]);
                for (int s = 0; s < g.StateCount && found.Concept is not StabilityConcept.Read; s++)
                    Assert.Equal(found.StableFor[i].Contains(s), Parley.Analysis.Stability.Stability.Explain(g, i, s, found.Concept) is not Verdict.Unstable);
            }
    }, iter: TestScale.Of(100, 5_000));

    [Fact]
    public void Moves_are_those_the_words_describe() => RandomForms.Ranked.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        for (int mover = 0; mover < g.DecisionMakers.Length + conflict.JointOwners.Length; mover++)
            for (int s = 0; s < g.StateCount; s++)
                Assert.Equal(
                    Enumerable.Range(0, g.StateCount).Where(t => MayMove(conflict, mover, g.Members(s)[0], g.Members(t)[0])),
                    g.Moves(mover, s));
    }, iter: TestScale.Of(400, 20_000));

    [Fact]
    public void Reversible_levels_are_exclusive_options_written_by_hand() => Gen.Int[0, int.MaxValue].Sample(seed =>
    {
        Random random = new(seed);
        LevelScale scale = new("scale", "Scale", [.. Enumerable.Range(0, random.Next(2, 5)).Select(k => $"l{k}")]);
        int above = scale.Levels.Length - 1;
        DecisionMaker other = new(1, "b", "B", [new(above, "x", "X", 1), new(above + 1, "y", "Y", 1, Direction.ForwardOnly)]);
        Option[] byHand = [.. Enumerable.Range(0, above).Select(k => new Option(k, $"o{k}", "", 0))];
        Rule exclusive = new() { Kind = RuleKind.MutuallyExclusive, Operands = [.. byHand.Select(o => (Formula)new Formula.Takes(o.Index))] };
        ImmutableArray<Preference?> preferences = [.. Enumerable.Range(0, 2).Select(_ => (Preference?)new Preference.Prioritised(
            [.. Enumerable.Range(0, 5).Select(_ => new Statement(RandomForms.FormulaOf(random, above + 2), "", default))]))];
        OptionForm levels = OptionForm.Of(new([new(0, "a", "A", [.. scale.Options(0, 0)]), other], [], null, preferences))!;
        OptionForm options = OptionForm.Of(new([new(0, "a", "A", [.. byHand]), other], [exclusive], null, preferences))!;
        Assert.Equal(options.States, levels.States);
        SameMoves(options, levels);
        for (int i = 0; i < 2; i++)
            Assert.Equal(new Fibres().StableStates(options, i, StabilityConcept.Core), new Fibres().StableStates(levels, i, StabilityConcept.Core));
    }, iter: TestScale.Of(200, 10_000));

    [Fact]
    public void A_conflict_over_options_is_the_graph_of_its_moves() => RandomForms.Ranked.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        int n = g.DecisionMakers.Length;
        StateGraph graph = new(
            [.. Enumerable.Range(0, g.StateCount).Select(s => new NodeName($"s{s}", g.Pattern(s)))],
            [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, g.StateCount)
                .Select(s => Enumerable.Range(0, g.StateCount).Where(t => MayMove(conflict, i, g.Members(s)[0], g.Members(t)[0])).ToImmutableArray()).ToImmutableArray())]);
        Conflict given = new(
            RandomConflicts.Players([], n, _ => Direction.Both), [], null,
            [.. Enumerable.Range(0, n).Select(i => (Preference?)new Preference.Ranking([.. Enumerable.Range(0, g.StateCount)
                .GroupBy(s => g.Ranks(i)[s]).OrderByDescending(group => group.Key).Select(group => group.Select(s => new State((UInt128)(uint)s)).ToImmutableArray())]))],
            graph: graph);
        GraphModel same = GraphModel.Of(given)!;
        for (int i = 0; i < n; i++)
            Assert.Equal(new Explicit().StableStates(g, i, Core), new Explicit().StableStates(same, i, Core));
    }, iter: TestScale.Of(300, 10_000));

    [Fact]
    public void Jointly_owned_options_change_by_joint_moves_only() => RandomForms.Ranked.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        UInt128 joint = conflict.Options.Where(o => o.Sharing?.Moves == SharedMoves.Jointly).Aggregate(UInt128.Zero, (bits, o) => bits | UInt128.One << o.Index);
        for (int s = 0; s < g.StateCount; s++)
        {
            for (int i = 0; i < g.DecisionMakers.Length; i++)
                Assert.All(g.Moves(i, s), t => Assert.Equal(g.Members(s)[0].Bits & joint, g.Members(t)[0].Bits & joint));
            for (int k = 0; k < conflict.JointOwners.Length; k++)
                Assert.All(g.Moves(g.DecisionMakers.Length + k, s), t => Assert.NotEqual(g.Members(s)[0].Bits & joint, g.Members(t)[0].Bits & joint));
        }
    }, iter: TestScale.Of(300, 10_000));

    [Fact]
    public void Coalitions_that_hold_all_owners_make_joint_moves() => RandomForms.Any.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        int n = g.DecisionMakers.Length;
        CoalitionFindings findings = Coalitions.Conduct(g, [], StateSet.Where(g.StateCount, _ => true));
        foreach (CoalitionStability found in findings.Coalitions)
            foreach (CoalitionConcept concept in Enum.GetValues<CoalitionConcept>())
                Assert.Equal(
                    StateSet.Where(g.StateCount, s => CoalitionDefinitions.IsStable(concept, g, found.Coalition.Members, s)),
                    found.Stable[(int)concept]);
        foreach (EquilibriumJump jump in findings.Jumps)
        {
            int at = jump.From;
            foreach (UnilateralMove move in jump.Moves)
            {
                Assert.True(move.Mover < n ? jump.Coalition.Members.Contains(move.Mover) : conflict.JointOwners[move.Mover - n].All(jump.Coalition.Members.Contains));
                Assert.True(move.From == at && g.Moves(move.Mover, at).Contains(move.To));
                at = move.To;
            }
            Assert.Equal(jump.To, at);
        }
    }, iter: TestScale.Of(60, 3_000));

    [Fact]
    public void Two_owners_sign_together_and_neither_does_alone()
    {
        Sharing both = new([0, 1], SharedMoves.Jointly);
        Formula sign = new Formula.Takes(0);
        Preference wants = new Preference.Prioritised([new Statement(sign, "", default)]);
        Conflict conflict = new(
            [new(0, "a", "A", [new(0, "sign", "Sign", 0) { Sharing = both }, new(1, "x", "X", 0)]), new(1, "b", "B", [])], [], default(State), [wants, wants]);
        GraphModel g = GraphModel.Of(conflict)!;
        Assert.Equal([0b10], g.Moves(0, 0));
        Assert.Empty(g.Moves(1, 0));
        Assert.Equal([0b01, 0b11], g.Moves(2, 0));                 // signing, with or without A's own option
        Assert.True(CoalitionDefinitions.IsStable(CoalitionConcept.CNash, g, [0], 0));
        Assert.True(CoalitionDefinitions.IsStable(CoalitionConcept.CNash, g, [1], 0));
        Assert.False(CoalitionDefinitions.IsStable(CoalitionConcept.CNash, g, [0, 1], 0));
    }

    [Fact]
    public void Crisp_degrees_of_certainty_mean_the_order_they_spell_out() => RandomConflicts.Any(2, 3, 4).Sample(conflict =>
    {
        OptionForm crisp = OptionForm.Of(conflict)!;
        Conflict graded = conflict.With(preferences:
        [
            .. conflict.Preferences.Select((order, i) => (Preference?)new Preference.Partial(new Preference.Prioritised([]),
            [
                .. from a in Enumerable.Range(0, crisp.StateCount) from b in Enumerable.Range(0, a)
                   let degree = (1 + crisp.Ranks(i)[a].CompareTo(crisp.Ranks(i)[b])) / 2.0
                   select new PairwisePreference(crisp.States[a], crisp.States[b], degree, degree),
            ])),
        ]);
        GraphModel g = GraphModel.Of(graded)!;
        foreach (SanctionForm form in Enum.GetValues<SanctionForm>())
            for (int i = 0; i < g.DecisionMakers.Length; i++)
                for (int s = 0; s < g.StateCount; s++)
                    Assert.Equal(
                        Definitions.IsStable(Core[form switch { SanctionForm.Nash => 0, SanctionForm.Gmr => 1, SanctionForm.Smr => 2, SanctionForm.Seq => 3, _ => 4 }], crisp, i, s),
                        ReadDefinitions.IsStable(form, new Lens(g, new PreferenceReading.Fuzzy()), g, i, s));
    }, iter: TestScale.Of(30, 1_000));

    [Fact]
    public void A_concept_that_does_not_exist_for_a_model_says_why()
    {
        Conflict two = RandomConflicts.FromRanks([1, 1], [1, 2, 3, 4], [4, 3, 2, 1]);
        Preference partly = new Preference.Partial(two.Preferences[0]!, [PairwisePreference.Unknown(new State(0), new State(1))]);
        GraphModel g = GraphModel.Of(two.With(preferences: [partly, two.Preferences[1]]))!;
        Assert.Null(Definitions.WhyUndefined(StabilityConcept.Nash, GraphModel.Of(two)!));
        Assert.Contains("the preference of Player 0 is partly unknown", Definitions.WhyUndefined(StabilityConcept.Nash, g)!, StringComparison.Ordinal);
        Assert.Contains("do not follow from options alone", Definitions.WhyUndefined(StabilityConcept.Sim, GraphForm.Of(two)!)!, StringComparison.Ordinal);
        Assert.Contains("Player 0", Assert.Throws<InvalidOperationException>(() => g.Ranks(0).Length).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => OptionForm.Of(new(
            two.DecisionMakers, [], null, two.Preferences, transitions: [new(new Formula.Takes(0), new Formula.Takes(1), [])])));
    }

    private static void SameMoves(GraphModel a, GraphModel b)
    {
        Assert.Equal(a.StateCount, b.StateCount);
        for (int i = 0; i < a.DecisionMakers.Length; i++)
            for (int s = 0; s < a.StateCount; s++)
                Assert.Equal(a.Moves(i, s), b.Moves(i, s));
    }

    // The words of the documentation, thing by thing: a thing is an option or a whole scale.
    private static bool MayMove(Conflict conflict, int mover, State from, State to)
    {
        int n = conflict.DecisionMakers.Length;
        ImmutableArray<int> acting = mover < n ? [mover] : conflict.JointOwners[mover - n];
        bool anything = false, signature = mover < n;
        foreach (IGrouping<(int, string), Option> thing in conflict.Options.GroupBy(o => (o.Owner, o.Level?.Scale.Id ?? o.Id)))
        {
            Option[] options = [.. thing.OrderBy(o => o.Level?.Height ?? 1)];
            int before = 0, after = 0;
            foreach (Option o in options)
            {
                before = from.Takes(o) ? o.Level?.Height ?? 1 : before;
                after = to.Takes(o) ? o.Level?.Height ?? 1 : after;
            }
            if (before == after)
                continue;
            anything = true;
            Sharing? sharing = options[0].Sharing;
            bool allowed = sharing is null ? acting.Contains(options[0].Owner)
                : sharing.Moves == SharedMoves.Any ? sharing.Owners.Intersect(acting).Any()
                : mover >= n && !sharing.Owners.Except(acting).Any();
            signature |= sharing?.Moves == SharedMoves.Jointly && sharing.Owners.SequenceEqual(acting);
            Direction direction = options[0].Level?.Scale.Direction ?? options[0].Direction;
            if (!allowed || (direction == Direction.ForwardOnly && after < before) || (direction == Direction.BackwardOnly && after > before))
                return false;
        }
        return anything && signature
            && !conflict.Transitions.Any(t => t.From.Holds(from) && t.To.Holds(to) && (t.For.IsEmpty || t.For.Intersect(acting).Any()));
    }
}
