using System.Collections.Immutable;
using System.Globalization;
using Parley.Bargaining;

namespace Parley.Cases;

/// <summary>Reads the bargaining part of a case, and what an overlay says instead.</summary>
/// <param name="parties">The parties of the case; actors are some of them.</param>
/// <param name="options">The options that links name; null where the case has none.</param>
/// <param name="evidence">Knows the claims.</param>
/// <param name="complaints">Where to complain.</param>
internal sealed class BargainingBinder(ImmutableArray<Party> parties, OptionNames? options, EvidenceBinder evidence, Complaints complaints)
{
    /// <summary>How many issues a case may have.</summary>
    public const int MaxIssues = 200;

    /// <summary>How many actors may bargain.</summary>
    public const int MaxActors = 1000;

    private readonly EstimateReader estimates = new(evidence, complaints);
    private readonly ActorBinder actors = new(new(evidence, complaints), evidence, complaints);

    /// <summary>Reads <c>bargaining</c>; null when not even its issues and actors could be read.</summary>
    public BargainingProblem? Problem(YamlNode node, PlacedText place)
    {
        if (Fields.Of(node, place, "'bargaining'", BargainingKeys.Bargaining, complaints) is not Fields fields)
            return null;
        ImmutableArray<Issue> issues = Named(fields, "issues", MaxIssues, isRequired: true) is { Length: > 0 } entries ? [.. entries.Select(Issue).OfType<Issue>()] : [];
        // An issue that could not be read leaves a gap; what names it would be called unknown.
        if (issues.Length < (fields["issues"] as YamlNode.Mapping)?.Entries.Length || issues.IsEmpty)
            return null;
        BargainingProblem problem = new() { Issues = issues, Actors = Actors(fields, issues) };
        return problem.Actors.IsEmpty ? null : WithConditions(problem, fields) with { Links = Links(fields, issues) };
    }

    /// <summary>The problem with every part replaced that an overlay gives: single numbers, and whole lists of limits and dependencies.</summary>
    public BargainingProblem Overlaid(BargainingProblem whole, Fields overlay)
    {
        ImmutableArray<Issue> issues = whole.Issues;
        foreach (YamlNode.Entry entry in Named(overlay, "issues", MaxIssues))
            if (ThresholdReader.Find(entry.Key.Value, entry.Key.Span, issues, complaints) is Issue issue
                && Fields.Of(entry.Value, entry.Key, $"The issue '{YamlTree.Shown(issue.Id)}' of a perspective", BargainingKeys.IssueOverlay, complaints) is Fields fields)
                issues = issues.SetItem(issue.Index, WithReference(issue, fields));
        ImmutableArray<BargainingActor> list = whole.Actors;
        foreach (YamlNode.Entry entry in Named(overlay, "actors", MaxActors))
            if (FindActor(entry.Key, list) is BargainingActor actor)
                list = list.SetItem(actor.Index, actors.With(actor, entry, issues, isOverlay: true));
        return WithConditions(whole with { Issues = issues, Actors = list }, overlay);
    }

    private Issue? Issue(YamlNode.Entry entry, int index)
    {
        Identifiers.Check(entry.Key, "The issue", complaints);
        string id = entry.Key.Value;
        if (Fields.Of(entry.Value, entry.Key, $"The issue '{YamlTree.Shown(id)}'", BargainingKeys.Issue, complaints) is not Fields fields
            || fields.Required("scale", "Say what its ends mean: {0: nothing, 100: everything}.") is not YamlNode scale
            || Fields.AsMapping(scale, fields.Key("scale").Span, "'scale'", complaints) is not YamlNode.Mapping marks
            || Marks(marks, fields.Key("scale").Span) is not { } list)
            return null;
        Issue issue = new() { Index = index, Id = id, Name = fields.Text("name") ?? id, Marks = list, Ground = new(evidence.Because(fields), entry.Key.Span) };
        return fields["reference"] is YamlNode reference ? issue with { Reference = Reference(reference, issue) } : issue;
    }

    private Issue WithReference(Issue issue, Fields fields)
    {
        ImmutableArray<string> because = evidence.Because(fields);
        Estimate? reference = fields["reference"] is YamlNode node ? Reference(node, issue) : null;
        if (reference is null)
            return issue;
        // Evidence of the overlay belongs to what it gives, not to the scale.
        return issue with { Reference = reference.Because.IsEmpty ? reference with { Because = because } : reference };
    }

    private Estimate? Reference(YamlNode node, Issue issue) => estimates.Read(node, ActorBinder.OnScale("The reference point", issue));

    private ImmutableArray<ScaleMark>? Marks(YamlNode.Mapping mapping, SourceSpan span)
    {
        ImmutableArray<ScaleMark>.Builder marks = ImmutableArray.CreateBuilder<ScaleMark>();
        int before = complaints.Errors;
        foreach (YamlNode.Entry entry in mapping.Entries)
        {
            string? meaning = Fields.AsText(entry.Value, $"The meaning of '{YamlTree.Shown(entry.Key.Value)}'", complaints)?.Value;
            if (!double.TryParse(entry.Key.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double at) || !double.IsFinite(at))
                complaints.Error(BargainingCodes.BadScale, entry.Key.Span, $"A point of a scale is a number; '{YamlTree.Shown(entry.Key.Value)}' is none.", "Write 0: and 100: with what they mean.");
            else if (marks.Count > 0 && at <= marks[^1].At)
                complaints.Error(BargainingCodes.BadScale, entry.Key.Span, "The points of a scale rise from the low end to the high end.", "Put the mark in its place.");
            else
                marks.Add(new(at, meaning ?? ""));
        }
        if (complaints.Errors > before)
            return null;
        if (marks.Count >= 2 && double.IsFinite(marks[^1].At - marks[0].At))
            return marks.ToImmutable();
        complaints.Error(BargainingCodes.BadScale, span, "A scale has a mark at each end; two at least were expected.", "Say what its ends mean: {0: nothing, 100: everything}.");
        return null;
    }

    // In the order of the parties, like decision makers.
    private ImmutableArray<BargainingActor> Actors(Fields fields, ImmutableArray<Issue> issues)
    {
        ImmutableArray<YamlNode.Entry> entries = Named(fields, "actors", MaxActors, isRequired: true);
        ImmutableArray<(int Index, string Name)> places = OwnerNames.InOrder(entries.Select(e => e.Key), parties, "a place among the actors", complaints);
        BargainingActor[] list = new BargainingActor[entries.Length];
        for (int k = 0; k < list.Length; k++)
            list[places[k].Index] = actors.With(new() { Index = places[k].Index, Id = entries[k].Key.Value, Name = places[k].Name, Span = entries[k].Key.Span }, entries[k], issues, isOverlay: false);
        return [.. list];
    }

    private BargainingActor? FindActor(PlacedText name, ImmutableArray<BargainingActor> among)
    {
        if (among.FirstOrDefault(a => a.Id == name.Value) is BargainingActor actor)
            return actor;
        complaints.Error(
            BargainingCodes.UnknownActor, name.Span, $"'{YamlTree.Shown(name.Value)}' is not under the actors of 'bargaining'.",
            complaints.DidYouMean(name.Value, among.Select(a => a.Id)) ?? "Add it there; 'stances: {}' says that it wants nothing.");
        return null;
    }

    private BargainingProblem WithConditions(BargainingProblem problem, Fields fields)
    {
        if (fields["limits"] is YamlNode limits)
            problem = problem with { Limits = [.. Entries(limits, "limits", BargainingKeys.Limit).Select(e => Limit(e.Fields, e.Span, problem)).OfType<RatifierLimit>()] };
        if (fields["dependencies"] is YamlNode dependencies)
            problem = problem with { Dependencies = [.. Entries(dependencies, "dependencies", BargainingKeys.Dependency).Select(e => Dependency(e.Fields, e.Span, problem)).OfType<Dependency>()] };
        foreach (Issue issue in problem.Issues)
        {
            RatifierLimit[] here = [.. problem.Limits.Where(l => l.Must.Issue == issue.Index)];
            double low = here.Where(l => l.Must.IsAtLeast).Select(l => l.Must.Point).DefaultIfEmpty(issue.Low).Max();
            double high = here.Where(l => !l.Must.IsAtLeast).Select(l => l.Must.Point).DefaultIfEmpty(issue.High).Min();
            if (low > high && (fields.Stands("limits")))
                complaints.Warning(
                    BargainingCodes.LimitsExclude, here[^1].Span, $"What ratifiers insist on leaves no point of '{YamlTree.Shown(issue.Id)}': at least {ThresholdReader.Text(low)} and at most {ThresholdReader.Text(high)}.",
                    "Every package will be refused; check the limits.");
        }
        return problem;
    }

    private RatifierLimit? Limit(Fields fields, SourceSpan span, BargainingProblem problem)
    {
        fields.Required("ratifier", "Say who would refuse.");
        fields.Required("must", "Write a condition: territory <= 30.");
        ImmutableArray<string> because = evidence.Because(fields);
        int actor = -1;
        if (fields.PlacedText("actor") is PlacedText name)
            actor = FindActor(name, problem.Actors)?.Index ?? -1;
        return fields.PlacedText("must") is PlacedText must && ThresholdReader.Read(must, problem.Issues, complaints) is Threshold threshold
            ? new(fields.Text("ratifier") ?? "", actor, threshold, because, span) : null;
    }

    private Dependency? Dependency(Fields fields, SourceSpan span, BargainingProblem problem)
    {
        fields.Required("if", "Write a condition: territory >= 60.");
        fields.Required("then", "Write a condition: guarantees >= 50.");
        ImmutableArray<string> because = evidence.Because(fields);
        Threshold? when = fields.PlacedText("if") is PlacedText first ? ThresholdReader.Read(first, problem.Issues, complaints) : null;
        Threshold? then = fields.PlacedText("then") is PlacedText second ? ThresholdReader.Read(second, problem.Issues, complaints) : null;
        return when is not null && then is not null ? new(when, then, because, span) : null;
    }

    private ImmutableArray<OptionLink> Links(Fields fields, ImmutableArray<Issue> issues)
    {
        ImmutableArray<OptionLink>.Builder links = ImmutableArray.CreateBuilder<OptionLink>();
        if (fields["links"] is not YamlNode node)
            return [];
        if (options is null)
        {
            complaints.Error(BargainingCodes.BadLink, fields.Key("links").Span, "'links' ties options to outcomes, and the case has no options.", "Remove it, or write the options under 'conflict'.");
            return [];
        }
        foreach ((Fields entry, SourceSpan span) in Entries(node, "links", BargainingKeys.Link))
        {
            entry.Required("option", "Name an option of the conflict.");
            entry.Required("when", "Write a condition: ceasefire >= 60.");
            ImmutableArray<string> because = evidence.Because(entry);
            Threshold? when = entry.PlacedText("when") is PlacedText condition ? ThresholdReader.Read(condition, issues, complaints) : null;
            if (entry.PlacedText("option") is not PlacedText name || ChoiceReader.Read(name, options, complaints) is not (true, var option))
                continue;
            if (option is null)
                complaints.Error(BargainingCodes.BadLink, name.Span, $"'{YamlTree.Shown(name.Value)}' is the lowest level, at which nothing is taken.", "Name a higher level.");
            else if (links.Any(l => l.Option == option.Index))
                complaints.Error(BargainingCodes.BadLink, name.Span, $"The option '{YamlTree.Shown(name.Value)}' is tied to two outcomes.", "Keep one.");
            else if (when is not null)
                links.Add(new(option.Index, when, because, span));
        }
        return links.ToImmutable();
    }

    private ImmutableArray<YamlNode.Entry> Named(Fields fields, string key, int most, bool isRequired = false)
    {
        YamlNode? node = isRequired ? fields.Required(key) : fields[key];
        if (node is null || Fields.AsMapping(node, fields.Key(key).Span, $"'{key}'", complaints) is not YamlNode.Mapping mapping
            || complaints.TooMany(mapping.Entries.Length, most, key, fields.Key(key).Span))
            return [];
        if (isRequired && mapping.Entries.IsEmpty)
            complaints.Error(Codes.EmptyValue, fields.Key(key).Span, $"'{key}' is empty; one at least was expected.");
        return mapping.Entries;
    }

    private IEnumerable<(Fields Fields, SourceSpan Span)> Entries(YamlNode node, string key, ImmutableArray<string> keys)
    {
        ImmutableArray<YamlNode> items = Fields.AsList(node, $"'{key}'", complaints);
        if (complaints.TooMany(items.Length, MaxActors, key, node.Span with { Length = Math.Min(1, node.Span.Length) }))
            yield break;
        foreach (YamlNode item in items)
        {
            PlacedText place = new("", new(item.Span.Start, Math.Min(1, item.Span.Length)), -1);
            if (Fields.Of(item, place, $"An entry of '{key}'", keys, complaints) is Fields fields)
                yield return (fields, item.Span);
        }
    }
}
