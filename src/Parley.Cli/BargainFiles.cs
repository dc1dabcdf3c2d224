using System.Collections.Immutable;
using System.Text;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Interchange;

namespace Parley.Cli;

/// <summary>Reads files of bargaining programs, which are UTF-8 or, from older Windows machines, Windows-1252.</summary>
internal static class BargainFiles
{
    // What the bytes 0x80 to 0x9F mean there; 0 where nothing is meant.
    private const string Windows = "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    /// <summary>The formats by name.</summary>
    public static string[] Formats { get; } = ["ktab", "ktab-xml", "exchange", "utility", "standings"];

    /// <summary>A case from a file.</summary>
    /// <param name="source">The text.</param>
    /// <param name="format">One of <see cref="Formats"/>; null when it is to be seen from the text.</param>
    public static Reading<Case> Read(SourceText source, string? format)
    {
        Reading<BargainFile> reading = ReadFile(source, format);
        ImmutableArray<Diagnostic> said = reading.Diagnostics;
        if (reading.Succeeded && (reading.Value.Options is not null || reading.Value.Seed is not null || !reading.Value.IdealAdjustment.IsEmpty))
            said = said.Add(new() { Code = BargainCodes.NotUsed, Severity = Severity.Warning, Span = default, Message = "The options, the seed and the ideals of the scenario are no part of a case and are left out.", Hint = "'parley rounds' takes them from the file itself." });
        return new(reading.Succeeded ? reading.Value.ToCase() : null, said);
    }

    /// <summary>A file with its settings, as the verb that plays it out wants it.</summary>
    /// <exception cref="Refusal">The file has errors; they have been printed.</exception>
    public static BargainFile Load(Terminal terminal, string name)
    {
        Reading<SourceText> text = Decode(terminal, name);
        SourceText source = text.Value ?? new SourceText(name, "");
        Reading<BargainFile> reading = text.Succeeded ? ReadFile(source, null) : new(null, []);
        ImmutableArray<Diagnostic> said = [.. text.Diagnostics, .. reading.Diagnostics];
        CaseFiles.Print(terminal, source, said.Where(d => d.Severity != Severity.Hint));
        return reading.Succeeded ? reading.Value : throw new Refusal(ExitCode.CaseHasErrors, $"{name} has {CaseFiles.Errors(said)}.");
    }

    private static Reading<BargainFile> ReadFile(SourceText source, string? format) => (format ?? Guess(source.Text)) switch
    {
        "ktab" => KtabCsv.Read(source),
        "ktab-xml" => KtabXml.Read(source),
        "exchange" => ExchangeFile.Read(source),
        "standings" => SettledTableReader.ReadStandings(source),
        _ => UtilityTable.Read(source),
    };

    // Tags, a root element, counts in the first line, or headings tell the formats apart.
    private static string Guess(string text)
    {
        string[] lines = [.. text.TrimStart('\uFEFF').Split('\r', '\n').Where(l => l.Trim().Length > 0).Take(200)];
        if (lines.Length > 0 && lines[0].TrimStart().StartsWith('<'))
            return "ktab-xml";
        if (lines.Any(l => l.TrimStart('"', '\'', ' ').StartsWith("#D", StringComparison.OrdinalIgnoreCase) || l.TrimStart('"', '\'', ' ').StartsWith("#A", StringComparison.OrdinalIgnoreCase)))
            return "exchange";
        if (lines.Length > 1 && lines[1].TrimStart('"', ' ').StartsWith("Actor", StringComparison.OrdinalIgnoreCase) && lines[0].Contains(',', StringComparison.Ordinal))
            return "ktab";
        return lines.Length > 0 && SettledTableReader.Columns.All(c => lines[0].Contains(c, StringComparison.OrdinalIgnoreCase)) ? "standings" : "utility";
    }

    /// <summary>One view's numbers in another program's format, estimates at their middle.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="theCase">The case.</param>
    /// <param name="problem">The bargaining part of the view.</param>
    /// <param name="issue">For a format that holds one issue, which.</param>
    public static BargainExport Write(string format, Case theCase, BargainingProblem problem, int issue)
    {
        Standings ids = problem.At();
        string[] names = [.. problem.Actors.Select(a => a.Name)];
        Standings standings = Standings.Of(names.Distinct().Count() == names.Length ? [.. names] : ids.Actors, ids.Issues, ids.Positions, ids.Saliences, ids.Capabilities);
        BargainExport export = format switch
        {
            "ktab" => KtabCsv.Write(theCase.Title, theCase.Note, standings),
            "ktab-xml" => KtabXml.Write(theCase.Title, theCase.Note, standings),
            "exchange" => ExchangeFile.Write(theCase.Title, standings, [.. problem.Issues.Select(i => i.Marks)], [.. problem.Issues.Select(i => i.Name)]),
            "standings" => SettledTableReader.Write(standings),
            _ => UtilityTable.Write(standings, issue),
        };
        bool ranges = problem.Actors.Any(a => a.Capability is { IsExact: false } || a.Stances.Any(s => s.Position is { IsExact: false } || s.Salience is { IsExact: false } || s.Capability is { IsExact: false }));
        return export with
        {
            NotSurviving =
            [
                .. export.NotSurviving,
                .. ranges ? ["Ranges and coders' answers are written as their middle."] : Array.Empty<string>(),
                .. problem.Limits.IsEmpty && problem.Dependencies.IsEmpty && problem.Links.IsEmpty ? Array.Empty<string>() : ["Limits, dependencies and links to options are left out."],
                "Evidence is left out.",
            ],
        };
    }

    /// <summary>The text of a file. Bytes that are not UTF-8 are read as Windows-1252, with a warning.</summary>
    public static Reading<SourceText> Decode(Terminal terminal, string name)
    {
        Reading<SourceText> text = CaseFiles.Decode(terminal, name);
        if (text.Succeeded || name == CaseFiles.StandardInput || !text.Diagnostics.All(d => d.Code == Codes.NotUtf8))
            return text;
        StringBuilder read = new();
        foreach (byte b in File.ReadAllBytes(terminal.Resolve(name)))
        {
            char c = b is >= 0x80 and <= 0x9F ? Windows[b - 0x80] : (char)b;
            if (c == '\0')
                return text;
            read.Append(c);
        }
        return new(new SourceText(name, read.ToString()),
        [
            new() { Code = BargainCodes.OtherEncoding, Severity = Severity.Warning, Span = text.Diagnostics[0].Span, Message = "The file is not UTF-8 and was read as Windows-1252.", Hint = "Save it as UTF-8 if names look wrong." },
        ]);
    }
}
