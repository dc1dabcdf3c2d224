using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Parley.Forecasts;

/// <summary>One line of a ledger: a sealed forecast, tied to the line before it.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="On">The day of sealing.</param>
/// <param name="Sha256">Hash of the forecast's canonical JSON: what pins it.</param>
/// <param name="Previous">Hash of the line before; 64 zeros in the first line.</param>
/// <param name="Hash">Hash of this line.</param>
/// <param name="Forecast">The forecast.</param>
public sealed record LedgerLine(int Number, DateOnly On, string Sha256, string Previous, string Hash, SealedForecast Forecast);

/// <summary>Sealed forecasts in the order in which they were sealed, each line holding the hash of the one before it.</summary>
/// <remarks>
/// An edited line no longer has its hash, and a line that is taken out or put in breaks the chain. That the last lines are cut off shows only
/// against <see cref="Head"/> as it was noted elsewhere.
/// </remarks>
public sealed record Ledger(ImmutableArray<LedgerLine> Lines)
{
    /// <summary>A ledger without lines.</summary>
    public static Ledger Empty { get; } = new([]);

    /// <summary>Hash of the last line; 64 zeros while there is none.</summary>
    public string Head => Lines.IsEmpty ? new string('0', 64) : Lines[^1].Hash;

    /// <summary>The line that seals one more forecast, as text with its line break.</summary>
    public string NextLine(SealedForecast forecast, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        string rest = Canonical(forecast.Json(), null, Lines.Length + 1, Head, on, forecast.Sha256());
        return Canonical(forecast.Json(), CanonicalJson.Sha256(rest), Lines.Length + 1, Head, on, forecast.Sha256()) + "\n";
    }

    /// <summary>The canonical JSON of a line; without a hash, of what the hash is taken.</summary>
    internal static string Canonical(JsonElement forecast, string? hash, int number, string previous, DateOnly on, string sha256)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("n", number);
            json.WriteString("sealed", on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("previous", previous);
            json.WritePropertyName("forecast");
            forecast.WriteTo(json);
            json.WriteString("sha256", sha256);
            if (hash is not null)
                json.WriteString("hash", hash);
            json.WriteEndObject();
        }
        using JsonDocument document = JsonDocument.Parse(bytes.ToArray());
        return CanonicalJson.Of(document.RootElement);
    }
}
