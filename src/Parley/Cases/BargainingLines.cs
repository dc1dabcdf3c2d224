using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>Writes the bargaining part as lines of a case file.</summary>
/// <param name="problem">What is written.</param>
/// <param name="conflict">Names the options of links.</param>
internal sealed class BargainingLines(BargainingProblem problem, Conflict conflict)
{
    /// <summary>Everything that stands under <c>bargaining</c>.</summary>
    public IEnumerable<string> Parts() =>
    [
        .. CaseWriter.Section("issues", problem.Issues.SelectMany(i => CaseWriter.Section(Id(i.Id),
        [
            .. YamlText.Entry("name", i.Name),
            .. CaseWriter.Section("scale", i.Marks.SelectMany(m => YamlText.Entry(Number(m.At), m.Meaning))),
            .. i.Reference is Estimate r ? [$"reference: {Word(r)}"] : (string[])[],
            .. CaseWriter.Optional("because", i.Ground.Because),
        ]))),
        .. CaseWriter.Section("actors", problem.Actors.SelectMany(a => Section(Id(a.Id),
        [
            .. Numbers(a),
            .. a.HasVeto ? ["veto: yes"] : (string[])[],
            .. a.Stances.IsEmpty ? [] : CaseWriter.Section("stances", a.Stances.SelectMany(s => Section(Id(problem.Issues[s.Issue].Id), Stance(s, null, s.Because)))),
            .. CaseWriter.Optional("because", a.Because),
        ]))),
        .. Limits(),
        .. Dependencies(),
        .. problem.Links.IsEmpty ? [] : CaseWriter.Section("links", problem.Links.SelectMany(l => ForecastLines.Item(
        [
            $"option: {YamlText.Scalar(conflict.Reference(l.Option))}",
            $"when: {ThresholdReader.Word(l.When, problem.Issues)}",
            .. CaseWriter.Optional("because", l.Because),
        ]))),
    ];

    /// <summary>What differs from the part as written, as an overlay gives it; nothing where nothing does.</summary>
    /// <exception cref="ArgumentException">Something is gone that an overlay cannot take away.</exception>
    public IEnumerable<string> Overlay(BargainingProblem whole, string perspective)
    {
        if (ReferenceEquals(whole, problem))
            return [];
        if (!problem.Issues.Select(i => i.Id).SequenceEqual(whole.Issues.Select(i => i.Id)) || !problem.Actors.Select(a => a.Id).SequenceEqual(whole.Actors.Select(a => a.Id)))
            throw new ArgumentException($"The perspective '{perspective}' has other issues or actors than the case; an overlay changes numbers only.", nameof(whole));
        BargainingLines before = new(whole, conflict);
        string[] issues =
        [
            .. problem.Issues.Where(i => Word(i.Reference) != Word(whole.Issues[i.Index].Reference)).SelectMany(i =>
                Section(Id(i.Id), i.Reference is Estimate r ? [$"reference: {Word(r)}"] : throw Gone(perspective))),
        ];
        string[] actors = [.. problem.Actors.SelectMany(a => Differences(a, whole.Actors[a.Index], perspective))];
        return
        [
            .. issues.Length == 0 ? [] : CaseWriter.Section("issues", issues),
            .. actors.Length == 0 ? [] : CaseWriter.Section("actors", actors),
            .. before.Limits().SequenceEqual(Limits()) ? [] : problem.Limits.IsEmpty ? ["limits: []"] : Limits(),
            .. before.Dependencies().SequenceEqual(Dependencies()) ? [] : problem.Dependencies.IsEmpty ? ["dependencies: []"] : Dependencies(),
        ];
    }

    private IEnumerable<string> Differences(BargainingActor actor, BargainingActor whole, string perspective)
    {
        string[] stances =
        [
            .. actor.Stances.SelectMany(s => Stance(s, whole.On(s.Issue), s.Because).ToArray() is { Length: > 0 } lines ? CaseWriter.Section(Id(problem.Issues[s.Issue].Id), lines) : []),
        ];
        if (whole.Stances.Any(s => actor.On(s.Issue) is null))
            throw Gone(perspective);
        string[] lines =
        [
            .. Changed("capability", actor.Capability, whole.Capability),
            .. Changed("failure-cost", actor.FailureCost, whole.FailureCost),
            .. actor.HasVeto == whole.HasVeto ? [] : (string[])[actor.HasVeto ? "veto: yes" : "veto: no"],
            .. stances.Length == 0 ? [] : CaseWriter.Section("stances", stances),
        ];
        return lines.Length == 0 ? [] : CaseWriter.Section(Id(actor.Id), lines);
    }

    private static IEnumerable<string> Numbers(BargainingActor actor) => [.. Changed("capability", actor.Capability, null), .. Changed("failure-cost", actor.FailureCost, null)];

    private static IEnumerable<string> Stance(Stance stance, Stance? whole, ImmutableArray<string> because) =>
    [
        .. Changed("position", stance.Position, whole?.Position),
        .. Changed("salience", stance.Salience, whole?.Salience),
        .. Changed("capability", stance.Capability, whole?.Capability),
        .. whole is null ? CaseWriter.Optional("because", because) : [],
    ];

    private static IEnumerable<string> Changed(string key, Estimate? estimate, Estimate? before) =>
        estimate is null || Word(estimate) == Word(before) ? [] : [$"{key}: {Word(estimate)}"];

    private IEnumerable<string> Limits() => problem.Limits.IsEmpty ? [] : CaseWriter.Section("limits", problem.Limits.SelectMany(l => ForecastLines.Item(
    [
        .. YamlText.Entry("ratifier", l.Ratifier),
        .. l.Actor < 0 ? [] : (string[])[$"actor: {Id(problem.Actors[l.Actor].Id)}"],
        $"must: {ThresholdReader.Word(l.Must, problem.Issues)}",
        .. CaseWriter.Optional("because", l.Because),
    ])));

    private IEnumerable<string> Dependencies() => problem.Dependencies.IsEmpty ? [] : CaseWriter.Section("dependencies", problem.Dependencies.SelectMany(d => ForecastLines.Item(
    [
        $"if: {ThresholdReader.Word(d.If, problem.Issues)}",
        $"then: {ThresholdReader.Word(d.Then, problem.Issues)}",
        .. CaseWriter.Optional("because", d.Because),
    ])));

    /// <summary>An estimate as files write it.</summary>
    public static string Word(Estimate? estimate)
    {
        string because = estimate is null || estimate.Because.IsEmpty ? "" : $"because: [{string.Join(", ", estimate.Because.Select(b => YamlText.Scalar(b, true)))}]";
        return estimate switch
        {
            null => "",
            Estimate.Around a when because.Length > 0 && Bare(a)[0] == '{' => $"{{low: {Number(a.From)}, mode: {Number(a.Mode)}, high: {Number(a.To)}, {because}}}",
            _ when because.Length > 0 => $"{{value: {Bare(estimate)}, {because}}}",
            _ => Bare(estimate),
        };
    }

    // 30 ± 5 only where reading it back gives the very same ends.
    private static string Bare(Estimate estimate) => estimate switch
    {
        Estimate.Exact e => Number(e.Value),
        Estimate.Between b => $"{Number(b.From)}..{Number(b.To)}",
        Estimate.Around a when a.Mode - (a.To - a.Mode) == a.From && a.Mode + (a.To - a.Mode) == a.To => $"{Number(a.Mode)} ± {Number(a.To - a.Mode)}",
        Estimate.Around a => $"{{low: {Number(a.From)}, mode: {Number(a.Mode)}, high: {Number(a.To)}}}",
        Estimate.Coders c => $"[{string.Join(", ", c.Answers.Select(Word))}]",
        _ => throw new InvalidOperationException("the family is closed"),
    };

    private static IEnumerable<string> Section(string key, IEnumerable<string> lines) => lines.ToArray() is { Length: > 0 } some ? CaseWriter.Section(key, some) : [key + ": {}"];

    private static ArgumentException Gone(string perspective) => new($"The perspective '{perspective}' takes away a number of the case; an overlay cannot.", nameof(perspective));

    private static string Number(double number) => ThresholdReader.Text(number);

    private static string Id(string id) => YamlText.Scalar(id, true);
}
