using System.Collections.Immutable;
using Parley.Testimony;

namespace Parley.Cases;

/// <summary>Reads a file of corrections. Never throws, and never stops at the first complaint.</summary>
/// <remarks>The format is described in docs/reference/corrections.md.</remarks>
public static class CorrectionsReader
{
    private const int MostCorrections = 10_000;
    private static readonly ImmutableArray<string> RootKeys = ["parley-corrections", "text", "sha256", "corrections"];
    private static readonly ImmutableArray<string> Keys = ["quote", "until", "voice", "not-a-quotation", "insertion", "confirmed", "alias", "finding", "dismiss", "note"];
    private static readonly ImmutableArray<string> Actions = ["voice", "not-a-quotation", "insertion", "confirmed", "alias", "finding", "dismiss"];

    /// <summary>The codes that a correction may set by hand.</summary>
    public static ImmutableArray<string> ByHand { get; } = [FindingCodes.NoReason, FindingCodes.AlteredQuotation, FindingCodes.StrongerParaphrase, FindingCodes.Slip, FindingCodes.UnnamedTranslator];

    /// <summary>Reads the corrections of a text.</summary>
    /// <returns>The corrections when there is no error, and every complaint in the order of the text.</returns>
    public static Reading<Corrections> Read(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Complaints complaints = new();
        return complaints.About(YamlTree.Read(text, complaints) is YamlNode root ? new Binder(complaints).Bind(root) : null);
    }

    private sealed class Binder(Complaints complaints)
    {
        private readonly QuoteBinder quotes = new(complaints);

        public Corrections? Bind(YamlNode node)
        {
            PlacedText top = new("", new(node.Span.Start, 0), -1);
            if (Fields.Of(node, top, "The file", RootKeys, complaints) is not Fields root)
                return null;
            root.Required("parley-corrections", $"Begin the file with 'parley-corrections: {Corrections.FormatVersion}'.");
            if (root.PlacedText("parley-corrections") is PlacedText version && version.Value != $"{Corrections.FormatVersion}")
                complaints.Error(
                    Codes.UnsupportedVersion, version.Span,
                    $"The file is written in version '{YamlTree.Shown(version.Value)}' of the format; this program reads version {Corrections.FormatVersion}.");
            if (root.PlacedText("sha256") is PlacedText hash && !(hash.Value.Length == 64 && hash.Value.All(char.IsAsciiHexDigit)))
                complaints.Error(CorrectionCodes.BadHash, hash.Span, $"'{YamlTree.Shown(hash.Value)}' is no SHA-256; 64 hexadecimal digits were expected.");
            if (root["corrections"] is not YamlNode list)
                return new([]);
            ImmutableArray<YamlNode> items = Fields.AsList(list, "'corrections'", complaints);
            if (complaints.TooMany(items.Length, MostCorrections, "corrections", root.Key("corrections").Span))
                return new([]);
            string? text = root.Text("sha256")?.ToLowerInvariant();
            return new([.. items.Select(item => Correction(item, text)).OfType<Correction>()]);
        }

        private Correction? Correction(YamlNode item, string? textHash)
        {
            PlacedText place = new("", new(item.Span.Start, Math.Min(1, item.Span.Length)), -1);
            if (Fields.Of(item, place, "A correction", Keys, complaints) is not Fields fields)
                return null;
            string[] actions = [.. Actions.Where(fields.Stands)];
            if (actions.Length != 1)
            {
                complaints.Error(
                    CorrectionCodes.NotOneThing, place.Span,
                    actions.Length == 0 ? "A correction does nothing." : $"A correction does {actions.Length} things: {string.Join(", ", actions)}.",
                    $"Give it one of: {string.Join(", ", Actions)}.");
                return null;
            }
            if (actions[0] != "alias" && !fields.Stands("quote"))
                complaints.Error(CorrectionCodes.NoWords, fields.Key(actions[0]).Span, $"'{actions[0]}' is about words and needs the key 'quote'.");
            Correction common = new()
            {
                Kind = default,
                Anchor = fields["quote"] is YamlNode quote ? quotes.Quote(quote, fields.Key("quote"), textHash) : null,
                Until = fields["until"] is YamlNode until ? quotes.Quote(until, fields.Key("until"), textHash) : null,
                Note = fields.Text("note"),
                Span = place.Span,
            };
            return actions[0] switch
            {
                "voice" => fields.Text("voice") is string who ? common with { Kind = CorrectionKind.Voice, Speaker = who } : null,
                "not-a-quotation" => fields.Bool("not-a-quotation", false) ? common with { Kind = CorrectionKind.NotAQuotation } : null,
                "insertion" => fields.Choice("insertion", ["confirmed", "original"]) is string choice
                    ? common with { Kind = choice == "confirmed" ? CorrectionKind.InsertionConfirmed : CorrectionKind.InsertionOriginal } : null,
                "confirmed" => fields.Bool("confirmed", false) ? common with { Kind = CorrectionKind.Confirmed } : null,
                "alias" => Alias(fields, common),
                "finding" => Code(fields, "finding", ByHand) is string made ? common with { Kind = CorrectionKind.Finding, Code = made } : null,
                _ => Code(fields, "dismiss", [.. FindingCodes.Severities.Keys.Order(StringComparer.Ordinal)]) is string code ? common with { Kind = CorrectionKind.Dismissal, Code = code } : null,
            };
        }

        private Correction? Alias(Fields fields, Correction common)
        {
            ImmutableArray<string> forms = [.. fields.Texts("alias").Select(f => f.Value).Where(f => f.Length is > 0 and <= 100).Distinct()];
            if (forms.Length >= 2)
                return common with { Kind = CorrectionKind.Alias, Forms = forms };
            complaints.Error(CorrectionCodes.TooFewForms, fields.Key("alias").Span, "'alias' lists at least two forms of one name, each of at most 100 characters.", "Write alias: [Kyiv, Kiev].");
            return null;
        }

        private string? Code(Fields fields, string key, ImmutableArray<string> known)
        {
            if (fields.PlacedText(key) is not PlacedText code)
                return null;
            if (known.Contains(code.Value))
                return code.Value;
            complaints.Error(
                CorrectionCodes.UnknownFinding, code.Span,
                key == "finding" ? $"'{YamlTree.Shown(code.Value)}' is not set by hand; {string.Join(", ", known)} are." : $"'{YamlTree.Shown(code.Value)}' is the code of no finding.",
                complaints.DidYouMean(code.Value, known));
            return null;
        }
    }
}
