using CsCheck;
using Parley.Analysis.Stability;

namespace Parley.Tests.Stability;

/// <summary>Vector code and its scalar twin give the same bits.</summary>
public sealed class VectorTwins
{
    [Fact]
    public void Comparing_64_cells_at_once_agrees_with_one_by_one() =>
        Gen.Select(Gen.Int[-3, 12].Array[64], Gen.Int[-3, 12]).Sample((cells, bound) =>
            JointRows.AtMost(cells, bound) == JointRows.AtMostScalar(cells, bound));
}
