using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>What every engine must do; each engine inherits the whole suite.</summary>
public abstract class EngineLaws
{
    internal static readonly ByDefinition Judge = new();

    internal abstract IStabilityEngine Engine { get; }

    /// <summary>An engine that is slow on small models sees one random model where the others see so many.</summary>
    internal virtual int OneIn => 1;

    [Fact]
    public void It_agrees_with_the_definitions_on_random_conflicts() =>
        RandomConflicts.Small.Sample(conflict => Agrees(GraphModel.Of(conflict)!), iter: Math.Max(1, TestScale.Of(2_000, 100_000) / OneIn));

    [Fact]
    public void It_agrees_with_the_definitions_when_one_player_owns_many_one_way_options() =>
        RandomConflicts.Any(2, 2, 6).Sample(conflict => Agrees(GraphModel.Of(conflict)!), iter: Math.Max(1, TestScale.Of(300, 20_000) / OneIn));

    [Fact]
    public void It_agrees_with_the_definitions_on_merged_models() =>
        MergedModels.Sample(model => Agrees(model), iter: Math.Max(1, TestScale.Of(1_000, 20_000) / OneIn));

    [Fact]
    public void A_cancelled_search_stops()
    {
        GraphModel model = GraphModel.Of(RandomConflicts.FromRanks([1, 1], [3, 1, 4, 2], [2, 3, 1, 4]))!;
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Search(model, cancelled.Token));
    }

    internal virtual void Search(GraphModel model, CancellationToken cancellation) => Engine.StableStates(model, 0, StabilityConcept.Core, cancellation);

    internal static readonly Gen<GraphModel> MergedModels =
        from n in Gen.Int[2, 3]
        from m in Gen.Int[n, 4]
        from owners in Gen.Int[0, n - 1].Array[m]
        from merged in RandomConflicts.Formulas(m)
        from worth in Gen.Int[0, 15].Array[1 << m].Array[n]
        select GraphModel.Of(new Conflict(
            RandomConflicts.Players(owners, n, _ => Direction.Both), [], null,
            [
                .. worth.Select(row => (Preference?)RandomConflicts.RankingOf(
                    [.. row.Select((w, b) => merged.Holds(new State((UInt128)(uint)b)) ? 7 : w)],
                    Enumerable.Range(0, 1 << m).Select(b => new State((UInt128)(uint)b)))),
            ],
            [merged]))!;

    /// <summary>Throws where an answer differs from the definition's.</summary>
    internal virtual bool Agrees(GraphModel model)
    {
        if (!Engine.Decides(StabilityConcept.Nash, model))
            return true;
        ImmutableArray<StabilityConcept> concepts = [.. StabilityConcept.All.Where(c => Engine.Decides(c, model))];
        for (int i = 0; i < model.DecisionMakers.Length; i++)
        {
            ImmutableArray<StateSet> expected = Judge.StableStates(model, i, concepts), found = Engine.StableStates(model, i, concepts);
            for (int k = 0; k < concepts.Length; k++)
                if (!expected[k].Equals(found[k]))
                    throw new InvalidOperationException(
                        $"{Engine.Name}, {concepts[k]}, decision maker {i}: expected {{{string.Join(",", expected[k])}}}, found {{{string.Join(",", found[k])}}}.");
        }
        return true;
    }
}

public sealed class DenseLaws : EngineLaws
{
    internal override IStabilityEngine Engine { get; } = new DenseCube();
}

public sealed class DenseScalarLaws : EngineLaws
{
    internal override IStabilityEngine Engine { get; } = new DenseCube(scalar: true);
}

public sealed class FibresLaws : EngineLaws
{
    internal override IStabilityEngine Engine { get; } = new Fibres();
}

public sealed class ExplicitLaws : EngineLaws
{
    internal override IStabilityEngine Engine { get; } = new Explicit();
}
