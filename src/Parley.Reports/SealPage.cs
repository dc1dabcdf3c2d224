using System.Collections.Immutable;
using Parley.Cases;
using Parley.Forecasts;

namespace Parley.Reports;

/// <summary>A ledger beside its case, with everything needed to tell what changed.</summary>
/// <param name="Case">The case as it is.</param>
/// <param name="Ledger">The ledger, as far as it could be read.</param>
/// <param name="Checks">What became of each sealed forecast.</param>
/// <param name="IsWhole">Whether every hash of the ledger is right.</param>
/// <param name="IsCut">Whether a hash noted elsewhere is missing from it.</param>
public sealed record SealResult(Case Case, Ledger Ledger, ImmutableArray<SealCheck> Checks, bool IsWhole, bool IsCut)
{
    /// <summary>Whether anything is not as it was sealed.</summary>
    public bool Differs => !IsWhole || IsCut || Checks.Any(c => c.Status != SealStatus.Kept);
}

/// <summary>What became of sealed forecasts, in sentences and as data.</summary>
public static class SealPage
{
    /// <summary>Writes the page.</summary>
    public static Report Of(SealResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        List<Block> blocks = [];
        if (!result.IsWhole)
            blocks.Add(new Block.Note("The ledger is not as it was written; standard error names the lines."));
        if (result.IsCut)
            blocks.Add(new Block.Note("The hash noted elsewhere is not in the ledger: lines were cut off or written anew."));
        if (result.IsWhole)
            blocks.Add(new Block.Paragraph(result.Ledger.Lines.IsEmpty ? "Nothing is sealed." : $"Every hash of {Wording.Count(result.Ledger.Lines.Length, "line")} is right. Head: {result.Ledger.Head}"));
        if (!result.Checks.IsEmpty)
            blocks.Add(new Block.Listing([.. result.Checks.Select(Item)]));
        return new($"{result.Case.Title}: sealed forecasts", [.. blocks]);
    }

    /// <summary>As a table for spreadsheets: one row for each sealed forecast and change.</summary>
    public static string Csv(SealResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        CsvText csv = new();
        csv.Row(["line", "sealed-on", "question", "forecaster", "sha256", "status", "changed", "sealed", "present"]);
        foreach (SealCheck check in result.Checks)
            foreach ((string path, string was, string now) in check.Changes.IsEmpty ? [("", "", "")] : check.Changes)
                csv.Row([$"{check.Line.Number}", ForecastTexts.Day(check.Line.On), check.Line.Forecast.Question.Id, check.Line.Forecast.Prediction.By.Key, check.Line.Sha256, Status(check.Status), path, was, now]);
        return csv.ToString();
    }

    /// <summary>As JSON.</summary>
    public static string Json(SealResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("seals", result.Case);
            json.WriteBoolean("whole", result.IsWhole);
            json.WriteBoolean("cut", result.IsCut);
            json.WriteString("head", result.Ledger.Head);
            json.WriteStartArray("seals");
            foreach (SealCheck check in result.Checks)
            {
                json.WriteStartObject();
                json.WriteNumber("line", check.Line.Number);
                json.WriteString("sealed-on", ForecastTexts.Day(check.Line.On));
                json.WriteString("question", check.Line.Forecast.Question.Id);
                json.WriteString("forecaster", check.Line.Forecast.Prediction.By.Key);
                json.WriteString("sha256", check.Line.Sha256);
                json.WriteString("status", Status(check.Status));
                json.WriteBoolean("restated-since", check.RestatedSince);
                json.WriteBoolean("sealed-late", check.SealedLate);
                json.WriteStartArray("changes");
                foreach ((string path, string was, string now) in check.Changes)
                {
                    json.WriteStartObject();
                    json.WriteString("path", path);
                    json.WriteString("sealed", was);
                    json.WriteString("present", now);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static string Status(SealStatus status) => status switch
    {
        SealStatus.Kept => "kept",
        SealStatus.Changed => "changed",
        SealStatus.PredictionGone => "prediction-gone",
        _ => "question-gone",
    };

    private static Item Item(SealCheck check) => new(
        $"Line {check.Line.Number}, {ForecastTexts.Day(check.Line.On)}: {check.Line.Forecast.Prediction.By.Key} on {check.Line.Forecast.Question.Id}. "
        + check.Status switch
        {
            SealStatus.Kept => "The case has it as it was sealed.",
            SealStatus.Changed => "The case has something else now; it is scored as sealed:",
            SealStatus.PredictionGone => "The case no longer has the prediction; it is scored as sealed.",
            _ => "The case no longer asks the question.",
        },
        [
            .. check.Changes.Select(c => $"{c.Path}: sealed {c.Sealed}, now {c.Present}"),
            .. check.RestatedSince ? ["A later criterion stands beside the one it was sealed under."] : Array.Empty<string>(),
            .. check.SealedLate ? ["It was sealed after the question had closed or was answered."] : Array.Empty<string>(),
            check.Line.Sha256,
        ]);
}
