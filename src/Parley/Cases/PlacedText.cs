namespace Parley.Cases;

/// <summary>A piece of text that knows where it stands in its source.</summary>
/// <param name="Value">The text as meant: quotes, escapes and folding resolved.</param>
/// <param name="Span">The whole piece as written.</param>
/// <param name="ExactStart">Where the first character of the value stands when the value is written there character by character, else -1.</param>
internal readonly record struct PlacedText(string Value, SourceSpan Span, int ExactStart)
{
    /// <summary>A text that is a source of its own.</summary>
    public static PlacedText Alone(string text) => new(text, new(0, text.Length), 0);

    /// <summary>Where a part of the value stands; the whole piece when escapes or folding blur it.</summary>
    public SourceSpan At(int start, int length) => ExactStart < 0 ? Span : new(ExactStart + start, length);
}
