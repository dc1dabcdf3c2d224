using System.Diagnostics;
using System.Numerics;

namespace Parley.Analysis.Stability;

/// <summary>Turns a set of places into a set of states.</summary>
internal static class CubeBits
{
    /// <summary>The bits of a layout's places, in the order of the cube's states.</summary>
    /// <remarks>
    /// A word holds 64 states that differ in the six lowest options. For every pattern of the own ones among these, the others' bits
    /// stand side by side in the source, so one piece of a source word is spread over the word.
    /// </remarks>
    public static ulong[] ToStates(CubeLayout layout, ulong[] places, CancellationToken cancellation)
    {
        Debug.Assert(places.Length == Words(1L << layout.Options), "one bit for every place");
        if (layout.Options < 6)
            return [Few(layout, places[0])];
        if (layout.RestBits == 0 || layout.Own >> layout.RestBits << layout.RestBits == layout.Own)
            return places;                                          // own options are the highest already
        ulong[] states = new ulong[places.Length];
        uint lowOwn = layout.Own & 63;
        int patterns = 1 << BitOperations.PopCount(lowOwn), width = 64 / patterns;
        ulong[] spread = new ulong[patterns];
        for (int x = 0; x < 64; x++)
            spread[BitFields.Extract((uint)x, lowOwn)] |= 1UL << x;
        ulong piece = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        int words = states.Length, chunk = 1 << 14;
        Chunks.Run(words, chunk, (from, to) =>
        {
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
        }, cancellation);
        return states;
    }

    /// <summary>Keeps the bits of feasible states and pushes them together.</summary>
    public static ulong[] Feasible(ulong[] states, ulong[] feasible, int count)
    {
        ulong[] result = new ulong[Words(count)];
        long at = 0;
        for (int w = 0; w < states.Length; w++)
        {
            ulong bits = BitFields.Extract(states[w], feasible[w]);
            int shift = (int)(at & 63), width = BitOperations.PopCount(feasible[w]);
            if (width == 0)
                continue;
            result[at >> 6] |= bits << shift;
            if (shift + width > 64)
                result[(at >> 6) + 1] = bits >> 64 - shift;
            at += width;
        }
        return result;
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
