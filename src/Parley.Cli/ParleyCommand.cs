using System.CommandLine;
using System.CommandLine.Parsing;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using Parley.Cases;

namespace Parley.Cli;

/// <summary>The command as a function: words in, text out, an exit code back. Nothing else is touched.</summary>
public static class ParleyCommand
{
    /// <summary>The name people type.</summary>
    public const string Name = "parley";

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The words after the command's name.</param>
    /// <param name="terminal">Where text goes and comes from.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, Terminal terminal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        try
        {
            ParseResult parsed = Root(terminal, cancellation).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction)
                return WrongCommandLine(parsed, terminal);
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,   // the caller interrupts through the token
            });
        }
        catch (Refusal refusal)
        {
            return Say(terminal, refusal.Message, refusal.ExitCode);
        }
        catch (OperationCanceledException)
        {
            return Say(terminal, "Interrupted.", ExitCode.Interrupted);
        }
        catch (Exception world) when (world is IOException or UnauthorizedAccessException)
        {
            return Say(terminal, world.Message, ExitCode.OutsideWorld);
        }
        catch (Exception defect)   // the one place where anything may arrive; it is told, never hidden
        {
            return Say(terminal, $"This is a defect in Parley; please report it with the case that shows it.\n{defect}", ExitCode.Defect);
        }
    }

    /// <summary>The version of this build.</summary>
    public static string Version { get; } =
        typeof(ParleyCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static RootCommand Root(Terminal terminal, CancellationToken cancellation)
    {
        RootCommand root = new("Who would stay where, and why: a workbench for strategic conflicts and negotiations.")
        {
            NewCommand.Of(terminal),
            CheckCommand.Of(terminal, cancellation),
            AnalyzeCommand.Of(terminal, cancellation),
            ExplainCommand.Of(terminal, cancellation),
            FindCommand.Of(terminal, cancellation),
            InverseCommand.Of(terminal, cancellation),
            RobustCommand.Of(terminal, cancellation),
            TraceCommand.Of(terminal, cancellation),
            SpoilersCommand.Of(terminal, cancellation),
            CoalitionsCommand.Of(terminal, cancellation),
            HypergameCommand.Of(terminal, cancellation),
            EvidenceCommand.Of(terminal, cancellation),
            CompareCommand.Of(terminal, cancellation),
            ReportCommand.Of(terminal, cancellation),
            ReadCommand.Of(terminal, cancellation),
            ImportCommand.Of(terminal),
            ExportCommand.Of(terminal, cancellation),
            ElicitCommand.Of(terminal, cancellation),
            BenchCommand.Of(terminal, cancellation),
            ForecastCommand.Of(terminal, cancellation),
            BargainCommand.Of(terminal, cancellation),
            SimulateCommand.Of(terminal, cancellation),
            LeversCommand.Of(terminal, cancellation),
            PackagesCommand.Of(terminal, cancellation),
            PowerCommand.Of(terminal, cancellation),
            NetworkCommand.Of(terminal, cancellation),
            TheoryCommand.Of(terminal),
            ScoreCommand.Of(terminal, cancellation),
            RoundsCommand.Of(terminal, cancellation),
            BacktestCommand.Of(terminal, cancellation),
            CompletionCommand.Of(terminal),
        };
        root.HelpName = Name;
        foreach (Command verb in root.Subcommands.SelectMany(c => c.Subcommands.Prepend(c)))
        {
            Mistakes.AddTo(verb);
            foreach (Argument argument in verb.Arguments)
                argument.Validators.Add(result => RefuseOptions(result, verb));
        }
        foreach (Option option in root.Options)
            switch (option)
            {
                case HelpOption help:
                    foreach (string alias in help.Aliases.Where(a => a.StartsWith('/') || a == "-?").ToArray())
                        help.Aliases.Remove(alias);
                    break;
                case VersionOption version:
                    version.Action = new PrintVersion(terminal);
                    break;
            }
        return root;
    }

    // A missing verb is only worth a sentence when nothing else is wrong: a verb that does not exist is missing too.
    private static int WrongCommandLine(ParseResult parsed, Terminal terminal)
    {
        Command at = parsed.CommandResult.Command;
        string[] unknown = [.. parsed.UnmatchedTokens];
        string[] others = [.. Mistakes.Sentences(parsed.Errors).Where(m => !unknown.Any(u => m.Contains($"'{u}'", StringComparison.Ordinal))).Distinct()];
        if (unknown.Length > 0)
        {
            string[] known = [.. at.Subcommands.Select(c => c.Name), .. at.Options.Select(o => o.Name)];
            terminal.Error.Write($"{Name}: '{unknown[0]}' is not known here.{Hint(Spelling.DidYouMean(unknown[0], known))}\n");
        }
        else
            foreach (string sentence in others)
                terminal.Error.Write($"{Name}: {sentence}{(sentence.EndsWith('?') ? "" : ".")}\n");
        terminal.Error.Write(at is RootCommand
            ? $"Usage: {Name} {string.Join(" | ", at.Subcommands.Select(c => c.Name))}\n'{Name} --help' says what each does.\n"
            : $"'{Name} {Path(at)} --help' shows what it takes.\n");
        return ExitCode.WrongCommandLine;

        static string Hint(string? hint) => hint is null ? "" : " " + hint;
    }

    // An option that a verb does not have would otherwise be taken for the name of a file.
    private static void RefuseOptions(ArgumentResult result, Command verb)
    {
        foreach (string word in result.Tokens.Select(t => t.Value).Where(w => w.Length > 1 && w[0] == '-'))
            result.AddError($"'{word}' is not known here. {Spelling.DidYouMean(word, [.. verb.Options.Select(o => o.Name)])}".TrimEnd());
    }

    // The words that lead to a verb of a verb.
    private static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent and not RootCommand ? $"{Path(parent)} {command.Name}" : command.Name;

    private static int Say(Terminal terminal, string sentence, int exitCode)
    {
        terminal.Error.Write($"{Name}: {sentence}\n");
        return exitCode;
    }

    private sealed class PrintVersion(Terminal terminal) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            terminal.Out.Write($"{Name} {Version}\n");
            return ExitCode.Done;
        }
    }
}
