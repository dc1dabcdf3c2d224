namespace Parley.Tests.Cases;

/// <summary>Where the repository lies on this machine.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The text of every case in the catalogue.</summary>
    public static IEnumerable<string> CaseFiles()
    {
        string folder = Path.Combine(Root, "cases");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "case.yaml", SearchOption.AllDirectories).Order() : [];
    }

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parley.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("no folder above the tests holds Parley.slnx");
    }
}
