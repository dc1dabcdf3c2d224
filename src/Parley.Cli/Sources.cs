using Parley.Cases;
using Parley.Evidence;
using Parley.Testimony;

namespace Parley.Cli;

/// <summary>Reads the archived texts beside a case, and nothing outside its folder.</summary>
internal static class Sources
{
    /// <summary>The archived texts of a case; none for a case from standard input, which has no folder.</summary>
    /// <param name="terminal">Where relative names start from.</param>
    /// <param name="name">The case file, or its folder, as the user named it.</param>
    /// <param name="theCase">The case.</param>
    public static SourceTexts Of(Terminal terminal, string name, Case theCase)
    {
        if (name == CaseFiles.StandardInput)
            return SourceTexts.None;
        string folder = Path.GetDirectoryName(terminal.Resolve(CaseFiles.CaseName(terminal, name)))!;
        return SourceTexts.Read(theCase, path => Read(folder, path));
    }

    private static (byte[]? Bytes, string? Problem) Read(string folder, string path)
    {
        string whole = Path.GetFullPath(Path.Combine(folder, path));
        if (!IsBelow(folder, whole) || LeadsOut(folder, path))
            return (null, "it leads out of the folder of the case");
        if (Directory.Exists(whole))
            return (null, "it is a folder");
        if (!File.Exists(whole))
            return (null, null);
        try
        {
            using FileStream stream = File.OpenRead(whole);
            // One byte more than is allowed is enough to know that there is too much.
            byte[] bytes = new byte[Math.Min(stream.Length, TextDecoder.MaxBytes + 1L)];
            stream.ReadExactly(bytes);
            return (bytes, null);
        }
        catch (Exception world) when (world is IOException or UnauthorizedAccessException)
        {
            return (null, world.Message.TrimEnd('.'));
        }
    }

    private static bool IsBelow(string folder, string path) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // A link on the way may lead anywhere; its target must lie in the folder, as it is named or as it really is.
    private static bool LeadsOut(string folder, string path)
    {
        string real = new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder;
        string at = folder;
        foreach (string part in path.Split('/'))
        {
            at = Path.Combine(at, part);
            FileSystemInfo here = Directory.Exists(at) ? new DirectoryInfo(at) : new FileInfo(at);
            if (here.LinkTarget is not null && (here.ResolveLinkTarget(returnFinalTarget: true)?.FullName is not string target || !(IsBelow(folder, target) || IsBelow(real, target))))
                return true;
        }
        return false;
    }
}
