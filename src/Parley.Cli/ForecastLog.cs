using Parley.Cases;

namespace Parley.Cli;

/// <summary>Adds entries to the log beside a case, after reading them as if they stood there already.</summary>
internal static class ForecastLog
{
    /// <summary>Adds one entry.</summary>
    /// <param name="terminal">Where results go.</param>
    /// <param name="caseName">The case as the user named it.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="said">What was done, for the user.</param>
    /// <param name="dryRun">Whether to show the entry and write nothing.</param>
    /// <param name="check">Looks at the case as it is with the log so far, inside the lock; throws a <see cref="Refusal"/> to write nothing.</param>
    /// <param name="cancellation">Checked while another command holds the log.</param>
    public static void Add(Terminal terminal, string caseName, ForecastEntry entry, string said, bool dryRun, Action<Case>? check, CancellationToken cancellation)
    {
        string name = ForecastFiles.Beside(terminal, caseName, ForecastFiles.Log);
        Case written = CaseFiles.Load(terminal, caseName);
        if (dryRun)
        {
            byte[]? bytes = AppendOnlyFile.Read(terminal, name, cancellation);
            terminal.Out.Write(Checked(bytes is null ? "" : System.Text.Encoding.UTF8.GetString(bytes)));
            return;
        }
        AppendOnlyFile.Append(terminal, name, Checked, cancellation);
        terminal.Out.Write($"{name}: {said}\n");

        string Checked(string before)
        {
            string added = (before.Length == 0 ? ForecastEntry.Head(written.Id) : "") + entry;
            string whole = before + (before.Length > 0 && before[^1] != '\n' ? "\n" : "") + added;
            if (before.Length > 0)
            {
                Reading<Case> now = ForecastLogReader.Read(new(name, before), written);
                CaseFiles.Print(terminal, new(name, before), now.Diagnostics.Where(d => d.Severity == Severity.Error));
                if (!now.Succeeded)
                    throw new Refusal(ExitCode.CaseHasErrors, $"{name} has {CaseFiles.Errors(now.Diagnostics)}; nothing was added.");
                check?.Invoke(now.Value);
            }
            else
                check?.Invoke(written);
            Reading<Case> reading = ForecastLogReader.Read(new(name, whole), written);
            foreach (Diagnostic remark in reading.Diagnostics.Where(d => d.Severity != Severity.Error && d.Span.Start >= before.Length))
                terminal.Error.Write($"{ParleyCommand.Name}: {remark.Message}\n");
            return reading.Diagnostics.FirstOrDefault(d => d.Severity == Severity.Error) is Diagnostic wrong
                ? throw Refusal.CommandLine($"{wrong.Message}{(wrong.Hint is null ? "" : " " + wrong.Hint)} Nothing was added.")
                : added;
        }
    }
}
