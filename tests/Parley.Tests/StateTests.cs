using Parley.Conflicts;

namespace Parley.Tests;

public sealed class StateTests
{
    [Theory]
    [InlineData("NNNN", 0)]
    [InlineData("YNNN", 1)]
    [InlineData("NYYN", 6)]
    public void The_first_option_stands_leftmost_and_weighs_least(string yn, int number)
    {
        Assert.True(State.TryParseYn(yn, out State state));
        Assert.Equal(new State((UInt128)(uint)number), state);
        Assert.Equal(yn, state.ToYn(4));
    }
}
