using System.Collections.Immutable;
using System.Globalization;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Testimony;

namespace Parley.Cases;

/// <summary>Sources, claims and hypotheses as the lines of a case file.</summary>
internal static class EvidenceLines
{
    public static IEnumerable<string> Source(Source source)
    {
        string[] lines =
        [
            .. CaseWriter.Optional("title", source.Title),
            .. CaseWriter.Optional("author", source.Author),
            .. CaseWriter.Optional("outlet", source.Outlet),
            .. CaseWriter.Optional("date", source.Date),
            .. CaseWriter.Optional("published", source.Published),
            .. CaseWriter.Optional("retrieved", source.Retrieved),
            .. CaseWriter.Optional("updates", source.Updates),
            .. CaseWriter.Optional("url", source.Url),
            .. CaseWriter.Optional("cite", source.Cite),
            .. CaseWriter.Optional("language", source.Language),
            .. CaseWriter.Optional("file", source.File),
            .. CaseWriter.Optional("sha256", source.Sha256),
            .. CaseWriter.Optional("encoding", source.Encoding),
            .. CaseWriter.Optional("rights", source.Rights),
            .. CaseWriter.Optional("grade", source.Grade == Grade.None ? null : source.Grade.ToString()),
            .. CaseWriter.Optional("note", source.Note),
        ];
        string key = YamlText.Scalar(source.Id);
        return lines.Length == 0 ? [key + ": {}"] : CaseWriter.Section(key, lines);
    }

    public static IEnumerable<string> Claim(Claim claim) => CaseWriter.Section(YamlText.Scalar(claim.Id),
    [
        .. YamlText.Entry("claim", claim.Text),
        .. CaseWriter.Optional("source", claim.Source),
        .. claim.IsAssumption ? ["assumption: yes"] : Array.Empty<string>(),
        .. claim.Quote is Anchor quote ? CaseWriter.Quotation(quote) : [],
        .. Speakers(claim.Speakers),
        .. CaseWriter.Optional("date", claim.Date),
        .. CaseWriter.Optional("certainty", claim.Certainty == Certainty.Unknown ? null : claim.Certainty.ToString().ToLowerInvariant()),
        .. CaseWriter.Optional("rival", claim.Rival),
        .. claim.BearsOn.IsEmpty ? [] : CaseWriter.Section("bears-on", claim.BearsOn.Select(m => $"{YamlText.Scalar(m.Hypothesis)}: {CaseKeys.Marks[(int)m.Mark]}")),
        .. CaseWriter.Optional("note", claim.Note),
    ]);

    public static IEnumerable<string> Hypothesis(Hypothesis hypothesis, Conflict conflict) => CaseWriter.Section(YamlText.Scalar(hypothesis.Id),
    [
        .. YamlText.Entry("name", hypothesis.Name),
        .. CaseWriter.Optional("states", hypothesis.States?.ToText(conflict.Reference)),
        .. hypothesis is { Question: string question, Answer: string answer } ? [$"answer: {{question: {YamlText.Scalar(question, true)}, is: {YamlText.Scalar(answer, true)}}}"] : Array.Empty<string>(),
    ]);

    // The short form as long as names are all there is.
    private static IEnumerable<string> Speakers(ImmutableArray<Speaker> speakers) =>
        speakers.IsEmpty ? []
        : speakers.All(s => s is { Party: null, Mode: SpeakerMode.Unstated }) ? YamlText.List("said-by", [.. speakers.Select(s => s.Who)])
        : ["speakers:", .. speakers.Select(s => "  - {" + string.Join(", ", new[]
        {
            $"who: {YamlText.Scalar(s.Who, true)}",
            s.Party is null ? null : $"party: {YamlText.Scalar(s.Party, true)}",
            s.Mode == SpeakerMode.Unstated ? null : $"mode: {CaseKeys.SpeakerModes[(int)s.Mode - 1]}",
        }.OfType<string>()) + "}")];

    // Quoted words are never folded: every space in them counts.
    public static IEnumerable<string> Quote(Anchor quote) =>
    [
        $"exact: {YamlText.Quoted(quote.Exact)}",
        .. quote.Prefix.Length == 0 ? Array.Empty<string>() : [$"prefix: {YamlText.Quoted(quote.Prefix)}"],
        .. quote.Suffix.Length == 0 ? Array.Empty<string>() : [$"suffix: {YamlText.Quoted(quote.Suffix)}"],
        .. quote.At is { } at ? [$"at: {Position(at)}"] : Array.Empty<string>(),
        .. quote.History.IsEmpty ? Array.Empty<string>() : ["history:", .. quote.History.SelectMany(Move)],
    ];

    private static IEnumerable<string> Move(AnchorMove move) => new[]
    {
        $"exact: {YamlText.Quoted(move.Exact)}",
        move.At is { } at ? $"at: {Position(at)}" : null,
        move.TextHash is string hash ? $"text: {YamlText.Scalar(hash)}" : null,
        move.Score == 1 ? null : $"score: {move.Score.ToString("R", CultureInfo.InvariantCulture)}",
        $"accepted-by: {YamlText.Scalar(move.AcceptedBy)}",
    }.OfType<string>().Select((line, k) => (k == 0 ? "  - " : "    ") + line);

    private static string Position(SourceSpan at) => $"{{start: {at.Start}, length: {at.Length}}}";
}
