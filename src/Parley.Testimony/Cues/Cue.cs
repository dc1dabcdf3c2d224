namespace Parley.Analysis.Testimony;

/// <summary>One form of a cue table.</summary>
/// <param name="Class">What it is a cue for, such as <c>says</c> or <c>note-sign</c>.</param>
/// <param name="Language"><c>en</c>, <c>ja</c>, or <c>*</c> for both.</param>
/// <param name="Form">The words, without the signs that steer matching.</param>
/// <param name="Value">What the class needs to know about it; empty when nothing.</param>
/// <param name="Matching">How it is looked for.</param>
public sealed record Cue(string Class, string Language, string Form, string Value, CueMatching Matching);

/// <summary>How a form is looked for in a text.</summary>
[Flags]
public enum CueMatching
{
    /// <summary>As written; Latin letters in either case, at the borders of words.</summary>
    Plain = 0,

    /// <summary>Upper and lower case must be as written.</summary>
    CaseCounts = 1,

    /// <summary>An ending of the class <c>ending</c> may follow and is taken in.</summary>
    EndingMayFollow = 2,

    /// <summary>An ending must follow.</summary>
    EndingMustFollow = 4,
}

/// <summary>A place where a cue stands.</summary>
internal readonly record struct CueHit(int Start, int End, Cue Cue);
