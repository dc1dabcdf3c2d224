using Parley.Cases;

namespace Parley.Cli;

/// <summary>Ends a command with one sentence and an exit code; caught once, at the top.</summary>
internal sealed class Refusal(int exitCode, string sentence) : Exception(sentence)
{
    /// <summary>What the shell is told.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The command line names something that does not exist; says what does, and what may have been meant.</summary>
    public static Refusal Unknown(string what, string word, IReadOnlyCollection<string> known) => CommandLine(
        $"There is no {what} '{word}'; " + (known.Count == 0 ? "none has a name here." : $"there {(known.Count == 1 ? "is" : "are")} {string.Join(", ", known)}.")
        + (Spelling.DidYouMean(word, known) is string hint ? " " + hint : ""));

    /// <summary>The command line asks for something that does not exist.</summary>
    public static Refusal CommandLine(string sentence) => new(Cli.ExitCode.WrongCommandLine, sentence);
}
