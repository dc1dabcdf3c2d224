using System.Collections.Immutable;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Knows who has spoken in a text, and finds out whom "she", "the Post" and 同省 mean.</summary>
/// <remarks>Only forms of which one contains the other, and words that stand for somebody, are taken together; other spellings never are.</remarks>
internal sealed class VoiceBook(WordTables words, CueTables tables)
{
    // So many earlier voices are looked at; whoever spoke longer ago is named again in any text people write.
    private const int Memory = 64;

    private readonly List<Entry> entries = [new("", VoiceKind.Author)];
    private readonly List<(int Voice, Speaker? Person)> recent = [];
    private readonly Dictionary<string, int> anonymous = [];
    private readonly Dictionary<string, List<int>> byEnding = [];

    private sealed class Entry(string name, VoiceKind kind)
    {
        public string Name = name;
        public VoiceKind Kind = kind;
        public readonly List<string> Forms = [];
    }

    /// <summary>The voices, the author first.</summary>
    public ImmutableArray<Voice> Voices => [.. entries.Select((e, k) => new Voice(k, e.Name, e.Kind, [.. e.Forms]))];

    /// <summary>The place of a speaker in the list of voices. Speakers come in the order of the text; an embedded one speaks inside the words of another.</summary>
    public int Of(Speaker speaker, bool isEmbedded)
    {
        if (speaker.Kind == VoiceKind.Unnamed)
            return Add("", VoiceKind.Unnamed);
        string name = Bare(speaker.As);
        if (speaker.Kind == VoiceKind.Anonymous)
        {
            if (!anonymous.TryGetValue(name, out int nobody))
                anonymous.Add(name, nobody = Add(speaker.As, VoiceKind.Anonymous));
            return Said(nobody, speaker.As, VoiceKind.Anonymous);
        }
        if (name.Length == 0)
            return Add("", VoiceKind.Unnamed);
        int found = Pronoun(name) ?? Known(speaker, name) ?? Add(speaker.As, speaker.Kind);
        if (isEmbedded && recent.Count > 0)
            recent.Insert(recent.Count - 1, (found, null));
        else
            recent.Add((found, null));
        return Said(found, speaker.As, speaker.Kind);
    }

    /// <summary>Remembers a person of whom the text speaks, for a pronoun that may follow.</summary>
    public void Mention(Speaker person, bool isEmbedded) => recent.Insert(isEmbedded && recent.Count > 0 ? recent.Count - 1 : recent.Count, (-1, person));

    private int Add(string name, VoiceKind kind)
    {
        entries.Add(new(name, kind));
        return entries.Count - 1;
    }

    private int Said(int voice, string form, VoiceKind kind)
    {
        Entry entry = entries[voice];
        if (form.Length > 0 && entry.Forms.Count < Memory && !entry.Forms.Contains(form))
        {
            entry.Forms.Add(form);
            string bare = Bare(form);
            if (bare.Length > Bare(entry.Name).Length && words.Pronoun(bare.ToLowerInvariant()) is null)
                entry.Name = form;
            if (bare.Length > 0)
            {
                string ending = Ending(bare);
                if (!byEnding.TryGetValue(ending, out List<int>? list))
                    byEnding.Add(ending, list = []);
                list.Add(voice);
            }
        }
        if (entry.Kind == VoiceKind.Other)
            entry.Kind = kind;
        return voice;
    }

    private int? Pronoun(string name)
    {
        string lower = name.ToLowerInvariant();
        string? sort = words.Pronoun(lower) ?? lower switch { "him" or "his" or "her" => "person", "them" or "their" => "they", "its" => "thing", _ => null };
        if (sort is null)
            return null;
        for (int k = recent.Count - 1; k >= Math.Max(0, recent.Count - Memory); k--)
        {
            (int voice, Speaker? person) = recent[k];
            if (person is not null)
            {
                if (sort is not "person")
                    continue;
                voice = Known(person, Bare(person.As)) ?? Add(person.As, VoiceKind.Person);
                recent[k] = (Said(voice, person.As, VoiceKind.Person), null);
                return voice;
            }
            Entry entry = entries[voice];
            bool fits = sort switch
            {
                "person" => entry.Kind is VoiceKind.Person or VoiceKind.Other,
                "thing" => entry.Kind is VoiceKind.Office or VoiceKind.Outlet or VoiceKind.Document,
                "they" => entry.Kind is VoiceKind.Office or VoiceKind.Outlet,
                "office" => entry.Kind is VoiceKind.Office,
                "outlet" => entry.Kind is VoiceKind.Outlet,
                "company" => entry.Kind is VoiceKind.Office && entry.Name.AsSpan().IndexOfAny('省', '庁', '府') < 0,
                _ => entry.Forms.Exists(f => f.EndsWith(sort, StringComparison.Ordinal)),
            };
            if (fits)
                return voice;
        }
        return null;
    }

    // The Post is The Harbour Post, Sorel is Fisheries Minister Sorel, 社長 is 田所社長.
    private int? Known(Speaker speaker, string name)
    {
        bool indefinite = speaker.As.StartsWith("a ", StringComparison.OrdinalIgnoreCase) || speaker.As.StartsWith("an ", StringComparison.OrdinalIgnoreCase);
        if (indefinite || !byEnding.TryGetValue(Ending(name), out List<int>? candidates))
            return null;
        for (int k = candidates.Count - 1; k >= Math.Max(0, candidates.Count - Memory); k--)
            foreach (string form in entries[candidates[k]].Forms)
                if (Same(Bare(form), name))
                    return candidates[k];
        return null;
    }

    private static bool Same(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.OrdinalIgnoreCase))
            return true;
        (string longer, string shorter) = a.Length >= b.Length ? (a, b) : (b, a);
        if (!longer.EndsWith(shorter, StringComparison.OrdinalIgnoreCase))
            return false;
        char before = longer[longer.Length - shorter.Length - 1];
        return shorter[0] >= '\u2E80' ? shorter.Length >= 2 : before is ' ' or '-';
    }

    // English: the last word. Japanese: the name before its title, or the title alone.
    private static string Ending(string name)
    {
        if (name[^1] < '\u2E80')
            return name[(name.LastIndexOf(' ') + 1)..].ToLowerInvariant();
        return name[^1].ToString();
    }

    /// <summary>A form without article, possessive ending or honorific.</summary>
    private string Bare(string form)
    {
        string bare = form.Trim();
        foreach (string article in (string[])["the ", "a ", "an ", "The ", "A ", "An ", "Their ", "their ", "Its ", "its ", "Her ", "her ", "His ", "his ", "our ", "Our "])
            if (bare.StartsWith(article, StringComparison.Ordinal) && bare.Length > article.Length)
            {
                bare = bare[article.Length..];
                break;
            }
        if (bare.Length > 2 && bare[0] >= '\u2E80')
        {
            // タニグチ氏 and 南州のタニグチ知事 meet in タニグチ; a bare title stays as it is.
            string last = bare[(bare.LastIndexOf('の') + 1)..];
            foreach (Cue role in tables.Of("role"))
                if (role.Language == "ja" && role.Value == "person" && last.Length > role.Form.Length + 1 && last.EndsWith(role.Form, StringComparison.Ordinal) && last.AsSpan(0, last.Length - role.Form.Length).IndexOfAnyExceptInRange('\u30A1', '\u30FF') < 0)
                    return last[..^role.Form.Length];
        }
        return bare;
    }
}
