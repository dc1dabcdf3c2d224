using System.Diagnostics;
using System.Numerics;
using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>Turns a set of places into a set of states.</summary>
internal static class CubeBits
{
    /// <summary>The bits of a layout's places, in the order of the cube's states.</summary>
    public static ulong[] ToStates(CubeLayout layout, ulong[] places, CancellationToken cancellation)
    {
        ulong[] states = new ulong[places.Length];
        Chunks.Run(states.Length, 1 << 14, (from, to) => ToStates(layout, places, states, from, to), cancellation);
        return states;
    }

    /// <summary>The same for the words from..to.</summary>
    /// <remarks>
    /// A word holds 64 states that differ in the six lowest options. For every pattern of the own ones among these, the others' bits
    /// stand side by side in the source, so one piece of a source word is spread over the word.
    /// </remarks>
    public static void ToStates(CubeLayout layout, ReadOnlySpan<ulong> places, Span<ulong> states, int from, int to)
    {
        Debug.Assert(places.Length == Words(1L << layout.Options) && states.Length == places.Length, "one bit for every place");
        if (layout.Options < 6)
        {
            states[0] = Few(layout, places[0]);
            return;
        }
        uint lowOwn = layout.Own & 63;
        int patterns = 1 << BitOperations.PopCount(lowOwn), width = 64 / patterns;
        Span<ulong> spread = stackalloc ulong[64];
        spread.Clear();
        for (int x = 0; x < 64; x++)
            spread[(int)BitFields.Extract((uint)x, lowOwn)] |= 1UL << x;
        ulong piece = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        for (int w = from; w < to; w++)
        {
            uint first = (uint)w << 6;
            ulong word = 0;
            for (int p = 0; p < patterns; p++)
            {
                int place = layout.PlaceOf(first | BitFields.Deposit((uint)p, lowOwn));
                word |= BitFields.Deposit(places[place >> 6] >> (place & 63) & piece, spread[p]);
            }
            states[w] = word;
        }
    }

    /// <summary>Keeps the bits of feasible states and pushes them together.</summary>
    public static ulong[] Feasible(ReadOnlySpan<ulong> states, ReadOnlySpan<ulong> feasible, int count)
    {
        ulong[] result = new ulong[Words(count)];
        Feasible(states, feasible, result);
        return result;
    }

    /// <summary>The same into given memory.</summary>
    public static void Feasible(ReadOnlySpan<ulong> states, ReadOnlySpan<ulong> feasible, Span<ulong> result)
    {
        result.Clear();
        long at = 0;
        for (int w = 0; w < states.Length; w++)
        {
            ulong bits = BitFields.Extract(states[w], feasible[w]);
            int shift = (int)(at & 63), width = BitOperations.PopCount(feasible[w]);
            if (width == 0)
                continue;
            result[(int)(at >> 6)] |= bits << shift;
            if (shift + width > 64)
                result[(int)(at >> 6) + 1] = bits >> 64 - shift;
            at += width;
        }
    }

    /// <summary>One bit for each combination of options: whether it is among the states.</summary>
    public static ulong[] Of(StateList states)
    {
        ulong[] bits = new ulong[Words(1L << states.OptionCount)];
        foreach (State state in states)
            bits[(int)state.Bits >> 6] |= 1UL << (int)state.Bits;
        return bits;
    }

    public static int Words(long bits) => (int)((bits + 63) >> 6);

    private static ulong Few(CubeLayout layout, ulong places)
    {
        ulong states = 0;
        for (uint s = 0; s < 1u << layout.Options; s++)
            states |= (places >> layout.PlaceOf(s) & 1) << (int)s;
        return states;
    }
}
