using System.Numerics;

namespace Parley.Analysis.MonteCarlo;

/// <summary>A sequence of random numbers: xoshiro256++, 256 bits of state, period 2^256 - 1. Source: [BlackmanVigna2021].</summary>
/// <remarks>Not for secrets, and not to be shared between threads; open one stream per replication.</remarks>
public sealed class RandomStream
{
    private ulong s0, s1, s2, s3;

    internal RandomStream(ulong seed)
    {
        s0 = SplitMix.Next(ref seed);
        s1 = SplitMix.Next(ref seed);
        s2 = SplitMix.Next(ref seed);
        s3 = SplitMix.Next(ref seed);
    }

    internal RandomStream(ulong s0, ulong s1, ulong s2, ulong s3) => (this.s0, this.s1, this.s2, this.s3) = (s0, s1, s2, s3);

    /// <summary>Sixty-four random bits.</summary>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(s0 + s3, 23) + s0, t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A number from 0 up to, not including, 1, in steps of 2^-53.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 up to, not including, the bound; every one equally likely. Source: [Lemire2019].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is 0.</exception>
    public ulong NextBelow(ulong bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        ulong high = Math.BigMul(NextBits(), bound, out ulong low);
        if (low < bound)
            for (ulong threshold = (0 - bound) % bound; low < threshold;)
                high = Math.BigMul(NextBits(), bound, out low);
        return high;
    }

    /// <summary>Puts a list into random order; every order equally likely.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int k = items.Length - 1; k > 0; k--)
        {
            int other = (int)NextBelow((ulong)k + 1);
            (items[k], items[other]) = (items[other], items[k]);
        }
    }
}
