using System.Collections.Immutable;
using System.Globalization;
using Parley.Evidence;

namespace Parley.Cases;

/// <summary>Reads sources and claims, and checks every reference to a claim.</summary>
internal sealed class EvidenceBinder(Complaints complaints)
{
    private readonly HashSet<string> claims = [];
    private readonly HashSet<string> sources = [];

    public ImmutableArray<Source> Sources(Fields root)
    {
        ImmutableArray<Source>.Builder list = ImmutableArray.CreateBuilder<Source>();
        foreach (YamlNode.Entry entry in Entries(root, "sources"))
        {
            Identifiers.Check(entry.Key, "The source", complaints);
            sources.Add(entry.Key.Value);
            if (Fields.Of(entry.Value, entry.Key, $"The source '{YamlTree.Shown(entry.Key.Value)}'", CaseKeys.Source, complaints) is not Fields fields)
                continue;
            list.Add(new()
            {
                Id = entry.Key.Value,
                Title = fields.Text("title"),
                Author = fields.Text("author"),
                Date = Date(fields.PlacedText("date")),
                Url = fields.Text("url"),
                Cite = fields.Text("cite"),
                Grade = fields.Choice("grade", CaseKeys.Grades) is string grade ? Enum.Parse<Grade>(grade) : Grade.None,
                Note = fields.Text("note"),
            });
        }
        return list.ToImmutable();
    }

    /// <summary>Reads the claims; sources must have been read before.</summary>
    public ImmutableArray<Claim> Claims(Fields root)
    {
        ImmutableArray<Claim>.Builder list = ImmutableArray.CreateBuilder<Claim>();
        foreach (YamlNode.Entry entry in Entries(root, "evidence"))
        {
            Identifiers.Check(entry.Key, "The claim", complaints);
            claims.Add(entry.Key.Value);
            if (Fields.Of(entry.Value, entry.Key, $"The claim '{YamlTree.Shown(entry.Key.Value)}'", CaseKeys.Claim, complaints) is not Fields fields)
                continue;
            fields.Required("claim");
            bool assumption = fields.Bool("assumption", false);
            PlacedText? source = fields.PlacedText("source");
            if (source is PlacedText named && !sources.Contains(named.Value))
                complaints.Error(Codes.UnknownSource, named.Span, $"There is no source '{YamlTree.Shown(named.Value)}'.", complaints.DidYouMean(named.Value, sources));
            if (source is not null && assumption)
                complaints.Error(Codes.AssumptionWithSource, source.Value.Span, $"The claim '{YamlTree.Shown(entry.Key.Value)}' is an assumption and names a source.", "Remove one of the two.");
            else if (!fields.Stands("source") && !assumption)
                complaints.Error(Codes.ClaimWithoutOrigin, entry.Key.Span, $"The claim '{YamlTree.Shown(entry.Key.Value)}' has neither a source nor 'assumption: yes'.");
            list.Add(new()
            {
                Id = entry.Key.Value,
                Text = fields.Text("claim") ?? "",
                Source = source?.Value,
                SaidBy = [.. fields.Texts("said-by").Select(t => t.Value)],
                Certainty = Enum.Parse<Certainty>(fields.Choice("certainty", CaseKeys.Certainties) ?? "unknown", ignoreCase: true),
                IsAssumption = assumption,
                Rival = fields.Text("rival"),
            });
        }
        return list.ToImmutable();
    }

    /// <summary>The claims that something rests on; each must exist.</summary>
    public ImmutableArray<string> Because(Fields fields)
    {
        ImmutableArray<PlacedText> keys = fields.Texts("because");
        foreach (PlacedText key in keys)
            if (!claims.Contains(key.Value))
                complaints.Error(
                    Codes.UnknownClaim, key.Span, $"There is no claim '{YamlTree.Shown(key.Value)}' under 'evidence'.",
                    complaints.DidYouMean(key.Value, claims));
        return [.. keys.Select(k => k.Value)];
    }

    private ImmutableArray<YamlNode.Entry> Entries(Fields root, string key) =>
        root[key] is YamlNode node && Fields.AsMapping(node, root.Key(key).Span, $"'{key}'", complaints) is YamlNode.Mapping mapping ? mapping.Entries : [];

    private string? Date(PlacedText? text)
    {
        if (text is PlacedText date && !DateOnly.TryParseExact(date.Value, ["yyyy", "yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            complaints.Error(Codes.BadDate, date.Span, $"'{YamlTree.Shown(date.Value)}' is not a date; 1962, 1962-10 or 1962-10-22 was expected.");
        return text?.Value;
    }
}
