using System.Collections.Immutable;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>Runs by itself, because it counts what all threads allocate.</summary>
[CollectionDefinition(nameof(DenseMemory), DisableParallelization = true)]
[Collection(nameof(DenseMemory))]
public sealed class DenseMemory
{
    [Theory]
    [InlineData(14, 3)]
    [InlineData(16, 5)]
    public void Memory_stays_within_what_was_stated_beforehand(int m, int n)
    {
        OptionForm model = OptionForm.Of(new Conflict(RandomConflicts.Players([.. Enumerable.Range(0, m).Select(k => k % n)], n, _ => Direction.Both), [], null,
            [.. Enumerable.Range(0, n).Select(i => DenseSizes.Wants([.. Enumerable.Range(0, m).Select(k => (Formula)new Formula.Iff(new Formula.Takes((5 * k + i) % m), new Formula.Takes((7 * k + 3 * i) % m)))]))]))!;
        new DenseStudy(model, false, 2).StableStates(0, DenseSizes.Five, default);
        foreach (ImmutableArray<StabilityConcept> concepts in (ImmutableArray<StabilityConcept>[])[DenseSizes.Five, [.. DenseSizes.Five.Take(3)]])
        {
            long stated = Parley.Analysis.Stability.Stability.Bytes(model, new StabilityStudy { Concepts = concepts, Threads = 2 }), before = GC.GetTotalAllocatedBytes(precise: true);
            new DenseStudy(model, false, 2).StableStates(0, concepts, default);
            long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            Assert.True(allocated <= stated, $"{concepts.Length} concepts: {allocated:N0} bytes allocated for one decision maker, {stated:N0} stated");
        }
    }
}
