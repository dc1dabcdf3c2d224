namespace Parley.Tests.Cases;

/// <summary>The case files of this repository.</summary>
internal static class Catalogue
{
    /// <summary>Every case file, in the order of its path.</summary>
    public static IEnumerable<string> CaseFiles()
    {
        string folder = Repository.PathTo("cases");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "case.yaml", SearchOption.AllDirectories).Order() : [];
    }
}
