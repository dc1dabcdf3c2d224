using System.Collections.Immutable;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>Engines may not allocate per move: their memory is so many bytes per state and decision maker.</summary>
public sealed class AllocationBudgets
{
    // Fibration: class, member and order arrays of 4 bytes, twice over while building; engine: four result arrays, labels, stack and order.
    [Theory]
    [InlineData("nash,gmr,smr,seq,sseq", 12, 96)]
    [InlineData("nash,gmr,smr,seq,sseq", 15, 96)]
    [InlineData("sim", 12, 112)]
    public void The_fibre_engine_stays_within_its_bytes_per_state(string concepts, int options, int bytesPerState)
    {
        int[] owners = [.. Enumerable.Range(0, options).Select(k => k % 3)];
        Conflict conflict = new(RandomConflicts.Players(owners, 3, _ => Direction.Both), [], null,
            [.. Enumerable.Range(0, 3).Select(i => (Preference?)new Preference.Prioritised(
                [.. Enumerable.Range(0, options).Select(k => new Statement(new Formula.If(new Formula.Takes((k * 7 + i) % options), new Formula.Not(new Formula.Takes((k * 5 + 3 * i) % options))), "", default))]))]);
        OptionForm model = OptionForm.Of(conflict)!;
        ImmutableArray<StabilityConcept> asked = [.. concepts.Split(',').Select(c => StabilityConcept.TryParse(c, out StabilityConcept? known) ? known : throw new InvalidOperationException(c))];
        Fibres engine = new();
        engine.StableStates(model, 0, asked);
        long before = GC.GetAllocatedBytesForCurrentThread();
        engine.StableStates(model, 0, asked);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= (long)bytesPerState * model.StateCount, $"{allocated / (double)model.StateCount:F0} bytes per state");
    }
}
