using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Parley.Analysis.Testimony;
using Parley.Cases;
using Parley.Reports;
using Parley.Testimony;

namespace Parley.Cli;

/// <summary><c>parley read</c>: who speaks inside whose words, what was done to the words, and what does not fit together.</summary>
internal static class ReadCommand
{
    private const string Beside = ".corrections.yaml";

    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> name = new("text") { Description = "A text: plain, Markdown or HTML, in English or Japanese; - for standard input." };
        Option<string?> layout = new("--as") { Description = "How it is laid out; by default what the name ends in, or what the text begins with." };
        layout.AcceptOnlyFromAmong("plain", "markdown", "html");
        Option<string?> encoding = new("--encoding") { Description = "Its encoding; found out if not given." };
        encoding.AcceptOnlyFromAmong([.. TextDecoder.Encodings]);
        Option<string?> published = Day("--published", "When it was published; by default what the text says.");
        Option<string?> asOf = Day("--as-of", "The day on which sources are asked how old they are; by default the day of publication.");
        Option<int> stale = new("--stale") { Description = "After how many months a source is stale.", HelpName = "months", DefaultValueFactory = _ => 12 };
        stale.Validators.Add(r =>
        {
            if (r.Tokens.Count == 1 && int.TryParse(r.Tokens[0].Value, out int months) && months is < 1 or > 1200)
                r.AddError("--stale is from 1 to 1200 months.");
        });
        Option<string[]> cues = Files("--cues", "A table of cues that adds to those of the program. May be repeated.");
        Option<string[]> aliases = Files("--aliases", "A table of names and their forms (CSV). May be repeated.");
        Option<string[]> sources = Files("--source", "The text of a source, or voice=file; quotations are held against it. May be repeated.");
        Option<string?> corrections = new("--corrections") { Description = $"The file of corrections; by default the text's name with {Beside} behind it, if there is one.", HelpName = "file" };
        Option<string?> language = new("--language") { Description = "The language of the page; by default that of the text." };
        language.AcceptOnlyFromAmong([.. FindingText.Languages]);
        Option<string?> correct = new("--correct") { Description = "Add one correction to the file: 'words => voice NAME', '=> not-a-quotation', '=> insertion confirmed', '=> insertion original', '=> confirmed', '=> dismiss CODE', '=> finding CODE'. What the file holds stays as it is.", HelpName = "rule" };
        Option<bool> all = new("--all") { Description = "List inventory too, and not only what asks for attention." };
        PageOptions page = new("json", "csv", "html", "jsonld");
        Command command = new("read", "Who speaks inside whose words in a text, by rules and tables; with notes, links, dates, numbers and what does not fit together.")
        {
            name, layout, encoding, published, asOf, stale, cues, aliases, sources, corrections, correct, language, all,
        };
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            string file = parsed.GetValue(name)!;
            Text text = Load(terminal, file, parsed.GetValue(encoding));
            if (parsed.GetValue(correct) is string rule)
                CorrectionNote.Append(terminal, text, file, parsed.GetValue(corrections) ?? file + Beside, rule);
            TestimonyAids aids = new()
            {
                Tables = Tables(terminal, parsed.GetValue(cues)!, parsed.GetValue(aliases)!),
                Corrections = Corrections(terminal, file, parsed.GetValue(corrections)),
                Sources = [.. parsed.GetValue(sources)!.Select(s => Source(terminal, s))],
            };
            TestimonyStudy study = new()
            {
                Format = LayoutOf(parsed.GetValue(layout), text),
                Published = DayOf(parsed.GetValue(published)),
                AsOf = DayOf(parsed.GetValue(asOf)),
                StaleAfterMonths = parsed.GetValue(stale),
            };
            using ProgressLine line = new(terminal, "parley: reading");
            TestimonyFindings findings = TestimonyReader.Read(text, study, aids, line, cancellation);
            string words = parsed.GetValue(language) ?? findings.Language;
            page.Write(parsed, terminal, () => TestimonyPage.Of(findings, words, parsed.GetValue(all)), new Dictionary<string, Func<string>>
            {
                ["json"] = () => TestimonyJson.Of(findings),
                ["csv"] = () => TestimonyCsv.Of(findings, words),
                ["html"] = () => TestimonyHtml.Of(findings, words),
                ["jsonld"] = () => TestimonyAnnotations.Of(findings, words),
            });
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string?> Day(string name, string description)
    {
        Option<string?> option = new(name) { Description = description, HelpName = "yyyy-mm-dd" };
        option.Validators.Add(r =>
        {
            if (r.Tokens.Count == 1 && DayOf(r.Tokens[0].Value) is null)
                r.AddError($"{name} is a day such as 2031-03-18, not '{r.Tokens[0].Value}'.");
        });
        return option;
    }

    private static DateOnly? DayOf(string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly read) ? read : null;

    private static Option<string[]> Files(string name, string description) => new(name) { Description = description, HelpName = "file", DefaultValueFactory = _ => [] };

    private static Text Load(Terminal terminal, string name, string? encoding)
    {
        using Stream stream = name == CaseFiles.StandardInput ? terminal.In : File.OpenRead(terminal.Resolve(name));
        using MemoryStream bytes = new();
        byte[] chunk = new byte[1 << 16];
        while (bytes.Length <= TextDecoder.MaxBytes && stream.Read(chunk) is int read and > 0)
            bytes.Write(chunk, 0, read);
        string shown = name == CaseFiles.StandardInput ? "(stdin)" : name;
        ReadOnlySpan<byte> all = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        Reading<Text> reading = encoding is null ? EncodingGuess.Decode(shown, all) : TextDecoder.Decode(shown, all, encoding);
        CaseFiles.Print(terminal, reading.Value?.Source ?? new SourceText(shown, ""), reading.Diagnostics);
        return reading.Succeeded ? reading.Value : throw new Refusal(ExitCode.CaseHasErrors, $"{shown} cannot be read as a text.");
    }

    private static CueTables Tables(Terminal terminal, string[] cues, string[] aliases)
    {
        CueTables tables = CueTables.BuiltIn;
        foreach (string file in cues)
            tables = Checked(terminal, file, tables.With);
        foreach (string file in aliases)
            tables = Checked(terminal, file, tables.WithAliases);
        return tables;
    }

    private static Corrections? Corrections(Terminal terminal, string text, string? named)
    {
        string file = named ?? text + Beside;
        return named is null && (text == CaseFiles.StandardInput || !File.Exists(terminal.Resolve(file))) ? null : Checked(terminal, file, CorrectionsReader.Read);
    }

    private static T Checked<T>(Terminal terminal, string file, Func<SourceText, Reading<T>> read) where T : class
    {
        Reading<SourceText> source = CaseFiles.Decode(terminal, file);
        Reading<T> reading = source.Succeeded ? read(source.Value) : new(null, source.Diagnostics);
        CaseFiles.Print(terminal, source.Value ?? new SourceText(file, ""), reading.Diagnostics);
        return reading.Succeeded ? reading.Value : throw new Refusal(ExitCode.CaseHasErrors, $"{file} has {CaseFiles.Errors(reading.Diagnostics)}.");
    }

    private static (string? Voice, Text Text) Source(Terminal terminal, string word)
    {
        int at = word.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? (word[..at], Load(terminal, word[(at + 1)..], null)) : (null, Load(terminal, word, null));
    }

    private static TextFormat LayoutOf(string? named, Text text)
    {
        string head = text.Content[..Math.Min(text.Length, 200)].TrimStart().ToLowerInvariant();
        return named switch
        {
            "plain" => TextFormat.Plain,
            "markdown" => TextFormat.Markdown,
            "html" => TextFormat.Html,
            _ => Path.GetExtension(text.Name).ToLowerInvariant() switch
            {
                ".md" or ".markdown" => TextFormat.Markdown,
                ".html" or ".htm" or ".xhtml" => TextFormat.Html,
                _ => head.StartsWith("<!doctype html", StringComparison.Ordinal) || head.StartsWith("<html", StringComparison.Ordinal) ? TextFormat.Html : TextFormat.Plain,
            },
        };
    }
}
