using Parley.Cli;

namespace Parley.Tests.Cli;

public sealed class ProgressTests
{
    [Fact]
    public void Short_work_shows_nothing()
    {
        Assert.Empty(Show(isTerminal: true, (0.2, 0.3), (0.4, 0.9)));
        Assert.Empty(Show(isTerminal: false, (0.2, 0.3), (4.9, 0.9)));
    }

    [Fact]
    public void Long_work_shows_a_bar_on_a_terminal_and_wipes_it()
    {
        string shown = Show(isTerminal: true, (0.6, 0.5), (0.65, 0.6), (0.8, 0.4));
        string[] drawn = shown.Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("work [###############...............] 50 % ", drawn[0]);
        Assert.StartsWith("work [##################............] 60 %", drawn[1]);   // never backwards, and not redrawn too often
        Assert.Equal("", drawn[2].Trim());
        Assert.EndsWith("\r", shown);
    }

    [Fact]
    public void Long_work_shows_a_plain_line_now_and_then_elsewhere() =>
        Assert.Equal("work: 30 %\nwork: 70 %\n", Show(isTerminal: false, (1, 0.1), (5, 0.3), (6, 0.4), (10, 0.7)));

    private static string Show(bool isTerminal, params (double Seconds, double Share)[] reports)
    {
        using StringWriter error = new();
        Hand clock = new();
        Terminal terminal = new() { In = Stream.Null, Out = TextWriter.Null, Error = error, Directory = "/", ErrorIsTerminal = isTerminal, Time = clock };
        using (ProgressLine line = new(terminal, "work"))
            foreach ((double seconds, double share) in reports)
            {
                clock.Now = seconds;
                line.Report(share);
            }
        return error.ToString();
    }

    /// <summary>A clock that stands where the test puts it.</summary>
    private sealed class Hand : TimeProvider
    {
        public double Now { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(Now * 1000);
    }
}
