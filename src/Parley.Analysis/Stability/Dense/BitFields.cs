using System.Runtime.Intrinsics.X86;

namespace Parley.Analysis.Stability;

/// <summary>Bits under a mask, pushed together at the low end, and spread out again.</summary>
internal static class BitFields
{
    public static uint Extract(uint value, uint mask)
    {
        if (Bmi2.IsSupported)
            return Bmi2.ParallelBitExtract(value, mask);
        uint result = 0;
        for (int k = 0; mask != 0; mask &= mask - 1, k++)
            if ((value & mask & (0 - mask)) != 0)
                result |= 1u << k;
        return result;
    }

    public static uint Deposit(uint value, uint mask)
    {
        if (Bmi2.IsSupported)
            return Bmi2.ParallelBitDeposit(value, mask);
        uint result = 0;
        for (; mask != 0; mask &= mask - 1, value >>= 1)
            if ((value & 1) != 0)
                result |= mask & (0 - mask);
        return result;
    }

    public static ulong Extract(ulong value, ulong mask)
    {
        if (Bmi2.X64.IsSupported)
            return Bmi2.X64.ParallelBitExtract(value, mask);
        return Extract((uint)value, (uint)mask)
            | (ulong)Extract((uint)(value >> 32), (uint)(mask >> 32)) << System.Numerics.BitOperations.PopCount((uint)mask);
    }

    public static ulong Deposit(ulong value, ulong mask)
    {
        if (Bmi2.X64.IsSupported)
            return Bmi2.X64.ParallelBitDeposit(value, mask);
        return Deposit((uint)value, (uint)mask)
            | (ulong)Deposit((uint)(value >> System.Numerics.BitOperations.PopCount((uint)mask)), (uint)(mask >> 32)) << 32;
    }
}
