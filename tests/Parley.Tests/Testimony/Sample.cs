using System.Globalization;
using System.Text;
using Parley.Analysis.Testimony;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Tests.Testimony;

/// <summary>A sample text with what a person found in it before the reader saw it; README.md beside the samples tells the format.</summary>
internal sealed class Sample
{
    private readonly int[] lineStarts;

    private Sample(string name)
    {
        Name = name;
        Content = File.ReadAllText(Path.Combine(Folder, name));
        Expected = [];
        List<int> starts = [0];
        for (int k = 0; k < Content.Length; k++)
            if (Content[k] == '\n')
                starts.Add(k + 1);
        lineStarts = [.. starts];
        int row = 0;
        foreach (string line in File.ReadAllLines(Path.Combine(Folder, name + ".expected.tsv")))
        {
            row++;
            if (line.Length > 0 && line[0] != '#')
                Expected.Add(Row(line.Split('\t'), row));
        }
    }

    public static string Folder { get; } = Repository.PathTo("tests", "Parley.Tests", "Testimony", "Samples");

    public static Sample[] All { get; } = [.. Directory.EnumerateFiles(Folder, "*.expected.tsv").Order(StringComparer.Ordinal).Select(f => new Sample(Path.GetFileName(f)[..^".expected.tsv".Length]))];

    public string Name { get; }

    public string Content { get; }

    public List<Expectation> Expected { get; }

    public TextFormat Format => Path.GetExtension(Name) switch { ".md" => TextFormat.Markdown, ".html" => TextFormat.Html, _ => TextFormat.Plain };

    /// <summary>The text as its bytes in some encoding, decoded again.</summary>
    public Text Text(string encoding = "utf-8")
    {
        byte[] bytes = Bytes(encoding);
        Reading<Text> reading = TextDecoder.Decode(Name, bytes, encoding);
        return reading.Value ?? throw new InvalidOperationException(reading.Diagnostics[0].Message);
    }

    public byte[] Bytes(string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(Content),
        "shift_jis" => CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetBytes(Content),
        _ => CodePagesEncodingProvider.Instance.GetEncoding(51932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetBytes(Content),
    };

    public TestimonyFindings Read(string encoding = "utf-8", CueTables? tables = null) =>
        TestimonyReader.Read(Text(encoding), new() { Format = Format }, new() { Tables = tables ?? CueTables.BuiltIn });

    public override string ToString() => Name;

    // class, line (with @n for the n-th occurrence in the line), text (… between the first and the last words), detail
    private Expectation Row(string[] cells, int row)
    {
        string[] place = cells[1].Split('@');
        int line = int.Parse(place[0], CultureInfo.InvariantCulture), nth = place.Length > 1 ? int.Parse(place[1], CultureInfo.InvariantCulture) : 1;
        int from = lineStarts[line - 1], end = line < lineStarts.Length ? lineStarts[line] : Content.Length;
        string words = cells[2];
        bool whole = Content.IndexOf(words, from, end - from, StringComparison.Ordinal) >= 0;
        string[] parts = whole ? [words] : [.. words.Split('…').Select(p => p.Trim())];
        int at = from - 1;
        for (int k = 0; k < nth; k++)
            at = Content.IndexOf(parts[0], at + 1, StringComparison.Ordinal);
        if (at < 0 || at >= end)
            throw new InvalidOperationException($"{Name}.expected.tsv:{row}: '{parts[0]}' does not stand in line {line}");
        int stop = at + parts[0].Length;
        foreach (string part in parts.Skip(1))
            stop = Content.IndexOf(part, stop, StringComparison.Ordinal) is int found and >= 0 ? found + part.Length : throw new InvalidOperationException($"{Name}.expected.tsv:{row}: '{part}' does not follow");
        return new(cells[0], line, new(at, stop - at), cells.Length > 3 ? cells[3] : "", Content[at..stop].ReplaceLineEndings("⏎"));
    }
}

/// <summary>Something a person found.</summary>
/// <param name="Class">voice, mark, link, date, time, number or certainty.</param>
/// <param name="Line">From 1.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Detail">What else must hold.</param>
/// <param name="Words">The words, for messages.</param>
internal sealed record Expectation(string Class, int Line, SourceSpan Span, string Detail, string Words);
