using System.Collections.Immutable;
using Parley.Bargaining;

namespace Parley.Cases;

/// <summary>Reads what an actor wants, how much it cares and what it weighs; what is not written stays as it was.</summary>
internal sealed class ActorBinder(EstimateReader estimates, EvidenceBinder evidence, Complaints complaints)
{
    private static readonly EstimateBounds Weight = new("The capability", 0, double.MaxValue, "at 0 or above");

    private static readonly EstimateBounds Cost = new("The cost of failure", 0, double.MaxValue, "at 0 or above");

    private static readonly EstimateBounds Share = new("The salience", 0, 1, "from 0 to 1", PerCent: true);

    /// <summary>What a point of an issue's scale may be.</summary>
    public static EstimateBounds OnScale(string what, Issue issue) =>
        new(what, issue.Low, issue.High, $"on the scale of '{YamlTree.Shown(issue.Id)}', from {ThresholdReader.Text(issue.Low)} to {ThresholdReader.Text(issue.High)}");

    /// <summary>The actor with every part replaced that is written here.</summary>
    /// <param name="actor">What is known so far.</param>
    /// <param name="entry">What is written.</param>
    /// <param name="issues">The issues of the case.</param>
    /// <param name="isOverlay">Whether a perspective writes it; its evidence then belongs to what it gives.</param>
    public BargainingActor With(BargainingActor actor, YamlNode.Entry entry, ImmutableArray<Issue> issues, bool isOverlay)
    {
        if (Fields.Of(entry.Value, entry.Key, $"The actor '{YamlTree.Shown(actor.Id)}'", BargainingKeys.Actor, complaints) is not Fields fields)
            return actor;
        ImmutableArray<string> because = evidence.Because(fields);
        Estimate? Here(string key, EstimateBounds bounds) =>
            fields[key] is YamlNode node && estimates.Read(node, bounds) is Estimate e ? isOverlay && e.Because.IsEmpty ? e with { Because = because } : e : null;
        actor = actor with
        {
            Capability = Here("capability", Weight) ?? actor.Capability,
            FailureCost = Here("failure-cost", Cost) ?? actor.FailureCost,
            HasVeto = fields.Bool("veto", actor.HasVeto),
            Because = isOverlay ? actor.Because : because,
        };
        if (fields["stances"] is not YamlNode stances || Fields.AsMapping(stances, fields.Key("stances").Span, "'stances'", complaints) is not YamlNode.Mapping mapping)
            return actor;
        Dictionary<int, Stance> known = actor.Stances.ToDictionary(s => s.Issue);
        foreach (YamlNode.Entry written in mapping.Entries)
            if (ThresholdReader.Find(written.Key.Value, written.Key.Span, issues, complaints) is Issue issue
                && Stance(written, issue, known.GetValueOrDefault(issue.Index), isOverlay ? because : []) is Stance stance)
                known[issue.Index] = stance;
        return actor with { Stances = [.. known.Values.OrderBy(s => s.Issue)] };
    }

    private Stance? Stance(YamlNode.Entry entry, Issue issue, Stance? before, ImmutableArray<string> larger)
    {
        if (Fields.Of(entry.Value, entry.Key, $"The stance on '{YamlTree.Shown(issue.Id)}'", BargainingKeys.Stance, complaints) is not Fields fields)
            return null;
        ImmutableArray<string> because = evidence.Because(fields) is { IsEmpty: false } own ? own : larger;
        Estimate? Here(string key, EstimateBounds bounds) =>
            fields[key] is YamlNode node && estimates.Read(node, bounds) is Estimate e ? before is not null && e.Because.IsEmpty ? e with { Because = because } : e : null;
        Stance stance = (before ?? new() { Issue = issue.Index, Because = because, Span = entry.Key.Span }) with { Issue = issue.Index };
        return stance with
        {
            Position = Here("position", OnScale("The position", issue)) ?? stance.Position,
            Salience = Here("salience", Share) ?? stance.Salience,
            Capability = Here("capability", Weight) ?? stance.Capability,
        };
    }
}
