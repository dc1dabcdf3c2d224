using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Reads a case from its text. Never throws, and never stops at the first complaint.</summary>
/// <remarks>The format is described in docs/reference/case-format.md. JSON is read too, being YAML.</remarks>
public static class CaseReader
{
    /// <summary>Reads a case.</summary>
    /// <returns>The case when there is no error, and every complaint in the order of the text.</returns>
    public static Reading<Case> Read(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Complaints complaints = new();
        return complaints.About(YamlTree.Read(text, complaints) is YamlNode root ? Bind(root, complaints) : null);
    }

    private static Case? Bind(YamlNode node, Complaints complaints)
    {
        PlacedText top = new("", new(node.Span.Start, 0), -1);
        if (Fields.Of(node, top, "The case", CaseKeys.Root, complaints) is not Fields root)
            return null;
        CheckVersion(root, Case.FormatVersion, complaints);
        root.Required("id");
        root.Required("title");
        if (root.PlacedText("id") is PlacedText id)
            Identifiers.Check(id, "The case", complaints);

        EvidenceBinder evidence = new(complaints);
        ImmutableArray<Party> parties = Parties(root, complaints);
        ImmutableArray<Source> sources = evidence.Sources(root);
        ImmutableArray<Claim> claims = evidence.Claims(root, sources, parties);
        string? kind = root.Choice("kind", CaseKeys.Kinds);
        ConflictBinder binder = new(parties, evidence, complaints);
        bool isConflict = root.Stands("conflict") || !root.Stands("bargaining");
        Draft? draft = isConflict && root.Required("conflict", "A case has a conflict, a bargaining part, or both.") is YamlNode conflict ? binder.Conflict(conflict, root.Key("conflict")) : null;
        OptionNames? options = draft is { Graph: null } ? draft.Options : null;
        BargainingBinder table = new(parties, options, evidence, complaints);
        BargainingProblem? bargaining = root["bargaining"] is YamlNode issues ? table.Problem(issues, root.Key("bargaining")) : null;
        if (isConflict ? draft is null : bargaining is null)
            return null;

        ConflictAssembly assembly = new(complaints);
        Conflict whole = draft is null ? Conflict.None : assembly.Assemble(draft, null, draft.Place);
        ImmutableArray<Perspective> perspectives = new PerspectiveBinder(draft, binder, assembly, bargaining, table, evidence, complaints).Perspectives(root);
        BargainingChecks.Weights(bargaining, perspectives, root.Key("bargaining").Span, complaints);
        CertaintyScale scale = CertaintyScaleBinder.Scale(root, complaints);
        ForecastPlace place = new([.. claims.Select(c => c.Id)], [.. perspectives.Select(p => p.Id)], options, scale, complaints);
        ImmutableArray<ForecastQuestion> forecasts = new ForecastBinder(place).Questions(root);
        return new()
        {
            Id = root.Text("id") ?? "",
            Title = root.Text("title") ?? "",
            Kind = kind,
            Note = root.Text("note"),
            AsOf = EvidenceBinder.Date(root, "as-of", complaints),
            Parties = parties,
            Sources = sources,
            Claims = claims,
            Hypotheses = evidence.Hypotheses(root, options, forecasts),
            Conflict = whole,
            Bargaining = bargaining,
            Perspectives = perspectives,
            Hypergame = new HypergameBinder(whole, perspectives, complaints).Bind(root),
            Signatories = Signatories(root, whole, complaints),
            Forecasts = forecasts,
            CertaintyScale = scale,
        };
    }

    /// <summary>Complains unless the file is written in the one version that is known.</summary>
    internal static void CheckVersion(Fields root, int known, Complaints complaints)
    {
        root.Required("parley", $"Begin the file with 'parley: {known}'.");
        if (root.PlacedText("parley") is PlacedText version && version.Value != $"{known}")
            complaints.Error(
                Codes.UnsupportedVersion, version.Span,
                $"The file is written in version '{YamlTree.Shown(version.Value)}' of the format; this program reads version {known}.");
    }

    private static ImmutableArray<string> Signatories(Fields root, Conflict whole, Complaints complaints)
    {
        List<string> signed = [];
        foreach (PlacedText id in root.Texts("signatories"))
            if (!whole.DecisionMakers.Any(d => d.Id == id.Value))
                complaints.Error(
                    Codes.Signatory, id.Span, $"'{YamlTree.Shown(id.Value)}' has no options, so it signs nothing.",
                    complaints.DidYouMean(id.Value, whole.DecisionMakers.Select(d => d.Id)) ?? $"Decision makers: {string.Join(", ", whole.DecisionMakers.Select(d => d.Id))}.");
            else if (!signed.Contains(id.Value))
                signed.Add(id.Value);
        return [.. signed];
    }

    private static ImmutableArray<Party> Parties(Fields root, Complaints complaints)
    {
        ImmutableArray<Party>.Builder parties = ImmutableArray.CreateBuilder<Party>();
        if (root.Required("parties") is not YamlNode node || Fields.AsMapping(node, root.Key("parties").Span, "'parties'", complaints) is not YamlNode.Mapping mapping)
            return [];
        foreach (YamlNode.Entry entry in mapping.Entries)
        {
            string id = entry.Key.Value;
            Identifiers.Check(entry.Key, "The party", complaints);
            if (entry.Value is YamlNode.Scalar { IsNull: false } name)
                parties.Add(new(id, name.Text.Value, [], null));
            else if (Fields.Of(entry.Value, entry.Key, $"The party '{YamlTree.Shown(id)}'", CaseKeys.Party, complaints) is Fields fields)
                parties.Add(new(id, fields.Text("name") ?? id, [.. fields.Texts("aliases").Select(a => a.Value)], fields.Text("note")));
            else
                parties.Add(new(id, id, [], null));
        }
        return parties.ToImmutable();
    }
}
