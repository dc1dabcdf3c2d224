using System.Collections.Immutable;
using System.Globalization;

namespace Parley.Forecasts;

/// <summary>A range of probability that words of certainty are taken to mean. It describes the words, not the world.</summary>
/// <param name="Name">Name of the band.</param>
/// <param name="Low">Least probability; null where the words say nothing about how likely it is.</param>
/// <param name="High">Greatest probability; null together with <paramref name="Low"/>.</param>
public sealed record CertaintyBand(string Name, double? Low, double? High)
{
    /// <summary>The probability a word of this band is scored with: the middle; null for a band without a range.</summary>
    public double? Middle => Low is double low && High is double high ? (double)(((decimal)low + (decimal)high) / 2) : null;
}

/// <summary>A word of certainty and its band.</summary>
public sealed record CertaintyWord(string Word, string Band);

/// <summary>Which words mean which band. The table shipped is docs/reference/certainty-words.csv; a case may change it.</summary>
public sealed record CertaintyScale
{
    /// <summary>The bands, from least to most certain.</summary>
    public required ImmutableArray<CertaintyBand> Bands { get; init; }

    /// <summary>The words.</summary>
    public required ImmutableArray<CertaintyWord> Words { get; init; }

    /// <summary>The table that is used unless a case says otherwise.</summary>
    public static CertaintyScale Usual { get; } = Load();

    /// <summary>The band of that name; null when there is none.</summary>
    public CertaintyBand? Band(string name) => Bands.FirstOrDefault(b => b.Name == name);

    /// <summary>The band a word belongs to; null for a word that is not in the table.</summary>
    public CertaintyBand? Of(string word) =>
        Words.LastOrDefault(w => string.Equals(w.Word, word, StringComparison.OrdinalIgnoreCase)) is CertaintyWord known ? Band(known.Band) : null;

    /// <summary>The table with a band added, or replaced where it has that name already.</summary>
    public CertaintyScale With(CertaintyBand band)
    {
        ArgumentNullException.ThrowIfNull(band);
        return this with { Bands = Band(band.Name) is null ? [.. Bands, band] : [.. Bands.Select(b => b.Name == band.Name ? band : b)] };
    }

    private static CertaintyScale Load()
    {
        using Stream stream = typeof(CertaintyScale).Assembly.GetManifestResourceStream("certainty-words.csv")
            ?? throw new InvalidOperationException("the table of certainty words is not part of the assembly");
        using StreamReader reader = new(stream);
        List<CertaintyBand> bands = [];
        List<CertaintyWord> words = [];
        foreach (string line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            string[] cells = line.TrimEnd('\r').Split(',');         // band,from,to,language,word; no cell holds a comma
            if (!bands.Exists(b => b.Name == cells[0]))
                bands.Add(new(cells[0], Number(cells[1]), Number(cells[2])));
            words.Add(new(cells[4], cells[0]));
        }
        return new() { Bands = [.. bands], Words = [.. words] };

        static double? Number(string cell) => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);
    }
}
