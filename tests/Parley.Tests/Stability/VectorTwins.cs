using CsCheck;
using Parley.Analysis.Stability;

namespace Parley.Tests.Stability;

/// <summary>Vector code and its scalar twin give the same bits.</summary>
public sealed class VectorTwins
{
    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    public void Comparing_many_cells_at_once_agrees_with_one_by_one(int length) =>
        Gen.Select(Gen.Int[-3, 12].Array[length], Gen.Int[-3, 12]).Sample((cells, bound) =>
            JointRows.AtMost(cells, bound) == JointRows.AtMostScalar(cells, bound));
}
