using System.Diagnostics.CodeAnalysis;

namespace Parley.Conflicts;

/// <summary>A complete choice for every option: bit k is set when option k is taken.</summary>
/// <remarks>At most 128 options. A state says nothing about feasibility; <c>default</c> is the state in which no option is taken.</remarks>
public readonly record struct State(UInt128 Bits) : IComparable<State>
{
    /// <summary>The largest number of options a state can hold.</summary>
    public const int MaxOptions = 128;

    /// <summary>Whether the option at <paramref name="index"/> is taken.</summary>
    public bool Takes(int index) => (Bits >> index & 1) != 0;

    /// <summary>Whether <paramref name="option"/> is taken.</summary>
    public bool Takes(Option option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return Takes(option.Index);
    }

    /// <summary>This state with the option at <paramref name="index"/> taken or left.</summary>
    public State With(int index, bool taken) =>
        new(taken ? Bits | UInt128.One << index : Bits & ~(UInt128.One << index));

    /// <summary>One letter per option, Y when taken; the first option stands leftmost.</summary>
    public string ToYn(int options)
    {
        UInt128 bits = Bits;
        return string.Create(options, bits, static (text, bits) =>
        {
            for (int k = 0; k < text.Length; k++)
                text[k] = (bits >> k & 1) != 0 ? 'Y' : 'N';
        });
    }

    /// <summary>Reads <see cref="ToYn"/> back; small letters are accepted.</summary>
    /// <returns>False when the text holds anything but Y and N or is longer than <see cref="MaxOptions"/>.</returns>
    public static bool TryParseYn([NotNullWhen(true)] string? text, out State state)
    {
        state = default;
        if (text is null || text.Length is 0 or > MaxOptions)
            return false;
        UInt128 bits = 0;
        for (int k = 0; k < text.Length; k++)
        {
            if (text[k] is 'Y' or 'y')
                bits |= UInt128.One << k;
            else if (text[k] is not ('N' or 'n'))
                return false;
        }
        state = new(bits);
        return true;
    }

    /// <summary>Orders states by their decimal number, in which the first option weighs least.</summary>
    public int CompareTo(State other) => Bits.CompareTo(other.Bits);

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator <(State left, State right) => left.Bits < right.Bits;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator >(State left, State right) => left.Bits > right.Bits;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator <=(State left, State right) => left.Bits <= right.Bits;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator >=(State left, State right) => left.Bits >= right.Bits;
}
