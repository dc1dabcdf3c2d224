using System.CommandLine;
using System.Text;
using Parley.Cases;

namespace Parley.Cli;

/// <summary><c>parley new</c>: a commented case to start from.</summary>
internal static class NewCommand
{
    public static Command Of(Terminal terminal)
    {
        Argument<string> folder = new("folder") { Description = "Where case.yaml is written; made if it does not exist.", DefaultValueFactory = _ => "." };
        Command command = new("new", "Write a commented case to start from. Nothing is overwritten.") { folder };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(folder)!;
            string path = Path.Combine(terminal.Resolve(name), CaseFiles.CaseFile);
            string shown = name == "." ? CaseFiles.CaseFile : name.TrimEnd('/', '\\') + "/" + CaseFiles.CaseFile;
            if (File.Exists(path))
                throw Refusal.CommandLine($"{shown} exists already; nothing was written.");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (FileStream file = new(path, FileMode.CreateNew))
                file.Write(Encoding.UTF8.GetBytes(StarterCase.Text()));
            terminal.Out.Write($"Wrote {shown}. Next: {ParleyCommand.Name} check {shown}, then {ParleyCommand.Name} analyze {shown}\n");
            return ExitCode.Done;
        });
        return command;
    }
}
