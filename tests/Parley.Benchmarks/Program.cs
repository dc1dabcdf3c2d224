using BenchmarkDotNet.Running;
using Parley.Benchmarks;

// Without arguments, or with "targets" or "once" and a word: the rows of docs/performance.md. "symbolic": its ladder without a list of states.
// Other arguments: BenchmarkDotNet's own command line.
if (args.Length == 0 || args[0] is "targets" or "once")
    Targets.Run(args.ElementAtOrDefault(1), args is ["once", ..]);
else if (args is ["symbolic"])
    SymbolicBenchmarks.PrintLadder(Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(StabilityBenchmarks).Assembly).Run(args);
