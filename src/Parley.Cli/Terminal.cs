namespace Parley.Cli;

/// <summary>Everything the command knows about the world outside: where text goes and comes from, and how it is shown.</summary>
public sealed record Terminal
{
    /// <summary>Standard input, read as bytes so that wrong encodings are noticed.</summary>
    public required Stream In { get; init; }

    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where diagnostics and progress go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The directory that relative paths start from.</summary>
    public required string Directory { get; init; }

    /// <summary>Whether a person sees the results directly.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person sees the progress directly.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal, or what COLUMNS says; null when neither is known.</summary>
    public int? Columns { get; init; }

    /// <summary>Whether the user asked for no colour (NO_COLOR, or a terminal that has none).</summary>
    public bool NoColor { get; init; }

    /// <summary>The clock that progress looks at.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Says on standard error that what was printed is not everything, and gives the exit code for that.</summary>
    public int UndecidedInPart()
    {
        Error.Write($"{ParleyCommand.Name}: Undecided in part: the search was ended before everything was known.\n");
        return ExitCode.Undecided;
    }

    /// <summary>The absolute path of a file the user named.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Directory);
}
