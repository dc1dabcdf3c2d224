using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>The dense engine on cubes large enough for its vectors, against the engine that works on classes of listed states.</summary>
public sealed class DenseSizes
{
    internal static readonly ImmutableArray<StabilityConcept> Five = [StabilityConcept.Nash, StabilityConcept.Gmr, StabilityConcept.Smr, StabilityConcept.Seq, StabilityConcept.Sseq];

    [Fact]
    public void Vectors_and_their_scalar_twin_agree_with_the_classes_of_listed_states() =>
        RandomConflicts.Any(2, 4, 12).Sample(conflict =>
        {
            if (GraphModel.Of(conflict) is not OptionForm model || model.StateCount == 0 || !new DenseCube().Decides(StabilityConcept.Seq, model))
                return;
            for (int i = 0; i < model.DecisionMakers.Length; i++)
            {
                ImmutableArray<StateSet> expected = new Fibres().StableStates(model, i, Five);
                Assert.Equal(expected, new DenseCube().StableStates(model, i, Five));
                Assert.Equal(expected, new DenseCube(scalar: true).StableStates(model, i, Five));
            }
        }, iter: TestScale.Of(150, 5_000));

    /// <summary>Each of n players cooperates or not and wants, first, the others to cooperate, last, not to cooperate: see <see cref="Sizes"/>.</summary>
    [Theory]
    [InlineData(12)]
    [InlineData(16)]
    public void In_the_dilemma_of_n_players_only_lonely_cooperation_fails(int n)
    {
        OptionForm model = OptionForm.Of(new Conflict(RandomConflicts.Players([.. Enumerable.Range(0, n)], n, _ => Direction.Both), [], null,
            [.. Enumerable.Range(0, n).Select(i => Wants([.. Enumerable.Range(0, n).Where(j => j != i).Select(j => (Formula)new Formula.Takes(j)), new Formula.Not(new Formula.Takes(i))]))]))!;
        foreach (ConceptFindings found in Conduct(model).Concepts)
            Assert.Equal(found.Concept == StabilityConcept.Nash ? StateSet.Where(1 << n, s => s == 0) : StateSet.Where(1 << n, s => !int.IsPow2(s)), found.Equilibria);
    }

    /// <summary>Three players care for their own options only; the first option of each goes one way, away from what the player wants.</summary>
    [Theory]
    [InlineData(6, false)]
    [InlineData(6, true)]
    public void Where_nobody_can_hurt_anybody_all_concepts_agree(int k, bool someInfeasible)
    {
        int m = 3 * k, firsts = 1 | 1 << k | 1 << 2 * k, all = (1 << m) - 1;
        // What nobody wants anyway is forbidden: the second option of every player given up at once.
        Formula never = Enumerable.Range(0, 3).Select(i => (Formula)new Formula.Not(new Formula.Takes(i * k + 1))).Aggregate((a, b) => new Formula.And(a, b));
        OptionForm model = OptionForm.Of(new Conflict(
            RandomConflicts.Players([.. Enumerable.Range(0, m).Select(o => o / k)], 3, o => o % k == 0 ? Direction.BackwardOnly : Direction.Both),
            someInfeasible ? [new Rule { Kind = RuleKind.Never, Operands = [never] }] : [], null,
            [.. Enumerable.Range(0, 3).Select(i => Wants([.. Enumerable.Range(i * k, k).Select(o => (Formula)new Formula.Takes(o))]))]))!;
        foreach (ConceptFindings found in Conduct(model).Concepts)
            Assert.Equal(StateSet.Where(model.StateCount, s => ((int)model.States[s].Bits | firsts) == all), found.Equilibria);
    }

    [Fact]
    public void A_cancelled_study_keeps_the_concepts_that_were_decided()
    {
        OptionForm model = OptionForm.Of(RandomConflicts.FromRanks([3, 3], [.. Enumerable.Range(0, 64)], [.. Enumerable.Range(0, 64).Reverse()]))!;
        StabilityFindings whole = Conduct(model);
        using CancellationTokenSource source = new();
        StabilityFindings cut = Parley.Analysis.Stability.Stability.Conduct(
            model, new StabilityStudy { Concepts = Five }, new CancelAfter(2, source), source.Token).Findings;
        Assert.Equal([StabilityConcept.Nash, StabilityConcept.Gmr, StabilityConcept.Smr], cut.Concepts.Select(c => c.Concept));
        Assert.Equal([StabilityConcept.Seq, StabilityConcept.Sseq], cut.NotReached);
        Assert.All(cut.Concepts, c => Assert.Equal(whole.Concepts.Single(w => w.Concept == c.Concept).Equilibria, c.Equilibria));
        Assert.ThrowsAny<OperationCanceledException>(() => Parley.Analysis.Stability.Stability.Conduct(
            model, new StabilityStudy { Concepts = Five }, new CancelAfter(1, source), source.Token));
    }

    private sealed class CancelAfter(int reports, CancellationTokenSource source) : IProgress<double>
    {
        private int left = reports;

        public void Report(double value)
        {
            if (--left == 0)
                source.Cancel();
        }
    }

    internal static Preference.Prioritised? Wants(ImmutableArray<Formula> statements) => new Preference.Prioritised([.. statements.Select(f => new Statement(f, "", default))]);

    private static StabilityFindings Conduct(GraphModel model) =>
        Parley.Analysis.Stability.Stability.Conduct(model, new StabilityStudy { Concepts = Five }).Findings;
}
