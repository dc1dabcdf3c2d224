using System.Text;

namespace Parley.Analysis.MonteCarlo;

/// <summary>Names one independent sequence of random numbers within a run.</summary>
/// <remarks>
/// The sequence follows from (seed, path) alone, never from the order of calls, so 1 thread and 64 threads draw the same numbers. Seed 0 is a seed
/// like any other; <c>default</c> is seed 0 with an empty path.
/// </remarks>
public readonly record struct RandomSource(ulong Seed, string Path)
{
    /// <summary>A source further down the path, one per replication.</summary>
    public RandomSource Child(int index) => new(Seed, $"{Path}/{index}");

    /// <summary>A source further down the path, one per purpose.</summary>
    public RandomSource Child(string name) => new(Seed, $"{Path}/{name}");

    /// <summary>The numbers, from the first.</summary>
    public RandomStream Open() => new(SplitMix.Mix(Seed) ^ Hash(Path ?? ""));

    /// <summary>FNV-1a over the bytes of the path in UTF-8. Source: [FowlerNollVo1991].</summary>
    internal static ulong Hash(string path)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (byte b in Encoding.UTF8.GetBytes(path))
            hash = (hash ^ b) * 0x100000001b3;
        return hash;
    }
}

/// <summary>SplitMix64, which spreads a seed over many bits. Source: [SteeleLeaFlood2014].</summary>
internal static class SplitMix
{
    private const ulong Golden = 0x9e3779b97f4a7c15;

    public static ulong Next(ref ulong state) => Mix(state += Golden);

    public static ulong Mix(ulong z)
    {
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        return z ^ z >> 31;
    }
}
