namespace Parley.Tests;

/// <summary>Where the repository is, found by walking up to the solution file.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Parley.slnx")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("Parley.slnx stands in no folder above the tests.");
    }
}
