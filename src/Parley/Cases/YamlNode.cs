using System.Collections.Immutable;

namespace Parley.Cases;

/// <summary>A value of a YAML text: what the binder reads instead of the parser's own types.</summary>
internal abstract record YamlNode(SourceSpan Span)
{
    /// <summary>A scalar; always text until the binder knows what is wanted.</summary>
    /// <param name="Text">The value and its place.</param>
    /// <param name="Plain">Whether it stands without quotes, so that an empty one means that nothing is there.</param>
    internal sealed record Scalar(PlacedText Text, bool Plain) : YamlNode(Text.Span)
    {
        /// <summary>Whether nothing stands there: an empty value, or null as JSON and YAML write it.</summary>
        public bool IsNull => Plain && Text.Value is "" or "~" or "null";
    }

    /// <summary>A list.</summary>
    internal sealed record Sequence(ImmutableArray<YamlNode> Items, SourceSpan Span) : YamlNode(Span);

    /// <summary>A mapping; its keys are unique.</summary>
    internal sealed record Mapping(ImmutableArray<Entry> Entries, SourceSpan Span) : YamlNode(Span);

    /// <summary>Something that has been complained about already, such as an alias.</summary>
    internal sealed record Rejected(SourceSpan Span) : YamlNode(Span);

    /// <summary>One key with its value.</summary>
    internal sealed record Entry(PlacedText Key, YamlNode Value);
}
