using System.Text;
using BenchmarkDotNet.Attributes;
using Parley.Analysis.Testimony;
using Parley.Testimony;

namespace Parley.Benchmarks;

/// <summary>Reading a text, by size and language.</summary>
[MemoryDiagnoser]
public class TestimonyBenchmarks
{
    private const string English = "The Harbour Post reported on Monday that \"talks may open on 20 March 2031\", according to Minister Sorel [note: in Horn]. Critics say 300 boats have left; \"we waited,\" Lind added. Some reports say it is over (https://example.org/a/2031/03/17).\n";
    private const string Japanese = "港湾新報は15日、漁業相が「協議は20日に開く(注:現地時間)」と述べたと伝えた。リンド氏によると、船は300隻に上る可能性が高い。合意は近いという情報もある(https://example.org/a/20310317)。\n";

    private Text text = null!;

    [Params(1_000_000, 10_000_000)]
    public int Bytes { get; set; }

    [Params("en", "ja")]
    public string Language { get; set; } = "en";

    [GlobalSetup]
    public void SetUp()
    {
        string piece = Language == "ja" ? Japanese : English;
        text = new("benchmark", new StringBuilder().Insert(0, piece, Bytes / Encoding.UTF8.GetByteCount(piece)).ToString());
    }

    [Benchmark]
    public object Read() => TestimonyReader.Read(text, new());
}
