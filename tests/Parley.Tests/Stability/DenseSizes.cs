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
    private static readonly ImmutableArray<StabilityConcept> Five = [StabilityConcept.Nash, StabilityConcept.Gmr, StabilityConcept.Smr, StabilityConcept.Seq, StabilityConcept.Sseq];

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
}
