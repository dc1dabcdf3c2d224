using Parley.Evidence;
using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Testimony;

/// <summary>What a date that needs one was resolved against. Numbers reach disk: append only.</summary>
public enum DateAnchor
{
    /// <summary>Nothing was needed: the date is complete.</summary>
    Itself = 0,

    /// <summary>The day on which the text was published.</summary>
    Publication = 1,

    /// <summary>The date of the source whose words these are.</summary>
    Source = 2,

    /// <summary>A note right behind it gives the date.</summary>
    Note = 3,

    /// <summary>Another date in the text, as with "the next day".</summary>
    Neighbor = 4,

    /// <summary>Nothing is known; no reading is possible.</summary>
    None = 5,
}

/// <summary>A date that stands in a text.</summary>
/// <param name="Span">The words.</param>
/// <param name="Readings">The days it may mean: one when the rules decide, two when they do not, none when there is nothing to count from.</param>
/// <param name="Anchor">What it was counted from.</param>
/// <param name="IsRelative">Whether the words alone do not give the day, month or year they mean.</param>
public sealed record DateMention(SourceSpan Span, ImmutableArray<PartialDate> Readings, DateAnchor Anchor, bool IsRelative);

/// <summary>A time of day that stands in a text with a word on its zone.</summary>
/// <param name="Span">The words, with zone and date where they belong to it.</param>
/// <param name="Time">The hands of the clock there.</param>
/// <param name="Zones">The zones of the time-zone database that are meant, such as Asia/Tokyo; none for a local time whose place is not known.</param>
/// <param name="Date">The day there; null when neither words nor neighbours tell.</param>
public sealed record TimeMention(SourceSpan Span, TimeOnly Time, ImmutableArray<string> Zones, DateOnly? Date);

/// <summary>How a number is bounded. Numbers reach disk: append only.</summary>
public enum QuantityBound
{
    /// <summary>Just so.</summary>
    Exact = 0,

    /// <summary>At least so many.</summary>
    AtLeast = 1,

    /// <summary>At most so many.</summary>
    AtMost = 2,

    /// <summary>About so many.</summary>
    About = 3,
}

/// <summary>A number with what it counts, kept as written and parsed.</summary>
/// <param name="Span">The number with its unit.</param>
/// <param name="Value">The value; a share such as "one in five" is a fraction of 1.</param>
/// <param name="Unit">The unit as the tables name it, or the noun that is counted; empty when the text gives none.</param>
/// <param name="SignificantDigits">How many digits the words vouch for: two in 1.5万.</param>
/// <param name="Bound">Whether the words around it bound it.</param>
public sealed record Quantity(SourceSpan Span, double Value, string Unit, int SignificantDigits, QuantityBound Bound);

/// <summary>A word that says how sure something is, with the band it belongs to. It describes the words, not the world.</summary>
/// <param name="Span">The word.</param>
/// <param name="Band">Name of the band, such as <c>likely</c>.</param>
/// <param name="Attribution">Place of the innermost attribution in which it stands.</param>
/// <param name="IsConditional">Whether the clause stands under an "if".</param>
public sealed record CertaintyMention(SourceSpan Span, string Band, int Attribution, bool IsConditional);

/// <summary>A name with the forms under which it stands in a text.</summary>
/// <param name="Id">Its id in the alias table; null when the forms are only proposed to be one name.</param>
/// <param name="Forms">The forms with their first places, in the order of the text.</param>
public sealed record NameGroup(string? Id, ImmutableArray<NameForm> Forms);

/// <summary>One form of a name.</summary>
/// <param name="Form">As written.</param>
/// <param name="First">Where it stands first.</param>
/// <param name="Count">How often it stands there.</param>
public sealed record NameForm(string Form, SourceSpan First, int Count);
