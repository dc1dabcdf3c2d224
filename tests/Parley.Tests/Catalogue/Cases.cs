using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Tests.Catalogue;

/// <summary>The cases that ship with the program.</summary>
internal static class Cases
{
    /// <summary>Folders below <c>cases/</c>, written with a slash.</summary>
    internal static string[] Folders { get; } =
    [
        .. Directory.GetFiles(Repository.PathTo("cases"), "case.yaml", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.PathTo("cases"), Path.GetDirectoryName(f)!).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    internal static SourceText Text(string folder, string file) => new(file, File.ReadAllText(Repository.PathTo(["cases", .. folder.Split('/'), file])));

    internal static Case Read(string folder)
    {
        SourceText text = Text(folder, "case.yaml");
        Reading<Case> reading = CaseReader.Read(text);
        // That there are too many states to list is no slip of the author's.
        Assert.Equal([], reading.Diagnostics.Where(d => d.Code != Codes.ChecksLeftOut).Select(d => $"{folder} {text.Place(d.Span.Start)} {d.Code} {d.Message}"));
        return reading.Value!;
    }

    /// <summary>The conflict a perspective holds, or the base conflict, with rules switched.</summary>
    internal static Conflict Conflict(Case whole, ExpectedModel about)
    {
        Conflict conflict = about.Perspective is null ? whole.Conflict : whole.Perspectives.Single(p => p.Id == about.Perspective).Conflict;
        if (about.InForce.IsEmpty)
            return conflict;
        Assert.All(about.InForce, s => Assert.Contains(conflict.Rules, r => r.Id == s.Rule));
        return conflict.With(rules:
            [.. conflict.Rules.Select(r => about.InForce.FirstOrDefault(s => s.Rule == r.Id) is { } wanted ? r with { InForce = wanted.InForce } : r)]);
    }
}
