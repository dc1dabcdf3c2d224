namespace Parley.Conflicts;

/// <summary>A set of states that agree on some options and differ freely on the others.</summary>
/// <param name="Fixed">Bit k is set when option k matters.</param>
/// <param name="Taken">The values of the options that matter; zero elsewhere.</param>
public readonly record struct Pattern(UInt128 Fixed, UInt128 Taken)
{
    /// <summary>How many options matter.</summary>
    public int FixedCount => (int)UInt128.PopCount(Fixed);

    /// <summary>The pattern that only one state matches.</summary>
    public static Pattern Only(State state, int options)
    {
        UInt128 all = options == State.MaxOptions ? UInt128.MaxValue : (UInt128.One << options) - 1;
        return new(all, state.Bits & all);
    }

    /// <summary>Whether a state matches.</summary>
    public bool Matches(State state) => ((state.Bits ^ Taken) & Fixed) == 0;

    /// <summary>The same pattern with option k left open.</summary>
    public Pattern Without(int index) => new(Fixed & ~(UInt128.One << index), Taken & ~(UInt128.One << index));

    /// <summary>One letter per option: Y taken, N not taken, - where it does not matter.</summary>
    public string ToYn(int options)
    {
        return string.Create(options, this, static (text, pattern) =>
        {
            for (int k = 0; k < text.Length; k++)
                text[k] = (pattern.Fixed >> k & 1) == 0 ? '-' : (pattern.Taken >> k & 1) != 0 ? 'Y' : 'N';
        });
    }
}
