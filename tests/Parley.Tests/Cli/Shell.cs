using System.Text;
using Parley.Cli;

namespace Parley.Tests.Cli;

/// <summary>Runs the command in process, as a shell would run it with its output in a pipe.</summary>
internal sealed record Shell
{
    public string Directory { get; init; } = Repository.Root;

    public byte[] Input { get; init; } = [];

    public bool IsTerminal { get; init; }

    public bool NoColor { get; init; }

    public int? Columns { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public CancellationToken Cancellation { get; init; }

    public Answer Run(params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        int exitCode = ParleyCommand.Run(args, new Terminal
        {
            In = new MemoryStream(Input),
            Out = output,
            Error = error,
            Directory = Directory,
            OutIsTerminal = IsTerminal,
            ErrorIsTerminal = IsTerminal,
            Columns = Columns,
            NoColor = NoColor,
            Time = Time,
        }, Cancellation);
        return new(exitCode, output.ToString(), error.ToString());
    }

    public Answer RunWithInput(string input, params string[] args) => (this with { Input = Encoding.UTF8.GetBytes(input) }).Run(args);
}

internal sealed record Answer(int ExitCode, string Out, string Error);

/// <summary>A directory of its own that is gone after the test.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = System.IO.Directory.CreateTempSubdirectory("parley-").FullName;

    public string Write(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        System.IO.Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => System.IO.Directory.Delete(Path, recursive: true);
}
