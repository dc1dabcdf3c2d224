using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Cli;

/// <summary>Finds the state named on a command line.</summary>
internal static class States
{
    /// <summary>The index of the state.</summary>
    /// <exception cref="Refusal">There is no such state; the reasons have been printed.</exception>
    public static int Named(Terminal terminal, GraphModel model, string text)
    {
        Reading<NamedState> reading = StateReader.Read(text, model);
        CaseFiles.Print(terminal, new SourceText("--state", text), reading.Diagnostics);
        return reading.Succeeded ? reading.Value.Index : throw Refusal.CommandLine($"'{text}' names no state of this case.");
    }

    /// <summary>The state itself, where states are not listed.</summary>
    /// <exception cref="Refusal">There is no such state; the reasons have been printed.</exception>
    public static State Given(Terminal terminal, Conflict conflict, string text)
    {
        Reading<GivenState> reading = StateReader.Read(text, conflict);
        CaseFiles.Print(terminal, new SourceText("--state", text), reading.Diagnostics);
        return reading.Succeeded ? reading.Value.State : throw Refusal.CommandLine($"'{text}' names no state of this case.");
    }
}
