using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>Preferences beyond a ranking: tables against definitions, inclusions, and when a reading falls back to the plain concepts.</summary>
public sealed class ReadingLaws
{
    private static readonly SanctionForm[] Forms = Enum.GetValues<SanctionForm>();

    private static readonly ImmutableArray<StabilityConcept> Plain =
        [StabilityConcept.Nash, StabilityConcept.Gmr, StabilityConcept.Smr, StabilityConcept.Seq, StabilityConcept.Sseq];

    /// <summary>Candidates, unknown pairs, degrees, intervals, strengths, attitudes; every kind of preference in one conflict.</summary>
    internal static readonly Gen<Conflict> Mixed =
        from conflict in RandomConflicts.Any(2, 3, 4)
        from kinds in Gen.Int[0, 4].Array[3]
        from worth in Gen.Int[0, 6].Array[16].Array[6]
        from cuts in Gen.Int[1, 3].Array[16]
        from low in Gen.Int[0, 4].Array[6]
        from high in Gen.Int[0, 4].Array[6]
        from pick in Gen.Int[0, 1000].Array[12]
        from attitudes in Gen.Int[0, 2].Array[9]
        select WithPreferences(conflict, kinds, worth, cuts, low, high, pick, attitudes);

    [Fact]
    public void Tables_agree_with_the_definitions_under_every_reading() => Mixed.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        for (int i = 0; i < g.DecisionMakers.Length; i++)
            Assert.Equal(
                new ByDefinition().StableStates(g, i, StabilityConcept.ReadConcepts),
                new Tables().StableStates(g, i, StabilityConcept.ReadConcepts));
    }, iter: TestScale.Of(60, 2_000));

    [Fact]
    public void Weak_is_stable_without_being_strong() => Mixed.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        foreach (StabilityConcept.WeakStability weak in StabilityConcept.WeakConcepts.Cast<StabilityConcept.WeakStability>().Where(c => Definitions.IsDefined(c, g)))
            for (int i = 0; i < g.DecisionMakers.Length; i++)
            {
                StateSet found = new Tables().StableStates(g, i, [weak])[0];
                Assert.Equal(new ByDefinition().StableStates(g, i, [weak])[0], found);
                StateSet general = new ByDefinition().StableStates(g, i, [weak.General])[0], strong = new ByDefinition().StableStates(g, i, [weak.Strong])[0];
                Assert.Equal(general, found.Or(strong.And(general)));
                Assert.Empty(found.And(strong));
                for (int s = 0; s < g.StateCount; s++)
                {
                    Verdict verdict = Parley.Analysis.Stability.Stability.Explain(g, i, s, weak);
                    Assert.Equal(found.Contains(s), verdict.IsStable);
                    Assert.Equal(general.Contains(s), Assert.IsType<Verdict.Graded>(verdict).General.IsStable);
                }
            }
    }, iter: TestScale.Of(25, 1_000));

    [Fact]
    public void Without_strengths_whoever_needs_a_sanction_is_only_weakly_stable() => RandomConflicts.Any(2, 3, 4).Sample(conflict =>
    {
        // Without >> no step is strong: a state is weakly stable where it is stable and somebody has to be deterred.
        GraphModel g = GraphModel.Of(conflict)!;
        for (int i = 0; i < g.DecisionMakers.Length; i++)
        {
            ImmutableArray<StateSet> sets = new ByDefinition().StableStates(g, i, [StabilityConcept.Nash, StabilityConcept.Seq, new StabilityConcept.WeakStability(SanctionForm.Seq)]);
            Assert.Equal(sets[1].Except(sets[0]), sets[2]);
        }
    }, iter: TestScale.Of(100, 3_000));

    [Theory]
    [InlineData("weak-gmr", "weak-gmr")]
    [InlineData("WEAK3-SSEQ", "weak3-sseq")]
    [InlineData("weak-smr-d", "weak-smr-d")]
    public void Weak_concepts_are_found_by_their_names(string text, string key)
    {
        Assert.True(StabilityConcept.TryParse(text, out StabilityConcept? concept));
        Assert.Equal(key, concept.Key);
        Assert.True(StabilityConcept.TryParse(key, out StabilityConcept? again));
        Assert.Equal(concept, again);
        Assert.False(StabilityConcept.TryParse("weak-nash", out _));
    }

    [Fact]
    public void Every_verdict_agrees_and_its_sanction_can_be_followed() => Mixed.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        foreach (StabilityConcept.Read concept in StabilityConcept.ReadConcepts.Cast<StabilityConcept.Read>())
        {
            Lens lens = new(g, concept.Reading);
            for (int i = 0; i < g.DecisionMakers.Length; i++)
            {
                StateSet stable = new Tables().StableStates(g, i, [concept])[0];
                for (int s = 0; s < g.StateCount; s++)
                {
                    Verdict verdict = Parley.Analysis.Stability.Stability.Explain(g, i, s, concept);
                    Assert.Equal(stable.Contains(s), verdict.IsStable);
                    if (verdict is Verdict.Unstable no)
                        Assert.True(lens.Tempts(i, no.Improvement, s));
                    if (verdict is Verdict.Stable yes)
                        foreach (Deterrence d in yes.Deterred)
                        {
                            int at = d.Improvement, last = i;
                            foreach (UnilateralMove move in d.Sanction.Moves)
                            {
                                Assert.True(move.From == at && move.Mover != last && move.Mover != i && g.Moves(move.Mover, at).Contains(move.To));
                                Assert.True(concept.Form is not (SanctionForm.Seq or SanctionForm.Sseq) || lens.Steps(move.Mover, move.To, at));
                                (at, last) = (move.To, move.Mover);
                            }
                            Assert.True(at == d.Sanction.Result && lens.Deters(i, at, s));
                        }
                }
            }
        }
    }, iter: TestScale.Of(15, 500));

    [Fact]
    public void Stable_sets_grow_from_index_a_over_b_or_c_to_d() => Mixed.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        foreach (SanctionForm form in Forms)
            for (int i = 0; i < g.DecisionMakers.Length; i++)
            {
                StateSet At(UnknownIndex index) => Stable(g, i, new StabilityConcept.Read(form, new PreferenceReading.Unknown(index)));
                Assert.True(At(UnknownIndex.A).IsSubsetOf(At(UnknownIndex.B)) && At(UnknownIndex.B).IsSubsetOf(At(UnknownIndex.D)));
                Assert.True(At(UnknownIndex.A).IsSubsetOf(At(UnknownIndex.C)) && At(UnknownIndex.C).IsSubsetOf(At(UnknownIndex.D)));
            }
    }, iter: TestScale.Of(200, 5_000));

    [Fact]
    public void With_complete_orders_every_reading_but_strength_is_the_plain_concept() => RandomConflicts.Small.Sample(conflict =>
    {
        OptionForm g = OptionForm.Of(conflict)!;
        for (int i = 0; i < g.DecisionMakers.Length; i++)
        {
            ImmutableArray<StateSet> plain = new Fibres().StableStates(g, i, Plain);
            foreach (PreferenceReading reading in PreferenceReading.Named.Where(r => r is PreferenceReading.Unknown or PreferenceReading.Fuzzy or PreferenceReading.Grey or PreferenceReading.Probabilistic))
                foreach (SanctionForm form in Forms)
                    Assert.Equal(plain[(int)form], Stable(g, i, new StabilityConcept.Read(form, reading)));
        }
    }, iter: TestScale.Of(150, 5_000));

    [Fact]
    public void Self_interest_with_strict_orders_is_the_plain_concept_and_indifference_collapses_pairs() => Strict.Sample(conflict =>
    {
        OptionForm g = OptionForm.Of(conflict)!, neutral = OptionForm.Of(Neutral(conflict))!;
        for (int i = 0; i < g.DecisionMakers.Length; i++)
        {
            ImmutableArray<StateSet> plain = new Fibres().StableStates(g, i, Plain);
            foreach (SanctionForm form in Forms)
                Assert.Equal(plain[(int)form], Stable(g, i, new StabilityConcept.Read(form, new PreferenceReading.Relational())));
            StateSet N(SanctionForm form) => Stable(neutral, i, new StabilityConcept.Read(form, new PreferenceReading.Relational()));
            Assert.Equal(N(SanctionForm.Nash), N(SanctionForm.Smr));
            Assert.Equal(N(SanctionForm.Gmr), N(SanctionForm.Seq));
        }
    }, iter: TestScale.Of(200, 5_000));

    [Fact]
    public void Strong_stability_stays_inside_general_stability_and_holds_where_nothing_tempts() => Mixed.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        if (!g.IsRanked)
            return;
        for (int i = 0; i < g.DecisionMakers.Length; i++)
        {
            ImmutableArray<StateSet> plain = Parley.Analysis.Stability.Stability.Engines[1].StableStates(g, i, Plain);
            foreach (SanctionForm form in Forms)
            {
                StateSet two = Stable(g, i, new StabilityConcept.Read(form, new PreferenceReading.Strong(2))), three = Stable(g, i, new StabilityConcept.Read(form, new PreferenceReading.Strong(3)));
                Assert.True(plain[0].IsSubsetOf(three) && three.IsSubsetOf(two) && two.IsSubsetOf(plain[(int)form]));
            }
        }
    }, iter: TestScale.Of(500, 10_000));

    [Theory]
    [InlineData("gmr-a", "GMR-a")]
    [InlineData("strong-seq", "SEQ>>")]
    [InlineData("strong-smr-d", "SMR>>-d")]
    [InlineData("strong3-smr-d", null)]
    [InlineData("fuzzy-nash", "FNash")]
    [InlineData("prob-seq@0.6/0.5/0.7", "PSEQ")]
    [InlineData("relational-gmr", "RGMR")]
    [InlineData("prob-seq@0.6/0.5", null)]
    [InlineData("prob-seq@2/0.5/0.7", null)]
    [InlineData("gmr-e", null)]
    public void Concepts_are_named_by_form_and_reading(string key, string? abbreviation)
    {
        Assert.Equal(abbreviation is not null, StabilityConcept.TryParse(key, out StabilityConcept? concept));
        if (concept is not null)
            Assert.Equal((key, abbreviation), (concept.Key, concept.Abbreviation));
    }

    private static readonly Gen<Conflict> Strict =
        from n in Gen.Int[2, 3]
        from order in Gen.Shuffle(Enumerable.Range(0, 1 << n).ToArray()).Array[n]
        select RandomConflicts.FromRanks([.. Enumerable.Repeat(1, n)], order);

    private static Conflict Neutral(Conflict g) => new(g.DecisionMakers, g.Rules, g.StatusQuo, g.Preferences, default,
        [.. g.DecisionMakers.Select(_ => g.DecisionMakers.Select(_ => Attitude.Neutral).ToImmutableArray())]);

    private static StateSet Stable(GraphModel g, int i, StabilityConcept.Read concept) => new Tables().StableStates(g, i, [concept])[0];

    private static Conflict WithPreferences(Conflict g, int[] kinds, int[][] worth, int[] cuts, int[] low, int[] high, int[] pick, int[] attitudes)
    {
        State[] states = [.. StateList.Of(g)!];
        return new Conflict(g.DecisionMakers, g.Rules, g.StatusQuo,
            [.. Enumerable.Range(0, g.DecisionMakers.Length).Select(i => (Preference?)(kinds[i] switch
            {
                0 => Order(2 * i),
                1 => new Preference.Candidates([Order(2 * i), Order(2 * i + 1)], [1, 2]),
                2 => new Preference.Candidates([Order(0), Order(1), Order(2)], []),
                3 => Order(2 * i) with { Strengths = [.. cuts.Take(Order(2 * i).Groups.Length - 1)] },
                _ => new Preference.Partial(Order(2 * i), Pairs(i)) { SatisficingThreshold = 0.3, Anticipation = 0.25 },
            }))],
            default,
            [.. Enumerable.Range(0, g.DecisionMakers.Length).Select(i => Enumerable.Range(0, g.DecisionMakers.Length).Select(j => (Attitude)attitudes[3 * i + j]).ToImmutableArray())]);

        Preference.Ranking Order(int row) => (Preference.Ranking)RandomConflicts.RankingOf(worth[row], states);

        ImmutableArray<PairwisePreference> Pairs(int i) =>
        [
            .. Enumerable.Range(0, 2).Select(k => (A: states[pick[4 * i + 2 * k] % states.Length], B: states[pick[4 * i + 2 * k + 1] % states.Length], L: Math.Min(low[2 * i + k], high[2 * i + k]) / 4.0, H: Math.Max(low[2 * i + k], high[2 * i + k]) / 4.0))
                .Where(p => p.A != p.B).DistinctBy(p => p.A < p.B ? (p.A, p.B) : (p.B, p.A)).Select(p => new PairwisePreference(p.A, p.B, p.L, p.H)),
        ];
    }
}
