using System.Text;
using Parley.Cli;

// The only place that touches the console: everything else is given what it needs and can be called in process.
UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
using StreamWriter output = new(Console.OpenStandardOutput(), utf8, 1 << 14) { NewLine = "\n" };
using StreamWriter error = new(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true };
using CancellationTokenSource interrupted = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

int? columns = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out int told) && told > 0 ? told : null;
if (!Console.IsOutputRedirected && columns is null)
    try
    {
        columns = Console.WindowWidth > 0 ? Console.WindowWidth : null;
    }
    catch (IOException)
    {
        // A terminal that does not say how wide it is.
    }

int exitCode = ParleyCommand.Run(
    args,
    new Terminal
    {
        In = Console.OpenStandardInput(),
        Out = output,
        Error = error,
        Directory = Environment.CurrentDirectory,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Columns = columns,
        NoColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb",
    },
    interrupted.Token);
output.Flush();
return exitCode;
