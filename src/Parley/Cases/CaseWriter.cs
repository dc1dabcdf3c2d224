using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>Writes a case as a case file, as a person would: short forms, words instead of numbers, perspectives as overlays.</summary>
/// <remarks>
/// What is read back equals the case, places aside. Options are listed by owner and decision makers in the order of the parties;
/// a conflict made elsewhere in another order comes back renumbered.
/// </remarks>
public static class CaseWriter
{
    /// <summary>The text of a case.</summary>
    /// <exception cref="ArgumentException">A decision maker is no party of the case, or a perspective takes away what an overlay cannot.</exception>
    public static string Write(Case conflictCase)
    {
        ArgumentNullException.ThrowIfNull(conflictCase);
        foreach (DecisionMaker decisionMaker in conflictCase.Conflict.DecisionMakers)
            if (!conflictCase.Parties.Any(p => p.Id == decisionMaker.Id))
                throw new ArgumentException($"The decision maker '{decisionMaker.Id}' is no party of the case.", nameof(conflictCase));
        List<string> lines =
        [
            $"parley: {Case.FormatVersion}",
            $"id: {YamlText.Scalar(conflictCase.Id)}",
            $"title: {YamlText.Scalar(conflictCase.Title)}",
            .. Optional("kind", conflictCase.Kind),
            .. Optional("note", conflictCase.Note),
            .. Optional("as-of", conflictCase.AsOf),
            "",
        ];
        lines.AddRange(Section("parties", conflictCase.Parties.Length == 0 ? ["{}"] : conflictCase.Parties.SelectMany(Party)));
        if (conflictCase.Sources.Length > 0)
            lines.AddRange(["", .. Section("sources", conflictCase.Sources.SelectMany(EvidenceLines.Source))]);
        if (conflictCase.Claims.Length > 0)
            lines.AddRange(["", .. Section("evidence", conflictCase.Claims.SelectMany(EvidenceLines.Claim))]);
        if (conflictCase.Hypotheses.Length > 0)
            lines.AddRange(["", .. Section("hypotheses", conflictCase.Hypotheses.SelectMany(h => EvidenceLines.Hypothesis(h, conflictCase.Conflict)))]);
        ConflictLines whole = new(conflictCase.Conflict);
        if (!conflictCase.Conflict.IsNone)
            lines.AddRange(["", .. Section("conflict", [.. whole.Options(), .. whole.Parts()])]);
        if (conflictCase.Bargaining is BargainingProblem bargaining)
            lines.AddRange(["", .. Section("bargaining", new BargainingLines(bargaining, conflictCase.Conflict).Parts())]);
        if (conflictCase.Perspectives.Length > 0)
            lines.AddRange(["", .. Section("perspectives", conflictCase.Perspectives.SelectMany(p => Perspective(p, whole, conflictCase)))]);
        if (conflictCase.Hypergame is Hypergame hypergame)
            lines.AddRange(["", .. Section("hypergame", Hypergame(hypergame))]);
        if (conflictCase.Signatories.Length > 0)
            lines.AddRange(["", $"signatories: [{string.Join(", ", conflictCase.Signatories.Select(id => YamlText.Scalar(id)))}]"]);
        ForecastLines forecasts = new(conflictCase.Conflict);
        if (conflictCase.Forecasts.Length > 0)
            lines.AddRange(["", .. Section("forecasts", conflictCase.Forecasts.SelectMany(forecasts.Question))]);
        if (ForecastLines.Scale(conflictCase.CertaintyScale).ToArray() is { Length: > 0 } scale)
            lines.AddRange(["", .. scale]);
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>The lines of one quotation, as they stand under its claim.</summary>
    public static IEnumerable<string> Quotation(Testimony.Anchor quotation)
    {
        ArgumentNullException.ThrowIfNull(quotation);
        return Section("quote", EvidenceLines.Quote(quotation));
    }

    /// <summary>A key whose value follows in lines further right.</summary>
    internal static IEnumerable<string> Section(string key, IEnumerable<string> lines) => [$"{key}:", .. YamlText.Indented(lines)];

    internal static IEnumerable<string> Optional(string key, string? text) => text is null ? [] : YamlText.Entry(key, text);

    internal static IEnumerable<string> Optional(string key, ImmutableArray<string> texts) => texts.Length == 0 ? [] : YamlText.List(key, texts);

    private static IEnumerable<string> Party(Party party)
    {
        string key = YamlText.Scalar(party.Id);
        return party.Aliases.Length == 0 && party.Note is null
            ? YamlText.Entry(key, party.Name)
            : Section(key, [.. YamlText.Entry("name", party.Name), .. Optional("aliases", party.Aliases), .. Optional("note", party.Note)]);
    }

    private static IEnumerable<string> Hypergame(Hypergame hypergame)
    {
        ImmutableArray<DecisionMaker> holders = hypergame.OwnGame(0).Conflict.DecisionMakers;
        return
        [
            .. holders.SelectMany(d => hypergame.Outlooks[d.Index].Games.All(g => g == hypergame.OwnGame(d.Index))
                ? YamlText.Entry(YamlText.Scalar(d.Id), hypergame.OwnGame(d.Index).Id)
                : Section(YamlText.Scalar(d.Id), holders.SelectMany(j => YamlText.Entry(YamlText.Scalar(j.Id), hypergame.Outlooks[d.Index].Games[j.Index].Id)))),
            .. Optional(HypergameBinder.Truth, hypergame.Truth?.Id),
        ];
    }

    private static IEnumerable<string> Perspective(Perspective perspective, ConflictLines whole, Case conflictCase)
    {
        string[] overlay = conflictCase.Conflict.IsNone ? [] : [.. new ConflictLines(perspective.Conflict).Overlay(whole, perspective.Id)];
        string[] numbers = perspective.Bargaining is BargainingProblem own && conflictCase.Bargaining is BargainingProblem all
            ? [.. new BargainingLines(own, perspective.Conflict).Overlay(all, perspective.Id)] : [];
        return Section(YamlText.Scalar(perspective.Id),
        [
            .. YamlText.Entry("name", perspective.Name),
            .. Optional("held-by", perspective.HeldBy),
            .. Optional("note", perspective.Note),
            .. Optional("because", perspective.Because),
            .. overlay.Length == 0 ? [] : Section("conflict", overlay),
            .. numbers.Length == 0 ? [] : Section("bargaining", numbers),
        ]);
    }
}
