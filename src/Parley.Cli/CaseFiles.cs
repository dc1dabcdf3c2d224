using Parley.Cases;
using Parley.Reports;

namespace Parley.Cli;

/// <summary>Reads the files a user names, and says on standard error what is wrong with them.</summary>
internal static class CaseFiles
{
    /// <summary>The file of a case folder.</summary>
    public const string CaseFile = "case.yaml";

    /// <summary>The findings a case folder expects.</summary>
    public const string ExpectedFile = "expected.yaml";

    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>A case without errors; what is only worth knowing is left to 'parley check'.</summary>
    /// <exception cref="Refusal">The case has errors; they have been printed.</exception>
    public static Case Load(Terminal terminal, string name)
    {
        (SourceText source, Reading<Case> reading) = Read(terminal, name);
        Print(terminal, source, reading.Diagnostics.Where(d => d.Severity != Severity.Hint));
        return reading.Succeeded
            ? reading.Value
            : throw new Refusal(ExitCode.CaseHasErrors, $"{source.Name} has {Errors(reading.Diagnostics)}.");
    }

    /// <summary>A case with every remark about it; nothing is printed.</summary>
    public static (SourceText Source, Reading<Case> Reading) Read(Terminal terminal, string name)
    {
        Reading<SourceText> text = Decode(terminal, CaseName(terminal, name));
        SourceText source = text.Value ?? new SourceText(name, "");
        return (source, text.Succeeded ? CaseReader.Read(text.Value) : new Reading<Case>(null, text.Diagnostics));
    }

    /// <summary>The text of any file, decoded.</summary>
    public static Reading<SourceText> Decode(Terminal terminal, string name)
    {
        using Stream stream = name == StandardInput ? terminal.In : File.OpenRead(terminal.Resolve(name));
        using MemoryStream bytes = new();
        byte[] chunk = new byte[1 << 16];
        // One byte more than is allowed is enough to know that there is too much.
        while (bytes.Length <= SourceDecoder.MaxBytes && stream.Read(chunk) is int read and > 0)
            bytes.Write(chunk, 0, read);
        return SourceDecoder.Decode(name == StandardInput ? "(stdin)" : name, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>The file meant by a name: a folder stands for the case in it.</summary>
    public static string CaseName(Terminal terminal, string name) =>
        name != StandardInput && Directory.Exists(terminal.Resolve(name)) ? name.TrimEnd('/', '\\') + "/" + CaseFile : name;

    /// <summary>Prints remarks, one per line.</summary>
    public static void Print(Terminal terminal, SourceText source, IEnumerable<Diagnostic> diagnostics) =>
        terminal.Error.Write(DiagnosticText.Of(source, diagnostics));

    /// <summary>How many errors there are, in words.</summary>
    public static string Errors(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Count(d => d.Severity == Severity.Error) is int count and not 1 ? $"{count} errors" : "1 error";

    /// <summary>Writes a result to standard output, or to a file; to one that exists only if that was asked for.</summary>
    public static void Write(Terminal terminal, string? name, string text, bool overwrite = false)
    {
        if (name is null or StandardInput)
            terminal.Out.Write(text);
        else
            Write(terminal, name, System.Text.Encoding.UTF8.GetBytes(text), overwrite);
    }

    /// <summary>Writes bytes to a file; to one that exists only if that was asked for.</summary>
    public static void Write(Terminal terminal, string name, byte[] bytes, bool overwrite = false)
    {
        string path = terminal.Resolve(name);
        if (File.Exists(path) && !overwrite)
            throw Refusal.CommandLine($"{name} exists already; nothing was written.");
        using FileStream file = new(path, overwrite ? FileMode.Create : FileMode.CreateNew);
        file.Write(bytes);
    }
}
