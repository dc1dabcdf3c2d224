using Parley.Cases;

namespace Parley.Interchange;

/// <summary>Looks up keys of <c>.gmcr</c> objects and remembers those nobody knows.</summary>
internal sealed class GmcrKeys(Complaints complaints)
{
    private readonly List<(string Path, SourceSpan Span)> unknown = [];

    /// <summary>Notes unknown and double keys of an object.</summary>
    internal void Check(PlacedJson.Object owner, string path, params ReadOnlySpan<string> known)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (PlacedJson.Member member in owner.Members)
        {
            if (!seen.Add(member.Key))
                complaints.Warning(GmcrCodes.KeyTwice, member.KeySpan, $"The key {member.Key} stands twice in this object; the last one counts.");
            else if (!known.Contains(member.Key))
                unknown.Add((path + member.Key, member.KeySpan));
        }
    }

    /// <summary>One warning for all unknown keys together.</summary>
    internal void Report()
    {
        if (unknown.Count == 0)
            return;
        string[] names = [.. unknown.Select(u => u.Path).Distinct(StringComparer.Ordinal)];
        string list = string.Join(", ", names.Take(12)) + (names.Length > 12 ? $" and {names.Length - 12} more" : "");
        complaints.Warning(GmcrCodes.UnknownKeys, unknown[0].Span, $"Keys that this reader does not know are ignored: {list}.");
    }

    /// <summary>The value of a key that must be there.</summary>
    internal T? Required<T>(PlacedJson.Object owner, string key, string meaning) where T : PlacedJson
    {
        if (owner[key] is null)
            return complaints.Fail<T>(GmcrCodes.MissingKey, new(owner.Span.Start, 1), $"The key {key} is missing; it holds {meaning}.");
        return Optional<T>(owner, key, meaning);
    }

    /// <summary>The value of a key that may be missing.</summary>
    internal T? Optional<T>(PlacedJson.Object owner, string key, string meaning) where T : PlacedJson
    {
        PlacedJson? value = owner[key];
        return value is null or T ? (T?)value : complaints.Fail<T>(GmcrCodes.WrongType, value.Span, $"The key {key} holds {meaning}, which is written in another way.", $"Write {Kind<T>()} here.");
    }

    private static string Kind<T>() =>
        typeof(T) == typeof(PlacedJson.Array) ? "a list in square brackets" :
        typeof(T) == typeof(PlacedJson.Text) ? "a text in quotation marks" :
        typeof(T) == typeof(PlacedJson.Truth) ? "true or false" : "another kind of value";
}
