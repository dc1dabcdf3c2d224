using System.Collections.Immutable;
using System.Diagnostics;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Benchmarks;

internal static class Quick
{
    public static void Run(string[] args)
    {
        int m = int.Parse(args[1]), n = int.Parse(args[2]);
        bool random = args.Length > 3 && args[3] == "random";
        Conflict conflict = random ? SyntheticConflicts.RandomRankings(m, n) : SyntheticConflicts.Statements(m, n);
        OptionForm g = OptionForm.Of(conflict, 1 << 30)!;
        ImmutableArray<StabilityConcept> three = [StabilityConcept.Nash, StabilityConcept.Gmr, StabilityConcept.Smr], five = [.. three, StabilityConcept.Seq, StabilityConcept.Sseq];
        int runs = m >= 24 ? 2 : m >= 20 ? 15 : 100;
        for (int r = 0; r < 1; r++)
        {
            Time("payoffs all", runs, () => { for (int i = 0; i < n; i++) Payoffs.Of(g, i, default); });
            Time("three", runs, () => { DenseStudy s = new(g, false); for (int i = 0; i < n; i++) s.StableStates(i, three, default); });
            for (int i = 0; i < n; i++) { }
            Time("orders", runs, () => { for (int i = 0; i < n; i++) { if (Payoffs.Of(g, i, default) is Payoffs<uint> p) FibreRanks<byte>.Of(p, false, default); else if (Payoffs.Of(g, i, default) is Payoffs<ushort> q) FibreRanks<byte>.Of(q, false, default); } });
            Time("seq", runs, () => { DenseStudy s = new(g, false); for (int i = 0; i < n; i++) s.StableStates(i, [StabilityConcept.Seq], default); });
            Time("five", runs, () => { DenseStudy s = new(g, false); for (int i = 0; i < n; i++) s.StableStates(i, five, default); });
            if (m <= 20) Time("fibres five", Math.Min(runs, 3), () => { Fibration[] f = Fibres.Fibrations(g, default); for (int i = 0; i < n; i++) Fibres.StableStates(g, f, i, five, default); });
        }
        if (m <= 24) Parts(g);
        Console.WriteLine($"peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
    }

    private static void Parts(OptionForm g)
    {
        switch (Payoffs.Of(g, 0, default))
        {
            case Payoffs<ushort>: Parts<ushort>(g); break;
            case Payoffs<uint>: Parts<uint>(g); break;
        }
    }

    private static void Parts<T>(OptionForm g) where T : unmanaged, System.Numerics.IBinaryInteger<T>, System.Numerics.IUnsignedNumber<T>, System.Numerics.IMinMaxValue<T>
    {
        int n = g.DecisionMakers.Length;
        Payoffs<T>[] all = [.. Enumerable.Range(0, n).Select(i => (Payoffs<T>)Payoffs.Of(g, i, default))];
        FibreRanks<byte>[] orders = [.. all.Select(p => FibreRanks<byte>.Of(p, false, default))];
        SliceReplies<T, byte>[] sr = [.. Enumerable.Range(0, n).Select(i => new SliceReplies<T, byte>(all[i].Layout, [.. Enumerable.Range(0, n).Where(j => j != i).Select(j => new SliceOpponent<byte>(orders[j], all[i].Layout))]))];
        double bl = 1e9, bs = 1e9, bb = 1e9;
        for (int pass = 0; pass < (g.StateCount > 1 << 22 ? 2 : g.StateCount > 1 << 18 ? 10 : 1000); pass++)
        {
            double load = 0, sort = 0, label = 0;
            for (int i = 0; i < n; i++)
                for (int o = 0; o < all[i].Layout.Slices; o++)
                {
                    long t0 = Stopwatch.GetTimestamp(); sr[i].Load((uint)o);
                    long t1 = Stopwatch.GetTimestamp(); int open = SliceReplies<T, byte>.Sort(all[i].Slice(o), sr[i].Order);
                    long t2 = Stopwatch.GetTimestamp(); sr[i].Label(all[i].Slice(o), sr[i].Order, open, true, sr[i].Values, default);
                    long t3 = Stopwatch.GetTimestamp();
                    load += (t1 - t0) / 1e6; sort += (t2 - t1) / 1e6; label += (t3 - t2) / 1e6;
                }
            bl = Math.Min(bl, load); bs = Math.Min(bs, sort); bb = Math.Min(bb, label);
        }
        double places = (double)g.StateCount * n;
        Console.WriteLine($"parts: load {bl:F2} sort {bs:F2} label {bb:F2} ms; per place label {bb * 1e6 / places:F1} ns, per visit {bb * 1e6 / places / (n - 1):F1} ns");
    }

    private static void Time(string name, int runs, Action a)
    {
        a();
        double[] t = new double[runs], c = new double[runs];
        for (int k = 0; k < runs; k++)
        {
            TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
            long s = Stopwatch.GetTimestamp();
            a();
            t[k] = Stopwatch.GetElapsedTime(s).TotalMilliseconds;
            c[k] = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds;
        }
        Array.Sort(t); Array.Sort(c);
        Console.WriteLine($"{name}: wall min {t[0]:F2} median {t[runs / 2]:F2} ms; cpu min {c[0]:F1} median {c[runs / 2]:F1}, avg {c.Average():F2}");
    }
}
