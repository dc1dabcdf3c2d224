using System.Collections.Immutable;
using System.Globalization;

namespace Parley.Reports;

/// <summary>What a small model says of the numbers it was given.</summary>
/// <param name="Title">The model.</param>
/// <param name="Numbers">Its results by name.</param>
/// <param name="Sentences">What they mean.</param>
/// <param name="Citations">Keys in references.bib.</param>
public sealed record TheoryAnswer(string Title, ImmutableArray<(string Name, double Value)> Numbers, ImmutableArray<string> Sentences, ImmutableArray<string> Citations);

/// <summary>A small model's answer as a page and as JSON.</summary>
public static class TheoryPage
{
    /// <summary>Writes the page.</summary>
    public static Report Of(TheoryAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new(answer.Title,
        [
            new Block.KeyValues([.. answer.Numbers.Select(n => (n.Name, Number(n.Value)))]),
            .. answer.Sentences.Select(s => (Block)new Block.Paragraph(s)),
            new Block.Note($"If these numbers, then this; the model says nothing about whose numbers they are. Source: {string.Join(", ", answer.Citations)}."),
        ]);
    }

    /// <summary>As JSON.</summary>
    public static string Json(TheoryAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", AnalysisJson.Version);
            json.WriteString("report", "theory");
            json.WriteString("model", answer.Title);
            foreach ((string name, double value) in answer.Numbers)
                json.WriteNumber(name, value);
            json.Texts("says", answer.Sentences);
            json.Texts("sources", answer.Citations);
            json.WriteEndObject();
        });
    }

    /// <summary>A number with at most five digits behind the point.</summary>
    public static string Number(double value) => (Math.Round(value, 5) + 0.0).ToString("0.#####", CultureInfo.InvariantCulture);
}
