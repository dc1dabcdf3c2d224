using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What measuring found, as a page or as data.</summary>
public static class BenchPage
{
    /// <summary>Writes the page.</summary>
    public static Report Of(BenchFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        MemoryBandwidth bandwidth = findings.Bandwidth;
        List<Block> blocks =
        [
            new Block.Paragraph($"This machine reads memory in order at {Rate(bandwidth.OneThread)} GB/s with one thread and {Rate(bandwidth.AllThreads)} GB/s with {Wording.Count(bandwidth.Threads, "thread")}. "
                + "Times are medians in milliseconds; what else runs here counts too."),
            new Block.Heading(findings.Ladder.IsEmpty ? "Invented conflicts" : $"Invented conflicts, {findings.Ladder[0].Parties} parties, prioritised statements"),
            new Block.Table(
                [new("options", ColumnRole.Number), new("states", ColumnRole.Number), new("pack", ColumnRole.Number), new("three", ColumnRole.Number),
                    new("share", ColumnRole.Number), new("five", ColumnRole.Number), new("states/s", ColumnRole.Number), new("SIM", ColumnRole.Number), new("MB", ColumnRole.Number)],
                [.. findings.Ladder.Select(r => (ImmutableArray<Cell>)
                [
                    r.Options.ToString(CultureInfo.InvariantCulture), r.States.ToString("N0", CultureInfo.InvariantCulture),
                    Milliseconds(r.Packing), Milliseconds(r.Plain), Share(r, bandwidth), Milliseconds(r.Five), Significant(r.States / r.Five),
                    r.Sim is double sim ? Milliseconds(sim) : "–", Significant(r.Memory / 1e6),
                ])]),
            new Block.Paragraph("Pack: listing states and packing payoffs. Three: Nash, GMR and SMR over packed payoffs. Share: payoffs read twice for the three, against reading memory in order; "
                + "small conflicts live in the caches and exceed it. Five: Nash, GMR, SMR, SEQ and SSEQ with packing; states/s is for these. MB: memory stated beforehand for the five. "
                + "SIM is left out where it may take long."),
        ];
        if (!findings.Engines.IsEmpty)
        {
            blocks.Add(new Block.Heading("Cases under every engine"));
            blocks.Add(new Block.Table(
                [new("case"), new("states", ColumnRole.Number), new("engine"), new("ms", ColumnRole.Number), new("differs in")],
                [.. findings.Engines.Select(e => (ImmutableArray<Cell>)
                [
                    e.Case, e.States.ToString("N0", CultureInfo.InvariantCulture), e.Engine, Milliseconds(e.Seconds),
                    e.Differences.IsEmpty ? "nothing" : Wording.And([.. e.Differences.Select(c => c.Abbreviation)]),
                ])]));
        }
        return new("What this machine can do", [.. blocks]);
    }

    /// <summary>The ladder as CSV; times in seconds.</summary>
    public static string ToCsv(BenchFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        StringBuilder text = new("options,parties,states,pack_s,plain_s,plain_bytes,five_s,sim_s,stated_bytes\n");
        foreach (BenchRung r in findings.Ladder)
            text.Append(CultureInfo.InvariantCulture, $"{r.Options},{r.Parties},{r.States},{r.Packing:R},{r.Plain:R},{r.PlainBytes},{r.Five:R},{r.Sim:R},{r.Memory}\n");
        return text.ToString();
    }

    /// <summary>Everything as JSON; times in seconds, rates in bytes per second.</summary>
    public static string ToJson(BenchFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("memory-bandwidth");
            json.WriteNumber("one-thread", findings.Bandwidth.OneThread);
            json.WriteNumber("all-threads", findings.Bandwidth.AllThreads);
            json.WriteNumber("threads", findings.Bandwidth.Threads);
            json.WriteEndObject();
            json.WriteStartArray("ladder");
            foreach (BenchRung r in findings.Ladder)
            {
                json.WriteStartObject();
                json.WriteNumber("options", r.Options);
                json.WriteNumber("parties", r.Parties);
                json.WriteNumber("states", r.States);
                json.WriteNumber("pack", r.Packing);
                json.WriteNumber("plain", r.Plain);
                json.WriteNumber("plain-bytes", r.PlainBytes);
                json.WriteNumber("five", r.Five);
                if (r.Sim is double sim)
                    json.WriteNumber("sim", sim);
                else
                    json.WriteNull("sim");
                json.WriteNumber("stated-bytes", r.Memory);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("engines");
            foreach (EngineTime e in findings.Engines)
            {
                json.WriteStartObject();
                json.WriteString("case", e.Case);
                json.WriteNumber("states", e.States);
                json.WriteString("engine", e.Engine);
                json.WriteNumber("seconds", e.Seconds);
                json.Texts("differs-in", e.Differences.Select(c => c.Key));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static string Rate(double bytesPerSecond) => (bytesPerSecond / 1e9).ToString("F1", CultureInfo.InvariantCulture);

    private static string Milliseconds(double seconds) => Significant(seconds * 1000);

    private static string Share(BenchRung rung, MemoryBandwidth bandwidth) =>
        (rung.PlainBytes / rung.Plain / bandwidth.AllThreads).ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);

    private static string Significant(double value) => value switch
    {
        >= 1e9 => (value / 1e9).ToString("F1", CultureInfo.InvariantCulture) + "G",
        >= 1e6 => (value / 1e6).ToString("F1", CultureInfo.InvariantCulture) + "M",
        >= 1000 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F0", CultureInfo.InvariantCulture),
        _ => value.ToString("G2", CultureInfo.InvariantCulture),
    };
}
