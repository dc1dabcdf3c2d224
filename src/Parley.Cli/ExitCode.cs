namespace Parley.Cli;

/// <summary>What the command answers to the shell. Scripts rely on the numbers.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The case has errors; diagnostics say where.</summary>
    public const int CaseHasErrors = 1;

    /// <summary>The command line was wrong.</summary>
    public const int WrongCommandLine = 2;

    /// <summary>Findings differ from what was expected.</summary>
    public const int Unexpected = 3;

    /// <summary>Undecided: too much for the budget.</summary>
    public const int Undecided = 4;

    /// <summary>The outside world failed: a file, the network.</summary>
    public const int OutsideWorld = 5;

    /// <summary>A defect in Parley.</summary>
    public const int Defect = 70;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;
}
