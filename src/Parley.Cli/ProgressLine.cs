namespace Parley.Cli;

/// <summary>Shows how far a long piece of work is: a bar on a terminal, a plain line now and then elsewhere, nothing for short work.</summary>
internal sealed class ProgressLine(Terminal terminal, string what) : IProgress<double>, IDisposable
{
    private const int BarWidth = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5), Redraw = TimeSpan.FromSeconds(0.1), PlainEvery = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly long start = terminal.Time.GetTimestamp();
    private TimeSpan? shown;
    private double furthest;

    /// <inheritdoc/>
    public void Report(double value)
    {
        lock (gate)
        {
            // Several decision makers are worked out at the same time; their reports may overtake each other.
            furthest = Math.Max(furthest, Math.Clamp(value, 0, 1));
            TimeSpan now = terminal.Time.GetElapsedTime(start);
            if (terminal.ErrorIsTerminal)
            {
                if (now < Patience || (shown is TimeSpan last && now - last < Redraw))
                    return;
                int full = (int)(furthest * BarWidth);
                terminal.Error.Write($"\r{what} [{new string('#', full)}{new string('.', BarWidth - full)}] {furthest:P0} ");
            }
            else
            {
                if (now - (shown ?? TimeSpan.Zero) < PlainEvery)
                    return;
                terminal.Error.Write($"{what}: {furthest:P0}\n");
            }
            shown = now;
        }
    }

    /// <summary>The progress of one piece of several as a part of the whole.</summary>
    public IProgress<double> Part(int done, int of) => new Share(this, done, of);

    /// <summary>Wipes the bar.</summary>
    public void Dispose()
    {
        lock (gate)
            if (terminal.ErrorIsTerminal && shown is not null)
                terminal.Error.Write("\r" + new string(' ', what.Length + BarWidth + 12) + "\r");
    }

    private sealed class Share(ProgressLine line, int done, int of) : IProgress<double>
    {
        public void Report(double value) => line.Report((done + value) / of);
    }
}
