using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Parley.Cases;
using Parley.Forecasts;

namespace Parley.Analysis.Testimony;

/// <summary>The cues of both languages, the bands of certainty and the names: everything the rules know about words.</summary>
/// <remarks>Data and not code: docs/reference/cue-tables.md describes the files, and a user's own files add to them or take away. Immutable.</remarks>
public sealed class CueTables
{
    private readonly Lazy<CueIndex> text, voices, dates;

    private CueTables(ImmutableArray<Cue> cues, ImmutableArray<AliasRow> aliases)
    {
        (Cues, Aliases) = (cues, aliases);
        ByClass = cues.GroupBy(c => c.Class).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
        Bands = Of("band").Select(Band).OfType<CertaintyBand>().Aggregate(CertaintyScale.Usual, (scale, band) => scale.With(band)).Bands;
        Endings = new([.. Of("ending")], []);
        text = new(() => Index(CueClasses.InText));
        voices = new(() => Index(CueClasses.InSentences));
        dates = new(() => Index(CueClasses.InDates));
    }

    /// <summary>The tables the program comes with.</summary>
    public static CueTables BuiltIn { get; } = Load();

    /// <summary>Every row, one for each form.</summary>
    public ImmutableArray<Cue> Cues { get; }

    /// <summary>Forms of names.</summary>
    public ImmutableArray<AliasRow> Aliases { get; }

    /// <summary>Bands of certainty, weakest first: those of the scale that forecasts use, with the ranges that rows of class <c>band</c> give.</summary>
    public ImmutableArray<CertaintyBand> Bands { get; }

    internal FrozenDictionary<string, ImmutableArray<Cue>> ByClass { get; }

    /// <summary>Cues looked for anywhere in a text.</summary>
    internal CueIndex TextIndex => text.Value;

    /// <summary>Cues looked for in sentences whose quotations and brackets are folded away.</summary>
    internal CueIndex VoiceIndex => voices.Value;

    /// <summary>Words that dates are made of.</summary>
    internal CueIndex DateIndex => dates.Value;

    internal CueIndex Endings { get; }

    /// <summary>The rows of a class; none when there is no such class.</summary>
    internal ImmutableArray<Cue> Of(string cueClass) => ByClass.TryGetValue(cueClass, out ImmutableArray<Cue> rows) ? rows : [];

    /// <summary>Adds the rows of a file; rows whose class begins with - take the same form out of that class.</summary>
    /// <returns>The tables with the rows, and every complaint; null when there is an error.</returns>
    public Reading<CueTables> With(SourceText file)
    {
        ArgumentNullException.ThrowIfNull(file);
        Reading<CueFile> reading = CueFile.Read(file);
        return reading.Succeeded ? new(With(reading.Value.Rows), reading.Diagnostics) : new(null, reading.Diagnostics);
    }

    /// <summary>Adds the rows of an alias table.</summary>
    /// <returns>The tables with the rows, and every complaint; null when there is an error.</returns>
    public Reading<CueTables> WithAliases(SourceText file)
    {
        ArgumentNullException.ThrowIfNull(file);
        Reading<AliasFile> reading = AliasFile.Read(file);
        return reading.Succeeded ? new(new CueTables(Cues, [.. Aliases, .. reading.Value.Rows]), reading.Diagnostics) : new(null, reading.Diagnostics);
    }

    /// <summary>Adds names that somebody declared to be one.</summary>
    internal CueTables With(IEnumerable<AliasRow> rows) => new(Cues, [.. Aliases, .. rows]);

    private CueTables With(IEnumerable<Cue> rows)
    {
        HashSet<(string, string)> removed = [.. rows.Where(r => r.Class.StartsWith('-')).Select(r => (r.Class[1..], r.Form))];
        return new([.. Cues.Where(c => !removed.Contains((c.Class, c.Form))), .. rows.Where(r => !r.Class.StartsWith('-'))], Aliases);
    }

    private CueIndex Index(ImmutableArray<string> classes) => new([.. classes.SelectMany(c => Of(c))], Of("ending"));

    private static CertaintyBand? Band(Cue cue) =>
        cue.Value == "-" ? new(cue.Form, null, null)
        : cue.Value.Split(' ') is [string low, string high] && Percent(low) is double from && Percent(high) is double to && from < to ? new(cue.Form, from, to) : null;

    private static double? Percent(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent) && percent is >= 0 and <= 100 ? percent / 100 : null;

    private static CueTables Load()
    {
        IEnumerable<Cue> cues = ((string[])["common.tsv", "cues-en.tsv", "cues-ja.tsv", "spelling.tsv"]).SelectMany(name => Checked(name, CueFile.Read(Resource(name))).Rows);
        // One lexicon of certainty: the scale's words are looked for too. A plan is no probability, and a plain statement has no word.
        IEnumerable<Cue> certainty = CertaintyScale.Usual.Words.Where(w => w.Band != "plan" && w.Word[0] != '(').Select(w => new Cue("certainty", w.Word[0] < 128 ? "en" : "ja", w.Word, w.Band, CueMatching.Plain));
        return new([.. certainty, .. cues], Checked("aliases.csv", AliasFile.Read(Resource("aliases.csv"))).Rows);
    }

    private static T Checked<T>(string name, Reading<T> reading) where T : class =>
        reading.Succeeded ? reading.Value : throw new InvalidOperationException($"{name}: {reading.Diagnostics[0].Message}");

    private static SourceText Resource(string name)
    {
        using Stream stream = typeof(CueTables).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return new(name, reader.ReadToEnd());
    }
}
