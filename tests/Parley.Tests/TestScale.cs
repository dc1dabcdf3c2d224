namespace Parley.Tests;

/// <summary>How long the random tests go on: the everyday run takes samples, the full run takes many.</summary>
internal static class TestScale
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("PARLEY_FULL") == "1";

    public static int Of(int everyday, int full) => IsFull ? full : everyday;
}
