using System.Collections.Immutable;

namespace Parley.Cases;

/// <summary>A mapping whose keys are fixed by the format; each question complains when the answer has the wrong shape.</summary>
internal sealed class Fields
{
    private readonly Dictionary<string, YamlNode.Entry> entries = [];
    private readonly Complaints complaints;

    private Fields(PlacedText place, string what, Complaints complaints) => (Place, What, this.complaints) = (place, what, complaints);

    /// <summary>The words to point at when something is missing: the key in front of the mapping.</summary>
    public PlacedText Place { get; }

    /// <summary>What the mapping describes, as a sentence begins: "The party 'usa'".</summary>
    public string What { get; }

    /// <summary>Takes a mapping apart and complains about keys that the format does not know.</summary>
    public static Fields? Of(YamlNode node, PlacedText place, string what, ImmutableArray<string> known, Complaints complaints)
    {
        if (AsMapping(node, place.Span, what, complaints) is not YamlNode.Mapping mapping)
            return null;
        Fields fields = new(place, what, complaints);
        foreach (YamlNode.Entry entry in mapping.Entries)
        {
            if (!known.Contains(entry.Key.Value))
            {
                complaints.Error(
                    Codes.UnknownKey, entry.Key.Span, $"{what} has no key '{YamlTree.Shown(entry.Key.Value)}'.",
                    complaints.DidYouMean(entry.Key.Value, known) ?? $"Known keys: {string.Join(", ", known)}.");
                continue;
            }
            if (entry.Value is YamlNode.Scalar { IsNull: true })
                complaints.Error(Codes.EmptyValue, entry.Key.Span, $"'{entry.Key.Value}' has no value.", "Give it a value, or remove the key.");
            fields.entries.Add(entry.Key.Value, entry);
        }
        return fields;
    }

    /// <summary>The value of a key, if it stands there and has one.</summary>
    public YamlNode? this[string key] => entries.GetValueOrDefault(key)?.Value is YamlNode node and not YamlNode.Scalar { IsNull: true } ? node : null;

    /// <summary>Whether a key stands there, with or without a value.</summary>
    public bool Stands(string key) => entries.ContainsKey(key);

    /// <summary>The key itself, to point at; the mapping's own place when it does not stand there.</summary>
    public PlacedText Key(string key) => entries.TryGetValue(key, out YamlNode.Entry? entry) ? entry.Key : Place;

    /// <summary>The value of a key that must be there.</summary>
    public YamlNode? Required(string key, string? hint = null)
    {
        if (!Stands(key))
            complaints.Error(Codes.MissingKey, Place.Span, $"{What} needs the key '{key}'.", hint);
        return this[key];
    }

    public string? Text(string key) => PlacedText(key)?.Value;

    public PlacedText? PlacedText(string key) => this[key] is YamlNode node ? AsText(node, $"'{key}'", complaints) : null;

    public bool Bool(string key, bool otherwise)
    {
        if (PlacedText(key) is not PlacedText text)
            return otherwise;
        return AsBool(text, $"'{key}'", complaints) ?? otherwise;
    }

    /// <summary>A list of texts with their places; empty when the key is not there.</summary>
    public ImmutableArray<PlacedText> Texts(string key) => this[key] is YamlNode node
        ? [.. AsList(node, $"'{key}'", complaints).Select(item => AsText(item, $"An entry of '{key}'", complaints)).OfType<PlacedText>()]
        : [];

    /// <summary>One word out of several.</summary>
    public string? Choice(string key, ImmutableArray<string> among)
    {
        if (PlacedText(key) is not PlacedText text)
            return null;
        if (among.Contains(text.Value))
            return text.Value;
        complaints.Error(
            Codes.UnknownChoice, text.Span, $"'{YamlTree.Shown(text.Value)}' is not a value of '{key}'; {string.Join(", ", among)} are.",
            complaints.DidYouMean(text.Value, among));
        return null;
    }

    public static bool? AsBool(PlacedText text, string what, Complaints complaints)
    {
        switch (text.Value.ToLowerInvariant())
        {
            case "yes" or "true" or "on":
                return true;
            case "no" or "false" or "off":
                return false;
            default:
                complaints.Error(Codes.UnknownChoice, text.Span, $"{what} is 'yes' or 'no'; '{YamlTree.Shown(text.Value)}' is neither.");
                return null;
        }
    }

    public static PlacedText? AsText(YamlNode node, string what, Complaints complaints)
    {
        if (node is YamlNode.Scalar { IsNull: false } scalar)
            return scalar.Text;
        if (node is YamlNode.Scalar)
            complaints.Error(Codes.EmptyValue, node.Span, $"{what} has no value; text was expected.");
        else if (node is not YamlNode.Rejected)
            complaints.Error(Codes.WrongShape, FirstOf(node), $"{what} is text; a {ShapeOf(node)} stands here.", "Put text that begins with [ or { in quotes.");
        return null;
    }

    public static ImmutableArray<YamlNode> AsList(YamlNode node, string what, Complaints complaints)
    {
        if (node is YamlNode.Sequence sequence)
            return sequence.Items;
        if (node is not YamlNode.Rejected)
            complaints.Error(Codes.WrongShape, FirstOf(node), $"{what} is a list; a {ShapeOf(node)} stands here.", "Write [a, b], or one entry per line behind '- '.");
        return [];
    }

    /// <summary>The mapping behind a key whose own keys are names.</summary>
    public static YamlNode.Mapping? AsMapping(YamlNode node, SourceSpan place, string what, Complaints complaints)
    {
        if (node is YamlNode.Mapping mapping)
            return mapping;
        if (node is YamlNode.Scalar { IsNull: true })
            complaints.Error(Codes.EmptyValue, place, $"{what} has no value; a mapping was expected.");
        else if (node is not YamlNode.Rejected)
            complaints.Error(Codes.WrongShape, FirstOf(node), $"{what} is a mapping; a {ShapeOf(node)} stands here.", "Write one 'key: value' per line, indented.");
        return null;
    }

    // A long block is not underlined as a whole; its first character is enough to find it.
    private static SourceSpan FirstOf(YamlNode node) => node is YamlNode.Scalar ? node.Span : new(node.Span.Start, Math.Min(1, node.Span.Length));

    private static string ShapeOf(YamlNode node) => node switch
    {
        YamlNode.Sequence => "list",
        YamlNode.Mapping => "mapping",
        _ => "text",
    };
}
