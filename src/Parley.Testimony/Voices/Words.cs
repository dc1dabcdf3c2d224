using System.Collections.Frozen;
using System.Collections.Immutable;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>What the tables say about single words of English and about endings of Japanese names.</summary>
internal sealed class WordTables
{
    private readonly FrozenDictionary<string, string> functions, pronouns;
    private readonly FrozenDictionary<string, VoiceKind> roles;
    private readonly FrozenSet<string> anonymous, calendar;
    private readonly ImmutableArray<(string Ending, VoiceKind Kind)> endings;
    private readonly ImmutableArray<string> anonymousEndings, speech;
    private readonly Dictionary<string, NameForm> names = [];

    public WordTables(CueTables tables)
    {
        functions = Words(tables.Of("function").Where(c => c.Language == "en"), c => c.Value);
        pronouns = Words(tables.Of("pronoun"), c => c.Value);
        roles = Words(tables.Of("role").Where(c => c.Language == "en"), c => Kind(c.Value));
        anonymous = tables.Of("anonymous-speaker").Where(c => c.Language == "en").Select(c => c.Form).ToFrozenSet();
        calendar = tables.Of("month").Concat(tables.Of("weekday")).Select(c => c.Form.ToLowerInvariant()).ToFrozenSet();
        endings = [.. tables.Of("role").Where(c => c.Language == "ja").Select(c => (c.Form, Kind(c.Value))).OrderByDescending(e => e.Form.Length)];
        speech = [.. tables.Of("speech-noun").Select(c => "の" + c.Form)];
        anonymousEndings = [.. tables.Of("anonymous-speaker").Where(c => c.Language == "ja").Select(c => c.Form)];
    }

    // Texts repeat their words; each is taken apart once.
    private readonly Dictionary<string, WordForm> forms = [];

    /// <summary>A word in small letters without its possessive ending, and what the tables say about it.</summary>
    internal sealed record WordForm(string Lower, bool IsPossessive, string? Function);

    /// <summary>Takes a word apart.</summary>
    public WordForm Form(ReadOnlySpan<char> word)
    {
        Dictionary<string, WordForm>.AlternateLookup<ReadOnlySpan<char>> lookup = forms.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(word, out WordForm? known))
            return known;
        string lower = word.ToString().ToLowerInvariant().Replace('’', '\'');
        bool possessive = lower.EndsWith("'s", StringComparison.Ordinal) || lower.EndsWith("s'", StringComparison.Ordinal);
        if (possessive)
            lower = lower.EndsWith("'s", StringComparison.Ordinal) ? lower[..^2] : lower[..^1];
        // I'd, he'll, they've: the pronoun is what counts.
        int apostrophe = lower.IndexOf('\'');
        if (apostrophe > 0 && Pronoun(lower[..apostrophe]) is not null && lower[(apostrophe + 1)..] is "d" or "ll" or "ve" or "re" or "m")
            lower = lower[..apostrophe];
        WordForm form = new(lower, possessive, Function(lower));
        if (word.Length <= 40)
            lookup[word] = form;
        return form;
    }

    /// <summary>The sort of function word: det, prep, conj, aux, adv, time; null for any other word.</summary>
    public string? Function(string lower) => functions.GetValueOrDefault(lower);

    public string? Pronoun(string lower) => pronouns.GetValueOrDefault(lower);

    public VoiceKind? Role(string lower) => roles.TryGetValue(lower, out VoiceKind kind) ? kind : null;

    public bool IsAnonymous(string lower) => anonymous.Contains(lower);

    public bool IsCalendar(string lower) => calendar.Contains(lower);

    /// <summary>What a Japanese name is by its ending, by the table of pronouns, and whether it names something said: XのY.</summary>
    /// <param name="Kind">The sort of speaker; null when nothing tells.</param>
    /// <param name="IsSelf">Whether it stands for the voice in whose words it is.</param>
    /// <param name="Speech">The length of the noun for something said and the の before it; 0 when the name does not end so.</param>
    internal sealed record NameForm(VoiceKind? Kind, bool IsSelf, int Speech);

    /// <summary>Takes a Japanese name apart.</summary>
    public NameForm Name(string name)
    {
        if (names.TryGetValue(name, out NameForm? known))
            return known;
        NameForm form = new(
            Pronoun(name) switch { null => Ending(name), "person" => VoiceKind.Person, "outlet" => VoiceKind.Outlet, "self" => null, _ => VoiceKind.Office },
            Pronoun(name) == "self",
            speech.Where(noun => name.Length > noun.Length && name.EndsWith(noun, StringComparison.Ordinal)).Select(noun => noun.Length).DefaultIfEmpty(0).Max());
        names.Add(name, form);
        return form;
    }

    /// <summary>What sort of speaker a Japanese name is by its ending; null when the ending tells nothing.</summary>
    public VoiceKind? Ending(string name)
    {
        foreach (string form in anonymousEndings)
            if (name == form || name.EndsWith("の" + form, StringComparison.Ordinal) || (form.Length > 2 && name.EndsWith(form, StringComparison.Ordinal)))
                return VoiceKind.Anonymous;
        foreach ((string ending, VoiceKind kind) in endings)
            if (name.EndsWith(ending, StringComparison.Ordinal))
                return kind;
        return null;
    }

    private static VoiceKind Kind(string value) => value switch
    {
        "person" => VoiceKind.Person,
        "office" => VoiceKind.Office,
        "outlet" => VoiceKind.Outlet,
        _ => VoiceKind.Document,
    };

    private static FrozenDictionary<string, T> Words<T>(IEnumerable<Cue> cues, Func<Cue, T> value)
    {
        Dictionary<string, T> words = [];
        foreach (Cue cue in cues)
            words.TryAdd(cue.Form.ToLowerInvariant(), value(cue));
        return words.ToFrozenDictionary();
    }
}
