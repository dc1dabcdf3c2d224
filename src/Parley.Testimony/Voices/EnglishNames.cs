using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Finds the words that name a speaker beside a cue.</summary>
internal sealed class EnglishNames(FoldedText folded, List<Token> tokens, WordTables words)
{
    private const int LongestName = 14;

    /// <summary>A run of tokens that names somebody: from the first to behind the last.</summary>
    public readonly record struct Phrase(int First, int Stop);

    /// <summary>The phrase that ends just before a token; null when no name stands there.</summary>
    public Phrase? Before(int stop)
    {
        int first = stop;
        while (first > 0 && stop - first < LongestName)
        {
            Token token = tokens[first - 1];
            if (token.Is(TokenKind.Number) && first < stop)
            {
                first--;
                continue;
            }
            if (token.Is(TokenKind.Bracket) && first < stop)
            {
                first--;
                continue;
            }
            if (!token.IsWord)
                break;
            if (words.Pronoun(token.Lower) is not null && !token.IsPossessive)
                return first == stop ? new(first - 1, stop) : null;
            if (token.Function is "conj" or "aux" or "time" or "adv" || (words.IsCalendar(token.Lower) && token.IsCapital))
                break;
            if (token.Function == "prep" && !(first < stop && first > 1 && tokens[first - 2].IsWord && tokens[first - 2].Function is null && IsNounLike(first - 2)))
                break;
            first--;
            if (token.Function == "det" && !(first > 1 && tokens[first - 1].Function == "prep" && tokens[first - 2].IsWord && IsNounLike(first - 2)))
                break;
        }
        while (first < stop && (tokens[first].Function is "prep" or "adv" || tokens[first].Is(TokenKind.Number) || tokens[first].Is(TokenKind.Bracket)))
            first++;
        return first < stop ? Head(new(first, stop)) : null;
    }

    /// <summary>The phrase that begins at a token: as in "said Mira Fenn of the Osk Institute".</summary>
    public Phrase? At(int first)
    {
        int stop = first;
        while (stop < tokens.Count && stop - first < LongestName)
        {
            Token token = tokens[stop];
            if (token.IsWord && token.Function is null && words.Pronoun(token.Lower) is not null)
                return stop == first ? new(first, first + 1) : Cut(first, stop);
            bool goesOn = token.IsWord && (token.Function is null or "det" || (token.Function == "prep" && stop > first && token.Lower is "of" or "for" or "at" && stop + 1 < tokens.Count && tokens[stop + 1].IsWord));
            if (!goesOn || (words.IsCalendar(token.Lower) && token.IsCapital))
                break;
            if (token.Function == "det" && stop > first && tokens[stop - 1].Function != "prep")
                break;
            stop++;
        }
        return Cut(first, stop);
    }

    /// <summary>Who the phrase names; null when nothing in it can speak.</summary>
    public Speaker? SpeakerOf(Phrase phrase)
    {
        if (phrase.Stop - phrase.First == 1 && words.Pronoun(tokens[phrase.First].Lower) is string sort)
            return sort == "self" ? null : new(Text(phrase), sort switch { "person" => VoiceKind.Person, "thing" => VoiceKind.Office, _ => VoiceKind.Other }, Place(phrase));
        VoiceKind? role = null;
        bool proper = false, anonymous = false, prep = false;
        for (int k = phrase.First; k < phrase.Stop; k++)
        {
            Token token = tokens[k];
            if (!token.IsWord)
                continue;
            prep |= token.Function == "prep";
            if (token.Function is not null || prep)
                continue;
            // "Lowmarsh's envoy": the envoy speaks, the possessor only describes.
            role = token.IsPossessive ? role : words.Role(token.Lower) ?? role;
            anonymous |= words.IsAnonymous(token.Lower) && !token.IsPossessive;
            proper |= token.IsCapital && (k > 0 || token.Start > 0 || phrase.Stop - phrase.First > 1 || token.Lower.Length > 0);
        }
        if (tokens[phrase.First].Function == "conj" || (role is null && !proper && !anonymous))
            return null;
        bool named = Enumerable.Range(phrase.First, phrase.Stop - phrase.First).Any(k => tokens[k].IsCapital && tokens[k].Function is null && !(k == phrase.First && IsSentenceStart(k) && words.IsAnonymous(tokens[k].Lower)));
        bool definite = tokens[phrase.First].Function == "det" && tokens[phrase.First].Lower is not ("some" or "any" or "a" or "an");
        phrase = Named(phrase);
        return new(Text(phrase), anonymous && !named && !definite ? VoiceKind.Anonymous : role ?? VoiceKind.Other, Place(phrase));
    }

    /// <summary>The noun phrase with which the sentence begins: "Her host was cooler:".</summary>
    public Phrase? Leading()
    {
        int stop = 0;
        while (stop < tokens.Count && stop < 8 && tokens[stop].IsWord && tokens[stop].Function is null or "det")
            stop++;
        for (int k = stop; k > 0; k--)
            if (stop < tokens.Count && tokens[stop].Function is "aux" or "adv")
                return new(0, stop);
        return stop is > 0 and <= 4 ? new(0, stop) : null;
    }

    /// <summary>A phrase whose name is followed by "of …": Mira Fenn of the Osk Institute is Mira Fenn; the Chamber of Trade stays.</summary>
    private Phrase Named(Phrase phrase)
    {
        for (int k = phrase.First + 1; k < phrase.Stop; k++)
            if (tokens[k].Lower is "of" or "from" && tokens[k - 1].IsCapital && tokens[k - 1].Function is null && words.Role(tokens[k - 1].Lower) is null && k - phrase.First >= 2)
                return new(phrase.First, k);
        return phrase;
    }

    // "a memo seen by the Herald", "a letter signed by 350 residents": the head of the phrase speaks, not whoever is named last.
    private Phrase Head(Phrase phrase)
    {
        int by = phrase.First - 1;
        while (by > 0 && tokens[by].Is(TokenKind.Number))
            by--;
        if (by < 2 || tokens[by].Lower is not ("by" or "from" or "to") || !tokens[by - 1].IsWord || !IsParticiple(tokens[by - 1].Lower))
            return phrase;
        int stop = by - 1;
        while (stop > 0 && tokens[stop - 1].Function == "adv")
            stop--;
        return Before(stop) is Phrase head && Enumerable.Range(head.First, head.Stop - head.First).Any(k => words.Role(tokens[k].Lower) is VoiceKind.Document or VoiceKind.Outlet) ? head : phrase;
    }

    private static bool IsParticiple(string word) => word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("en", StringComparison.Ordinal) || word is "sent" or "put" or "read" or "made" or "drawn" or "shown";

    public string Text(Phrase phrase) => folded.Text[tokens[phrase.First].Start..tokens[phrase.Stop - 1].End].Replace(FoldedText.Bracket, ' ').Trim();

    public Stretch Place(Phrase phrase) => folded.Place(tokens[phrase.First].Start, tokens[phrase.Stop - 1].End);

    // A name that ends in a preposition or an article is cut before it.
    private Phrase? Cut(int first, int stop)
    {
        while (stop > first && tokens[stop - 1].Function is "prep" or "det")
            stop--;
        return stop > first ? new(first, stop) : null;
    }

    private bool IsNounLike(int k) => tokens[k].IsCapital || words.Role(tokens[k].Lower) is not null || words.IsAnonymous(tokens[k].Lower);

    private static bool IsSentenceStart(int k) => k == 0;
}
