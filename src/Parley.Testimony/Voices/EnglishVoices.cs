using System.Collections.Immutable;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Finds whose words an English sentence reports, by the cues in it. One instance reads one sentence.</summary>
internal sealed class EnglishVoices
{
    // No sentence that people write reports more often.
    private const int MostCues = 24;

    private readonly SentenceWork work;
    private readonly List<Token> tokens;
    private readonly EnglishNames names;
    private readonly WordTables words;
    private readonly List<Found> found = [];

    /// <summary>A cue with its speaker, and where the cue as a whole stands among the tokens.</summary>
    private sealed class Found
    {
        public required Speaker Speaker;
        public required int First, Stop;            // the cue with its subject and what belongs to it
        public required Stretch Cue;                // what is shown as the cue
        public int ContentFirst = -1, ContentStop;
        public bool IsParenthetical, IsVerbatim, GoesToEnd, IsParticiple;
    }

    private EnglishVoices(SentenceWork work)
    {
        this.work = work;
        words = work.Words;
        tokens = EnglishTokens.Of(work.Folded.Text, work.Sentence, words);
        names = new(work.Folded, tokens, words);
    }

    /// <summary>Reads one sentence and adds what it finds to the work.</summary>
    public static void Read(SentenceWork work)
    {
        EnglishVoices reading = new(work);
        if (reading.tokens.Count == 0)
            return;
        reading.Dateline();
        foreach (CueHit hit in work.Hits)
            if (hit.Cue.Language != "ja" && reading.found.Count < MostCues)
                reading.Take(hit);
        reading.Persons();
        reading.Contents();
        reading.Colon();
        reading.Report();
    }

    private int first;      // the first token of the sentence proper, behind a dateline

    // PORT SELL, March 9, 2034 (Coast Wire) - Dock workers …
    private void Dateline()
    {
        if (work.Sentence.Start != 0 || !tokens[0].IsWord || work.Folded.Text[tokens[0].Start..tokens[0].End].Any(char.IsLower) || tokens[0].End - tokens[0].Start < 3)
            return;
        for (int k = 1; k < Math.Min(tokens.Count, 16); k++)
            if (tokens[k].Is(TokenKind.Dash) && k + 1 < tokens.Count)
            {
                first = k + 1;
                return;
            }
    }

    private void Take(CueHit hit)
    {
        int at = TokenAt(hit.Start), stop = TokenAt(hit.End - 1) + 1;
        if (at < 0 || stop <= at || at < first)
            return;
        switch (hit.Cue.Class)
        {
            case "says":
                Verb(hit, at, stop);
                break;
            case "source":
                Source(hit, at, stop);
                break;
            case "claim":
                Claim(hit, at, stop);
                break;
            case "anonymous":
                Nobody(hit, at, stop);
                break;
            case "follows":
                work.Follows(null, hit);
                break;
        }
    }

    private void Verb(CueHit hit, int at, int stop)
    {
        if (found.Exists(f => f.Stop > at && f.First <= at && f.Speaker.Kind == VoiceKind.Anonymous && f.Speaker.As.Length == 0))
            return;                                                  // "some reports say" is a cue of its own
        if (at > first && tokens[at - 1].Lower == "to" && hit.Cue.Value != "quotes")
            return;                                                  // "declined to say"
        if (at > first && (tokens[at - 1].IsPossessive || tokens[at - 1].Function == "det"))
            return;                                                  // "Corvo's claim", "the report": a noun
        int left = at;
        bool negated = false, passive = false;
        while (left > first && tokens[left - 1].IsWord && tokens[left - 1].Function is "adv" or "aux")
        {
            string word = tokens[left - 1].Lower;
            negated |= word is "not" or "never" || word.EndsWith("n't", StringComparison.Ordinal);
            passive |= word is "is" or "are" or "was" or "were" or "been" or "being";
            left--;
        }
        // "readers were told", "it was reported": the subject is not who speaks.
        if (negated || (passive && IsPastForm(hit.Cue.Form)))
            return;
        (Speaker Speaker, int First)? subject = Subject(left);
        if (subject is (Speaker who, int begin))
        {
            if (begin > first && tokens[begin - 1].Lower == "what" && What(who, begin, hit, stop))
                return;
            bool names = hit.Cue.Value == "quotes" && stop < tokens.Count && tokens[stop].Is(TokenKind.Quote);      // what its treasurer called “arithmetic”
            if (begin > first && !names && tokens[begin - 1].Lower is "which" or "what" or "whom" or "that" && tokens[begin - 1].Function == "conj" && !(begin > first + 1 && IsReport(begin - 2)))
                return;                                              // "which he said arrived on Thursday": he is not the one quoted here
            found.Add(new() { Speaker = who, First = begin, Stop = stop, Cue = work.Folded.Place(hit.Start, hit.End) });
            Before(found[^1], hit, at, stop);
            return;
        }
        // "…, he said, adding that …": who spoke before, or the subject of the sentence, goes on
        if (left == at && at > first + 1 && tokens[at - 1].Is(TokenKind.Comma) && hit.Cue.Form.EndsWith("ing", StringComparison.Ordinal)
            && (found.LastOrDefault(f => f.Stop <= at)?.Speaker ?? (GoesOn(stop) ? Opening() : null)) is Speaker on)
        {
            found.Add(new() { Speaker = on, First = at, Stop = stop, Cue = work.Folded.Place(hit.Start, hit.End), IsParticiple = true });
            Before(found[^1], hit, at, stop);
            return;
        }
        // "…," said Mira Fenn
        if (left > first && tokens[left - 1].Kind is TokenKind.Comma or TokenKind.Quote or TokenKind.Dash || left == first)
            if (stop < tokens.Count && names.At(stop) is EnglishNames.Phrase behind && names.SpeakerOf(behind) is Speaker inverted
                && left > first && (EndsGroup(behind.Stop) || (tokens[behind.Stop].Function is "prep" or "adv" && (tokens[left - 1].Is(TokenKind.Quote) || (left > first + 1 && tokens[left - 2].Is(TokenKind.Quote))))))
                found.Add(new() { Speaker = inverted, First = at, Stop = behind.Stop, Cue = work.Folded.Place(hit.Start, tokens[behind.Stop - 1].End), IsParenthetical = true });
    }

    // "adding that …", "saying: “…”", "saying “…”." and not "adding “fuel” to the fire"
    private bool GoesOn(int stop) => stop + 1 < tokens.Count
        && (tokens[stop].Lower == "that" || (tokens[stop].Kind is TokenKind.Colon or TokenKind.Comma && tokens[stop + 1].Is(TokenKind.Quote))
            || words.Pronoun(tokens[stop].Lower) == "person" || (tokens[stop].Is(TokenKind.Quote) && Quotes(stop) >= tokens.Count - 1));

    // Who a sentence begins with when no cue says so: a name, or somebody in an office with the name behind it.
    private Speaker? Opening()
    {
        int role = first;
        while (role < tokens.Count && role - first < 5 && tokens[role].IsWord && tokens[role].Function is null or "det" && words.Role(tokens[role].Lower) is null)
            role++;
        bool named = tokens[first].Function is null && tokens[first].IsCapital && words.Role(tokens[first].Lower) is null;
        int stop = named ? first : role < tokens.Count && tokens[role].IsWord && words.Role(tokens[role].Lower) is not null ? role + 1 : first;
        while (stop < tokens.Count && tokens[stop].IsCapital && tokens[stop].Function is null)
            stop++;
        return stop > first ? names.SpeakerOf(new(first, stop)) : null;
    }

    // What our chairman said was: “…”
    private bool What(Speaker who, int begin, CueHit hit, int stop)
    {
        for (int k = stop; k + 1 < tokens.Count && k - stop < 10; k++)
            if (tokens[k].Lower is "was" or "is")
            {
                int next = k + 1;
                while (next < tokens.Count && tokens[next].Kind is TokenKind.Colon or TokenKind.Comma || (next < tokens.Count && tokens[next].Lower == "that"))
                    next++;
                if (next >= tokens.Count)
                    return false;
                bool quoted = tokens[next].Is(TokenKind.Quote);
                found.Add(new() { Speaker = who, First = begin, Stop = stop, Cue = work.Folded.Place(hit.Start, hit.End), ContentFirst = next, ContentStop = quoted ? Quotes(next) : tokens.Count, IsVerbatim = quoted, GoesToEnd = !quoted });
                return true;
            }
        return false;
    }

    private static bool IsPastForm(string form) => form.EndsWith("ed", StringComparison.Ordinal) || form is "said" or "told" or "written" or "put" or "made clear";

    // Whether some report's cue ends with this token: "said that he said" nests, "which he said" does not.
    private bool IsReport(int token) => found.Exists(f => f.Stop == token + 1);

    private (Speaker, int First)? Subject(int left)
    {
        if (left <= first)
            return null;
        Token before = tokens[left - 1];
        if (before.IsWord && before.Lower is "who" or "which" && before.Function == "conj")
            return Antecedent(left - 1);
        if (before.IsWord && before.Lower is "and" or "but" or "then" && found.Count > 0)
            return (found[^1].Speaker, left - 1);
        if (before.IsWord)
            return names.Before(left) is EnglishNames.Phrase phrase && phrase.First >= first && (names.SpeakerOf(phrase) ?? Poster(phrase, left)) is Speaker who ? (who, phrase.First) : null;
        return before.Is(TokenKind.Comma) ? Apposition(left - 1) : before.Is(TokenKind.Bracket) && left > first + 1 && names.Before(left - 1) is EnglishNames.Phrase named && names.SpeakerOf(named) is Speaker bracketed ? (bracketed, named.First) : null;
    }

    // "marrow wrote:" — before a colon that ends the sentence a word in small letters may be a name.
    private Speaker? Poster(EnglishNames.Phrase phrase, int verb) =>
        phrase.First == first && phrase.Stop - phrase.First <= 2 && verb + 1 == tokens.Count - 1 && tokens[^1].Is(TokenKind.Colon) && words.Pronoun(tokens[phrase.First].Lower) is null && tokens[phrase.First].Function is null
            ? new(names.Text(phrase), VoiceKind.Person, names.Place(phrase)) : null;

    // Ruth Opal, who said; the union, which calls
    private (Speaker, int)? Antecedent(int relative)
    {
        int stop = relative > first && tokens[relative - 1].Kind is TokenKind.Comma or TokenKind.Semicolon ? relative - 1 : relative;
        return stop > first && names.Before(stop) is EnglishNames.Phrase phrase && names.SpeakerOf(phrase) is Speaker who ? (who, relative) : null;
    }

    // "A researcher, Lind, wrote"; "Smith, a spokesman for the ministry, said"; "the report, in its summary, says"
    private (Speaker, int)? Apposition(int comma)
    {
        int open = comma - 1;
        while (open > first && !tokens[open].Is(TokenKind.Comma) && comma - open < 14)
        {
            if (tokens[open].Kind is TokenKind.Semicolon or TokenKind.Colon or TokenKind.End)
                return null;
            open--;
        }
        if (open <= first || !tokens[open].Is(TokenKind.Comma) || open + 1 >= comma)
            return null;
        if (tokens[open + 1].Lower is not ("who" or "which") && Enumerable.Range(open, comma - open).Any(k => tokens[k].Is(TokenKind.Quote)))
            return null;
        if (names.Before(open) is not EnglishNames.Phrase head || names.SpeakerOf(head) is not Speaker who)
            return null;
        if (tokens[open + 1].Function is "prep" or "adv" || tokens[open + 1].Lower is "who" or "which" || tokens[open + 1].Lower.EndsWith("ing", StringComparison.Ordinal) || tokens[open + 1].Lower.EndsWith("ed", StringComparison.Ordinal))
            return (who, head.First);
        if (names.Before(comma) is not EnglishNames.Phrase inner || inner.First != open + 1 || names.SpeakerOf(inner) is not Speaker named)
            return null;
        bool isName = tokens[inner.First].IsCapital && tokens[inner.First].Function is null;
        VoiceKind kind = named.Kind == VoiceKind.Other ? who.Kind : who.Kind == VoiceKind.Other ? named.Kind : isName ? who.Kind : named.Kind;
        return (isName ? named with { Kind = kind == VoiceKind.Anonymous ? VoiceKind.Person : kind } : who with { Kind = kind }, head.First);
    }

    // The subject stands before the verb: what follows is reported, or what went before is.
    private void Before(Found f, CueHit hit, int at, int stop)
    {
        // "puts it at 90" reports a number, "as X put it" a wording.
        string value = hit.Cue.Value == "as" && stop < tokens.Count && tokens[stop].Lower == "at" ? "puts" : hit.Cue.Value;
        if (value == "puts" && hit.Cue.Value == "as")
            stop--;
        if (f.First > first && tokens[f.First - 1].Lower == "as" && tokens[f.First - 1].Function == "conj")
        {
            As(f, stop);
            return;
        }
        if (value == "as")
            return;
        int that = -1, quote = -1, k = stop;
        for (; k < tokens.Count && k - stop < 12; k++)
        {
            Token token = tokens[k];
            if (token.Lower == "that" && token.Function is not null && k + 1 < tokens.Count && !(value is "quotes"))
            {
                that = k;
                break;
            }
            if (token.Is(TokenKind.Quote))
            {
                quote = k;
                break;
            }
            if (token.Kind is TokenKind.Semicolon or TokenKind.End or TokenKind.Dash || (token.Function == "conj" && token.Lower is not "as" and not "than") || IsAnotherCue(k, stop))
                break;
            if (token.Is(TokenKind.Colon) && !(k + 1 < tokens.Count && tokens[k + 1].Is(TokenKind.Quote)))
                break;
        }
        if (that >= 0)
        {
            (f.ContentFirst, f.GoesToEnd) = (that + 1, true);
            return;
        }
        bool parenthetical = f.First > first && tokens[f.First - 1].Kind is TokenKind.Comma or TokenKind.Quote or TokenKind.Dash && HasContentBefore(f.First);
        if (quote >= 0)
        {
            bool direct = quote == stop || tokens[quote - 1].Kind is TokenKind.Comma or TokenKind.Colon || value is "quotes" or "object" || tokens[quote - 1].Lower is "of" or "as" || tokens[quote - 1].Function is null && quote - stop <= 6 && value != "bare";
            if (direct && !(parenthetical && quote > stop && EndsGroup(Group(stop)) && tokens[f.First - 1].Is(TokenKind.Quote)))
            {
                f.ContentFirst = quote;
                f.ContentStop = Quotes(quote);
                f.IsVerbatim = true;
                return;
            }
        }
        // "…, he told reporters on Tuesday": behind the verb of a cue in commas stand only those told, times and places.
        int group = value is "object" or "thinks" || stop >= tokens.Count || tokens[stop].Function is "prep" or "adv" or "time" || !tokens[stop].IsWord || words.IsCalendar(tokens[stop].Lower) ? Group(stop) : stop;
        if (group < tokens.Count && tokens[group].Is(TokenKind.Colon) && group >= tokens.Count - 2)
            return;                                                  // "On 9 March, Tom Reed wrote:" announces what follows
        if (parenthetical && EndsGroup(group) && (value != "quotes" || tokens[f.First - 1].Is(TokenKind.Quote) || (f.First > first + 1 && tokens[f.First - 2].Is(TokenKind.Quote))))
        {
            (f.IsParenthetical, f.Stop) = (true, group);
            f.Cue = work.Folded.Place(tokens[f.First].Start, hit.End);
            return;
        }
        if (k < tokens.Count && tokens[k].Is(TokenKind.Colon) && k + 1 < tokens.Count)
        {
            (f.ContentFirst, f.GoesToEnd) = (k + 1, true);
            return;
        }
        int bare = stop;
        if (value == "object" && bare < tokens.Count && tokens[bare].Lower is "me" or "us" or "him" or "her" or "them" or "you")
            bare++;
        else if (value is not ("bare" or "thinks" or "puts"))
            return;
        while (bare < tokens.Count && tokens[bare].Function == "adv")
            bare++;
        if (value == "puts" && !Enumerable.Range(bare, Math.Max(0, Math.Min(tokens.Count - bare, 6))).Any(i => tokens[i].Lower == "at"))
            return;
        if (bare < tokens.Count && (tokens[bare].Kind is TokenKind.Number || (tokens[bare].IsWord && tokens[bare].Function is null or "det" && (tokens.Count - bare >= 3 || bare > stop))) && tokens[bare].Lower is not ("so" or "nothing" or "goodbye"))
            (f.ContentFirst, f.GoesToEnd) = (bare, true);
    }

    // "no ship will wait", as Minister Tolle put it; as the auditor admitted, there were two
    private void As(Found f, int stop)
    {
        int from = f.First - 1;
        int quote = from > first && tokens[from - 1].Is(TokenKind.Comma) ? from - 2 : from - 1;
        if (quote >= first && tokens[quote].Is(TokenKind.Quote))
            (f.ContentFirst, f.ContentStop, f.IsVerbatim) = (quote, quote + 1, true);
        else
        {
            int behind = stop;
            while (behind < tokens.Count && !tokens[behind].Is(TokenKind.Comma) && tokens[behind].Kind is not TokenKind.End && behind - stop < 8)
                behind++;
            if (behind + 1 < tokens.Count)
                (f.ContentFirst, f.GoesToEnd) = (behind + 1, true);
            else if (HasContentBefore(from))
                (f.IsParenthetical, f.Stop) = (true, Group(stop));
        }
    }

    private void Source(CueHit hit, int at, int stop)
    {
        int end = stop;
        while (end < tokens.Count && tokens[end].IsWord && end - stop < 12 && !(tokens[end].Function == "conj" && tokens[end].Lower != "and") && tokens[end].Function != "aux")
            end++;
        if (end == stop && end < tokens.Count && tokens[end].Is(TokenKind.Quote))
            end++;
        if (end == stop)
            return;
        EnglishNames.Phrase phrase = new(stop, end);
        bool pronoun = end - stop == 1 && tokens[stop].Lower is "him" or "her" or "them" or "it";
        Speaker? who = pronoun
            ? new(names.Text(phrase), tokens[stop].Lower is "him" or "her" ? VoiceKind.Person : VoiceKind.Other, names.Place(phrase))
            : names.SpeakerOf(phrase) ?? new(names.Text(phrase), VoiceKind.Other, names.Place(phrase));
        Found f = new() { Speaker = who, First = at, Stop = end, Cue = work.Folded.Place(hit.Start, hit.End) };
        bool opens = at == first || tokens[at - 1].Kind is TokenKind.Semicolon or TokenKind.Dash || (tokens[at - 1].Function == "conj" && at - 1 == first);
        int comma = end;
        if (opens)
        {
            // "According to two officials who asked not to be named, …"
            if (comma < tokens.Count && tokens[comma].Lower is "who" or "which" or "whose" && tokens[comma].Function == "conj")
                for (int k = comma + 1; k < tokens.Count - 1 && k - comma < 16 && !tokens[k].Is(TokenKind.Quote); k++)
                    if (tokens[k].Is(TokenKind.Comma))
                    {
                        comma = k;
                        break;
                    }
            while (comma < tokens.Count && tokens[comma].Kind is TokenKind.Bracket)
                comma++;
            if (comma < tokens.Count && tokens[comma].Is(TokenKind.Comma))
                comma++;
            (f.ContentFirst, f.GoesToEnd) = (comma, true);
        }
        else
            f.IsParenthetical = true;
        found.Add(f);
    }

    // Corvo's claim that the minister's word "illegal" had been "taken out of context" was "unacceptable"
    private void Claim(CueHit hit, int at, int stop)
    {
        int owner = at;
        while (owner > first && at - owner < 3 && tokens[owner - 1].IsWord && !tokens[owner - 1].IsPossessive && tokens[owner - 1].Function is null && tokens[owner - 1].Lower is not ("his" or "her" or "their" or "its"))
            owner--;
        if (owner <= first || stop >= tokens.Count)
            return;
        Token possessor = tokens[owner - 1];
        Speaker? who = null;
        int begin = owner - 1;
        if (possessor.IsPossessive && names.Before(owner) is EnglishNames.Phrase phrase)
        {
            string name = names.Text(phrase);
            name = name.EndsWith('s') && name[^2] is '\'' or '’' ? name[..^2] : name.TrimEnd('\'', '’');
            VoiceKind kind = words.Role(possessor.Lower) ?? VoiceKind.Other;
            if (possessor.IsCapital || kind != VoiceKind.Other || possessor.Function is null)
                (who, begin) = (new Speaker(name, kind, names.Place(phrase)), phrase.First);
        }
        else if (possessor.Lower is "his" or "her" or "their" or "its")
            who = new(possessor.Lower, possessor.Lower is "his" or "her" ? VoiceKind.Person : VoiceKind.Other, work.Folded.Place(possessor.Start, possessor.End));
        if (who is null)
            return;
        int next = stop;
        if (tokens[next].Function == "aux" && next + 1 < tokens.Count)
            next++;
        if (tokens[next].Lower == "that" && next + 1 < tokens.Count)
            found.Add(new() { Speaker = who, First = begin, Stop = stop, Cue = work.Folded.Place(hit.Start, hit.End), ContentFirst = next + 1, ContentStop = next == stop ? Clause(next + 1) : tokens.Count });
        else if (tokens[next].Is(TokenKind.Quote))
            found.Add(new() { Speaker = who, First = begin, Stop = stop, Cue = work.Folded.Place(hit.Start, hit.End), ContentFirst = next, ContentStop = next + 1, IsVerbatim = true });
    }

    // A clause owns the first finite verb; the second belongs to the noun before the clause.
    private int Clause(int from)
    {
        int verbs = 0;
        for (int k = from; k < tokens.Count; k++)
        {
            if (tokens[k].Kind is TokenKind.Semicolon or TokenKind.End)
                return k;
            if (tokens[k].Function == "aux" && tokens[k].Lower is not ("be" or "been" or "being") && !(k > from && tokens[k - 1].Function == "aux") && ++verbs == 2)
                return k;
        }
        return tokens.Count;
    }

    private void Nobody(CueHit hit, int at, int stop)
    {
        Found f = new() { Speaker = Speaker.Anonymous, First = at, Stop = stop, Cue = work.Folded.Place(hit.Start, hit.End) };
        string form = hit.Cue.Form;
        bool last = at > first && tokens[at - 1].Is(TokenKind.Comma) && (stop >= tokens.Count || tokens[stop].Kind is TokenKind.End or TokenKind.Comma or TokenKind.Semicolon);
        if (last && HasContentBefore(at))
            f.IsParenthetical = true;
        else if (form.Contains(' ') && !form.EndsWith(" to", StringComparison.Ordinal))
        {
            int from = stop;
            while (from < tokens.Count && tokens[from].Kind is TokenKind.Comma || (from < tokens.Count && tokens[from].Lower == "that"))
                from++;
            (f.ContentFirst, f.GoesToEnd) = (from, true);
        }
        else if (!form.Contains(' '))
            return;                                                  // "reportedly" says how sure the author is, and opens no voice
        else
            (f.ContentFirst, f.GoesToEnd) = (ClauseStart(at), true);
        found.Add(f);
    }

    // Persons of whom the sentence speaks: "he" in the next one may mean them.
    private void Persons()
    {
        for (int k = first; k < tokens.Count; k++)
        {
            if (tokens[k].Lower is "mr" or "mrs" or "ms" or "dr" or "sir" or "madam" or "lord" or "lady" or "professor" && tokens[k].IsCapital && k + 1 < tokens.Count)
            {
                int name = tokens[k + 1].Is(TokenKind.End) ? k + 2 : k + 1, stop = name;
                while (stop < tokens.Count && tokens[stop].IsCapital && stop - name < 3 && !tokens[stop].IsPossessive)
                    stop++;
                if (stop > name)
                    work.Persons.Add(new(names.Text(new(k, stop)), VoiceKind.Person, names.Place(new(k, stop))));
            }
            else if (words.Role(tokens[k].Lower) == VoiceKind.Person && !tokens[k].IsPossessive && !(k + 1 < tokens.Count && tokens[k + 1].IsCapital) && !tokens[k].Lower.EndsWith('s') && names.Before(k + 1) is EnglishNames.Phrase phrase && phrase.Stop - phrase.First >= 2
                && names.SpeakerOf(phrase) is { Kind: VoiceKind.Person } person)
                work.Persons.Add(person);
        }
    }

    // Where each content ends is known only when all cues are.
    private void Contents()
    {
        foreach (Found f in found)
            if (f.IsParenthetical)
                Around(f);
            else if (f.GoesToEnd)
                f.ContentStop = EndOfContent(f);
    }

    private void Around(Found f)
    {
        int stop = f.First, from = ClauseStart(f.First);
        while (stop > from && tokens[stop - 1].Kind is TokenKind.Comma or TokenKind.Dash)
            stop--;
        // "…," she said: when marks stand right before the cue, they are what was said; the rest too when it leads into them.
        bool quoted = stop > from && tokens[stop - 1].Is(TokenKind.Quote);
        if (quoted && stop - 1 > from && tokens[stop - 2].Kind is TokenKind.Colon or TokenKind.End or TokenKind.Dash)
            from = stop - 1;
        f.ContentFirst = from;
        f.ContentStop = stop;
        f.IsVerbatim = quoted && stop - from == 1;
        int behind = f.Stop;
        if (behind >= tokens.Count || tokens[behind].Kind is not (TokenKind.Comma or TokenKind.Dash))
            return;
        behind++;
        // "A," he said, "B": one saying. "A, the Post said, plus B": the sentence goes on. ", but …" is the author's again.
        if (behind < tokens.Count && tokens[behind].Is(TokenKind.Quote) && quoted)
            f.ContentStop = Quotes(behind);
        else if (behind < tokens.Count && !quoted && tokens[behind].Function is not "conj" && !StartsReport(behind))
            f.ContentStop = EndOfContent(f, behind);
    }

    private int EndOfContent(Found f, int from = -1)
    {
        int start = from < 0 ? f.ContentFirst : from;
        for (int k = start; k < tokens.Count; k++)
        {
            Token token = tokens[k];
            if (token.Kind is TokenKind.Semicolon or TokenKind.End && !(token.Is(TokenKind.End) && k + 1 < tokens.Count && work.Folded.Text[token.Start] == '…'))
                return k;
            if (k > start && token.Is(TokenKind.Comma) && k + 1 < tokens.Count)
            {
                Token next = tokens[k + 1];
                if (next.Lower is "but" or "though" or "although" or "whereas" or "however" && next.Function is "conj" or "adv")
                    return k;
                if (next.Lower == "and" && k + 2 < tokens.Count && tokens[k + 2].Lower != "that" && (words.Pronoun(tokens[k + 2].Lower) is not null || StartsReport(k + 2)))
                    return k;
                if (found.Exists(o => o != f && o.IsParticiple && o.First == k + 1 && o.ContentFirst >= 0))
                    return k;
                // A cue in commas that ends the sentence holds everything before it, this content included.
                if (found.Exists(o => o != f && o.IsParenthetical && o.First == k + 1))
                    return k;
            }
            else if (k > start && token.Lower == "and" && StartsReport(k + 1))
                return k;
            else if (k > start && found.Exists(o => o != f && o.IsParenthetical && o.First == k))
                return k;
        }
        return tokens.Count;
    }

    private bool StartsReport(int token) => found.Exists(f => !f.IsParenthetical && f.First == token);

    private bool IsAnotherCue(int k, int stop) => k > stop && tokens[k].IsWord && work.Hits.Exists(h => h.Cue.Class == "says" && h.Cue.Language == "en" && h.Start == tokens[k].Start);

    // Quotations that follow each other with nothing but "and" between them are one saying.
    private int Quotes(int quote)
    {
        int stop = quote + 1;
        while (stop + 1 < tokens.Count && (tokens[stop].Kind is TokenKind.Comma or TokenKind.Dash || tokens[stop].Lower is "and" or "or") && tokens[stop + 1].Is(TokenKind.Quote))
            stop += 2;
        return stop;
    }

    // What may stand between a verb and the end of its group: "told reporters on Tuesday", "said on arrival".
    private int Group(int stop)
    {
        int k = stop;
        while (k < tokens.Count && k - stop < 9 && (tokens[k].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Bracket) && !(tokens[k].Function is "aux" || (tokens[k].Function == "conj" && tokens[k].Lower is not "and")))
            k++;
        return k;
    }

    private bool EndsGroup(int k) => k >= tokens.Count || tokens[k].Kind is TokenKind.Comma or TokenKind.End or TokenKind.Semicolon or TokenKind.Dash or TokenKind.Colon || (tokens[k].Function == "conj" && tokens[k].Lower is "who" or "which" or "as" or "when" or "after");

    private bool HasContentBefore(int stop)
    {
        int from = ClauseStart(stop), count = 0;
        for (int k = from; k < stop; k++)
            if (found.Exists(f => f.First <= k && k < f.Stop))
                continue;
            else if (tokens[k].Is(TokenKind.Quote))
                return true;
            else if (tokens[k].IsWord || tokens[k].Is(TokenKind.Number))
                count++;
        return count >= 3 && !(tokens[from].Function == "prep" && count < 5);
    }

    // The author's clauses are parted by semicolons and by ", but".
    private int ClauseStart(int before)
    {
        for (int k = before - 1; k > first; k--)
            if (tokens[k - 1].Is(TokenKind.Semicolon) || (tokens[k - 1].Is(TokenKind.Comma) && tokens[k].Function == "conj" && tokens[k].Lower is "but" or "though" or "while" or "whereas" or "although" && k < before - 1))
                return tokens[k].Function == "conj" ? k + 1 : k;
        return first;
    }

    // "Her host was cooler: “…”"; "X wrote:" before a block
    private void Colon()
    {
        int end = tokens.Count - 1;
        while (end >= 0 && tokens[end].Kind is TokenKind.Bracket)
            end--;
        if (end >= first && tokens[end].Is(TokenKind.Colon))
        {
            Found? open = found.LastOrDefault(f => f.ContentFirst < 0 || (f.ContentFirst >= end));
            if (open is not null)
                found.Remove(open);
            work.Follows(open?.Speaker ?? Letter() ?? found.LastOrDefault()?.Speaker ?? (names.Leading() is EnglishNames.Phrase head ? names.SpeakerOf(head) : null), default, open?.Cue);
            return;
        }
        if (found.Count > 0)
            return;
        for (int k = first + 1; k + 1 < tokens.Count; k++)
            if (tokens[k].Is(TokenKind.Colon) && tokens[k + 1].Is(TokenKind.Quote) && Quotes(k + 1) is int stop && (stop >= tokens.Count || tokens[stop].Is(TokenKind.End))
                && names.Leading() is EnglishNames.Phrase leading && names.SpeakerOf(leading) is Speaker who)
                found.Add(new() { Speaker = who, First = first, Stop = k, Cue = work.Folded.Place(tokens[k].Start, tokens[k].End), ContentFirst = k + 1, ContentStop = stop, IsVerbatim = true });
    }

    // a letter from the shipping line North Arc
    private Speaker? Letter()
    {
        for (int k = first; k + 2 < tokens.Count; k++)
            if (words.Role(tokens[k].Lower) == VoiceKind.Document && tokens[k + 1].Lower is "from" or "by" && names.At(k + 2) is EnglishNames.Phrase phrase && names.SpeakerOf(phrase) is Speaker who)
                return who;
        return null;
    }

    private void Report()
    {
        foreach (Found f in found.OrderBy(f => f.First))
        {
            if (f.ContentFirst < 0 || f.ContentFirst >= f.ContentStop || f.ContentFirst >= tokens.Count)
            {
                work.Mentioned(f.Speaker);
                continue;
            }
            // Brackets at the end hold the author's source or remark, not words of the speaker.
            while (f.ContentStop - 1 > f.ContentFirst && tokens[f.ContentStop - 1].Kind is TokenKind.Bracket or TokenKind.Comma)
                f.ContentStop--;
            Stretch content = work.Folded.Place(tokens[f.ContentFirst].Start, tokens[f.ContentStop - 1].End);
            work.Add(new()
            {
                Speaker = f.Speaker,
                Cue = f.Cue,
                Content = content,
                Border = f.IsVerbatim ? Border.Marks : Border.Cue,
                IsVerbatim = f.IsVerbatim,
            });
        }
    }

    private int TokenAt(int place)
    {
        int low = 0, high = tokens.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (tokens[middle].End <= place)
                low = middle + 1;
            else if (tokens[middle].Start > place)
                high = middle - 1;
            else
                return middle;
        }
        return -1;
    }
}
