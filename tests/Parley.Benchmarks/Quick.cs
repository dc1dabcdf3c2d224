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
            Time("orders", runs, () => { for (int i = 0; i < n; i++) { if (Payoffs.Of(g, i, default) is Payoffs<uint> p) ClassOrders<byte>.Of(p, true, false, default); else if (Payoffs.Of(g, i, default) is Payoffs<ushort> q) ClassOrders<byte>.Of(q, true, false, default); } });
            Time("seq", runs, () => { DenseStudy s = new(g, false); for (int i = 0; i < n; i++) s.StableStates(i, [StabilityConcept.Seq], default); });
            Time("five", runs, () => { DenseStudy s = new(g, false); for (int i = 0; i < n; i++) s.StableStates(i, five, default); });
            if (m <= 20) Time("fibres five", Math.Min(runs, 3), () => { Fibration[] f = Fibres.Fibrations(g, default); for (int i = 0; i < n; i++) Fibres.StableStates(g, f, i, five, default); });
        }
        if (m <= 24) Parts(g);
        Console.WriteLine($"peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
    }

    private static void Parts(OptionForm g)
    {
        int n = g.DecisionMakers.Length;
        Payoffs[] all = [.. Enumerable.Range(0, n).Select(i => Payoffs.Of(g, i, default))];
        for (int pass = 0; pass < 2; pass++)
        {
            double load = 0, sort = 0, label = 0;
            if (all[0] is Payoffs<uint>)
            {
                ClassOrders<byte>[] orders = [.. all.Select(p => ClassOrders<byte>.Of((Payoffs<uint>)p, true, false, default))];
                for (int i = 0; i < n; i++)
                {
                    var own = (Payoffs<uint>)all[i];
                    var sr = new SliceReplies<uint, byte>(own.Layout, [.. Enumerable.Range(0, n).Where(j => j != i).Select(j => new SliceOpponent<byte>(orders[j], own.Layout, all[j].Layout, null))]);
                    for (int o = 0; o < own.Layout.Slices; o++)
                    {
                        long t0 = Stopwatch.GetTimestamp(); sr.Load((uint)o);
                        long t1 = Stopwatch.GetTimestamp(); int open = SliceReplies<uint, byte>.Sort(own.Slice(o), sr.Order);
                        long t2 = Stopwatch.GetTimestamp(); sr.Label(own.Slice(o), sr.Order, open, true, sr.Values, default);
                        long t3 = Stopwatch.GetTimestamp();
                        load += (t1 - t0) / 1e6; sort += (t2 - t1) / 1e6; label += (t3 - t2) / 1e6;
                    }
                }
            }
            Console.WriteLine($"load {load:F1} sort {sort:F1} label {label:F1} ms, visits {(long)g.StateCount * n * (n - 1)}");
        }
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
