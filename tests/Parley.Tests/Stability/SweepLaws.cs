using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>A sweep answers as the definitions do, whatever was solved before.</summary>
public sealed class SweepLaws : EngineLaws
{
    /// <summary>A sweep tells equilibria only, so it is asked in a way of its own.</summary>
    internal override IStabilityEngine Engine => throw new InvalidOperationException("a sweep is no engine of single decision makers");

    [Fact]
    public void Every_variant_is_solved_as_by_the_definitions() =>
        (from conflict in RandomConflicts.Small
         from changed in Gen.Select(Gen.Int[0, conflict.DecisionMakers.Length - 1], Gen.Int[0, 1 << 20]).Array[1, 4]
         select (conflict, changed)).Sample(sample =>
        {
            if (GraphModel.Of(sample.conflict) is not OptionForm { StateCount: > 0 } model || !model.IsRanked)
                return;
            Assert.True(Sweep.Holds(model, DenseSizes.Five) || 1 << model.States.OptionCount > 32 * model.StateCount);
            if (!Sweep.Holds(model, DenseSizes.Five))
                return;
            Sweep sweep = new(model, DenseSizes.Five);
            int[][] ranks = [.. Enumerable.Range(0, model.DecisionMakers.Length).Select(i => model.Ranks(i).ToArray())];
            sweep.Solve();
            Agrees(sweep, model);
            foreach ((int i, int seed) in sample.changed)
            {
                for (int s = 0; s < model.StateCount; s++)
                    ranks[i][s] = 1 + (int)((uint)(seed * 2654435761L >> s % 7 ^ s * 40503) % (uint)model.StateCount);
                sweep.SetRanks(i, ranks[i]);
                sweep.Solve();
                Agrees(sweep, Parley.Analysis.Inverse.Rankings.Model(model, ranks));
            }
        }, iter: TestScale.Of(500, 20_000));

    [Fact]
    public void A_rule_switched_on_is_a_restriction_and_switched_off_none() =>
        (from conflict in RandomConflicts.Small
         from rules in RandomConflicts.Formulas(conflict.Options.Length).Array[1, 3]
         select (conflict, rules)).Sample(sample =>
        {
            if (GraphModel.Of(sample.conflict) is not OptionForm { StateCount: > 0 } model || !model.IsRanked || !Sweep.Holds(model, DenseSizes.Five))
                return;
            Sweep sweep = new(model, DenseSizes.Five);
            foreach (Formula rule in sample.rules)
            {
                ulong[] kept = new ulong[(model.StateCount + 63) / 64];
                for (int s = 0; s < model.StateCount; s++)
                    kept[s >> 6] |= rule.Holds(model.States[s]) ? 0 : 1UL << s;
                sweep.Restrict(kept);
                sweep.Solve();
                Conflict ruled = sample.conflict.With(rules: [.. sample.conflict.Rules, new Rule { Kind = RuleKind.Never, Operands = [rule] }],
                    preferences: [.. sample.conflict.Preferences.Select(p => p is Preference.Ranking ranking
                        ? ranking with { Groups = [.. ranking.Groups.Select(g => g.RemoveAll(rule.Holds)).Where(g => !g.IsEmpty)] } : p)]);
                if (GraphModel.Of(ruled) is not OptionForm { StateCount: > 0 } smaller)
                    continue;
                ImmutableArray<StateSet>[] stable = [.. Enumerable.Range(0, smaller.DecisionMakers.Length).Select(i => Judge.StableStates(smaller, i, DenseSizes.Five))];
                for (int k = 0; k < DenseSizes.Five.Length; k++)
                    Assert.Equal(
                        Enumerable.Range(0, smaller.StateCount).Where(s => stable.All(sets => sets[k].Contains(s))).Select(s => smaller.States[s].Bits),
                        Enumerable.Range(0, model.StateCount).Where(s => sweep.IsEquilibrium(k, s)).Select(s => model.States[s].Bits));
            }
            ulong[] all = new ulong[(model.StateCount + 63) / 64];
            Array.Fill(all, ulong.MaxValue);
            sweep.Restrict(all);
            sweep.Solve();
            Agrees(sweep, model);
        }, iter: TestScale.Of(300, 10_000));

    [Fact]
    public void Nothing_is_allocated_for_a_variant()
    {
        OptionForm model = OptionForm.Of(RandomConflicts.FromRanks([4, 3, 3], [.. Enumerable.Range(0, 1024)], [.. Enumerable.Range(0, 1024).Reverse()], [.. Enumerable.Range(0, 1024).Select(k => k * 5 % 1024)]))!;
        Sweep sweep = new(model, DenseSizes.Five);
        int[] ranks = model.Ranks(1).ToArray();
        ulong[] all = new ulong[16], some = new ulong[16];
        Array.Fill(all, ulong.MaxValue);
        Array.Fill(some, 0xFEFE_7FFF_FFFF_00FFUL);
        for (int k = 0; k < 50; k++)
            Variant(k);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int k = 0; k < 20; k++)
            Variant(k);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Variant(int k)
        {
            if (k % 5 == 4)
                sweep.Restrict(k % 2 == 0 ? some : all);
            (ranks[k], ranks[1023 - k]) = (ranks[1023 - k], ranks[k]);
            sweep.SetRanks(1, ranks);
            sweep.Solve();
        }
    }

    [Fact]
    public void Ranks_that_do_not_fit_are_refused()
    {
        Sweep sweep = new(OptionForm.Of(RandomConflicts.FromRanks([1, 1], [3, 1, 4, 2], [2, 3, 1, 4]))!, DenseSizes.Five);
        Assert.Throws<ArgumentException>(() => sweep.SetRanks(0, [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => sweep.SetRanks(0, [0, 1, 2, 3]));
        Assert.Throws<ArgumentException>(() => sweep.SetRanks(0, [1, 2, 3, 5]));
    }

    internal override bool Agrees(GraphModel model)
    {
        if (model is OptionForm form && model.IsRanked && Sweep.Holds(model, DenseSizes.Five))
        {
            Sweep sweep = new(form, DenseSizes.Five);
            sweep.Solve();
            Agrees(sweep, model);
        }
        return true;
    }

    internal override void Search(GraphModel model, CancellationToken cancellation) => new Sweep((OptionForm)model, DenseSizes.Five).Solve(cancellation);

    private static void Agrees(Sweep sweep, GraphModel model)
    {
        ImmutableArray<StateSet>[] stable = [.. Enumerable.Range(0, model.DecisionMakers.Length).Select(i => Judge.StableStates(model, i, DenseSizes.Five))];
        for (int k = 0; k < DenseSizes.Five.Length; k++)
            for (int s = 0; s < model.StateCount; s++)
                Assert.Equal((DenseSizes.Five[k], s, stable.All(sets => sets[k].Contains(s))), (DenseSizes.Five[k], s, sweep.IsEquilibrium(k, s)));
    }
}
