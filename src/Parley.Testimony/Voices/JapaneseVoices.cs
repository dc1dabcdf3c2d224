using System.Collections.Immutable;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Finds whose words a Japanese sentence reports. The predicate stands behind the words, the speaker before them. One instance reads one sentence.</summary>
internal sealed class JapaneseVoices
{
    private readonly SentenceWork work;
    private readonly string text;
    private readonly Stretch sentence;
    private readonly JapaneseNames names;
    private readonly List<JapaneseNames.Subject> subjects;
    private int settled;            // where the last predicate that ended a clause of the sentence stands
    private int settledBy = -1;     // where the last predicate ended, whether or not its clause did
    private Speaker? last;          // who spoke last in this sentence

    private JapaneseVoices(SentenceWork work)
    {
        this.work = work;
        (text, sentence) = (work.Folded.Text, work.Sentence);
        names = new(work.Folded, work.Words, work.Inside);
        subjects = names.In(sentence);
        settled = Opening();
    }

    /// <summary>Reads one sentence and adds what it finds to the work.</summary>
    public static void Read(SentenceWork work)
    {
        JapaneseVoices reading = new(work);
        (Speaker Speaker, int Behind, CueHit Hit)? source = null;
        int covered = -1;
        foreach (CueHit hit in work.Hits)
        {
            if (hit.Cue.Language == "en" || hit.Start < covered)
                continue;
            switch (hit.Cue.Class)
            {
                case "source":
                    source = reading.Source(hit);
                    break;
                case "says":
                    source = reading.Says(hit, source);
                    break;
                case "relay":
                    source = reading.Relay(hit, source);
                    break;
                case "anonymous":
                    reading.Nobody(hit);
                    break;
                case "follows":
                    work.Follows(reading.Announcer(hit.Start), hit);
                    break;
                default:
                    continue;
            }
            covered = hit.Cue.Class == "follows" ? covered : hit.End;
        }
        if (source is { } open)
            reading.Close(open, reading.End());
        reading.Inverted();
        reading.Credited();
        reading.Bare();
        reading.Remember();
    }

    // また、 しかし、 and their like stand before the sentence proper.
    private int Opening()
    {
        int comma = text.IndexOf('、', sentence.Start, Math.Min(12, sentence.Length));
        return comma > 0 && text.AsSpan(sentence.Start, comma - sentence.Start).IndexOfAnyExceptInRange('\u3041', '\u3096') < 0 ? comma + 1 : sentence.Start;
    }

    private int End()
    {
        int end = sentence.End;
        while (end > sentence.Start && text[end - 1] is '。' or '！' or '？' or '.' or '!' or '?')
            end--;
        return end;
    }

    // 市交通局によると、…
    private (Speaker, int, CueHit)? Source(CueHit hit)
    {
        if (names.Ending(hit.Start, sentence.Start) is not JapaneseNames.Subject phrase)
            return null;
        int behind = hit.End < sentence.End && text[hit.End] == '、' ? hit.End + 1 : hit.End;
        // 別の集計では names nobody; what stands before によると is a source whatever it is.
        bool anybody = hit.Cue.Form[0] != 'の';
        Speaker? who = names.SpeakerOf(phrase, anybody) ?? (anybody ? new(names.Name(phrase), VoiceKind.Other, work.Folded.Place(phrase.Start, phrase.End)) : null);
        if (who is null or { Kind: VoiceKind.Author })
            return null;
        settled = behind;
        return (who, behind, hit);
    }

    private void Close((Speaker Speaker, int Behind, CueHit Hit) source, int end) => Add(source.Speaker, source.Hit, source.Behind, end);

    private (Speaker, int, CueHit)? Says(CueHit hit, (Speaker Speaker, int Behind, CueHit Hit)? source)
    {
        int at = hit.Start;
        bool quoted = at > sentence.Start && text[at - 1] == FoldedText.Quote;
        if (!quoted && !IsPredicate(at, hit.Cue))
            return source;
        if (hit.Cue.Value == "title")
            return source;
        bool embedded = IsEmbedded(hit.End);
        int limit = quoted ? at - 1 : at;
        if (source is { } open && (quoted || !subjects.Exists(s => s.Start >= open.Behind && s.End < limit && s.Particle is 'は' && names.SpeakerOf(s) is not null)))
        {
            // 町長によれば「…」と話した: one saying with two cues
            if (quoted)
                Add(open.Speaker, open.Hit, at - 1, at);
            else if (!embedded)
                Add(open.Speaker, open.Hit, open.Behind, at);
            else
                return source;
            Settle(hit, embedded);
            return null;
        }
        (Speaker Speaker, int Behind)? chosen = Choose(hit, limit, quoted, embedded);
        if (chosen is null && !quoted && (embedded || hit.Cue.Value is "thinks" or "verb") && work.Carried is null)
        {
            Settle(hit, embedded);
            return source;
        }
        Speaker who = chosen?.Speaker ?? last ?? work.Carried ?? work.Topic ?? Speaker.Unnamed;
        int from = quoted ? at - 1 : Math.Max(chosen?.Behind ?? 0, chosen is null ? settled : 0);
        Add(who, hit, from, at);
        Settle(hit, embedded);
        return source;
    }

    // Whose the words are: the nearest name before a quotation; before a reported clause its topic.
    private (Speaker, int)? Choose(CueHit hit, int limit, bool quoted, bool embedded)
    {
        if (hit.Cue.Value == "passive")
            return Nearest(s => s.Particle == 'か', limit, 0) ?? Nearest(s => s.Particle is 'は', limit, settled);
        if (quoted)
            return Nearest(s => s.Particle != 'か', limit, settled) ?? RelativeHead(hit, embedded) ?? Nearest(s => s.Particle != 'か' && s.Particle != 'も', limit, settled, anybody: true);
        if (embedded)
            return Nearest(s => s.Particle is 'が', limit, settled) ?? Nearest(s => s.Particle is 'は' or 'も', limit, settled);
        foreach (JapaneseNames.Subject s in subjects)
            if (s.Particle is 'は' or 'も' && s.Start >= settled && s.Behind <= limit && names.SpeakerOf(s) is Speaker topic)
                return (topic, s.Behind);
        // 外務省が…と述べた, but not 国が悪いと言う, where somebody else has been speaking
        if (last is null && work.Carried is null)
            foreach (JapaneseNames.Subject s in subjects)
                if (s.Particle == 'が' && s.Start >= settled && s.Behind <= limit && names.SpeakerOf(s) is Speaker subject)
                    return (subject, s.Behind);
        return null;
    }

    private (Speaker, int)? Nearest(Func<JapaneseNames.Subject, bool> fits, int limit, int from, bool anybody = false)
    {
        for (int k = subjects.Count - 1; k >= 0; k--)
            if (subjects[k] is var s && s.Behind <= limit && s.Start >= from && fits(s) && names.SpeakerOf(s, anybody) is Speaker who)
                return (who, s.Behind);
        return null;
    }

    // 「…」と述べた田中氏は: the name behind the predicate
    private (Speaker, int)? RelativeHead(CueHit hit, bool embedded)
    {
        if (!embedded)
            return null;
        foreach (JapaneseNames.Subject s in subjects)
            if (s.Start >= hit.End && s.Start <= hit.End + 1 && names.SpeakerOf(s) is { Kind: VoiceKind.Person or VoiceKind.Office or VoiceKind.Outlet } who)
                return (who, hit.Start);
        return null;
    }

    private (Speaker, int, CueHit)? Relay(CueHit hit, (Speaker Speaker, int Behind, CueHit Hit)? source)
    {
        if (work.Hits.Exists(h => h.Cue.Class == "relay-not" && h.Start <= hit.Start && hit.Start < h.End))
            return source;
        bool quoted = hit.Start > sentence.Start && text[hit.Start - 1] == FoldedText.Quote;
        work.LooseCues.Add((work.Folded.Place(hit.Start, TrimPoint(hit)), null));
        if (source is { } open)
        {
            Close(open, hit.Start);
            return null;
        }
        if (work.IsQuoted && !quoted)
            return null;
        Speaker? who = work.Topic ?? work.Carried;
        foreach (JapaneseNames.Subject s in subjects)
            if (s.Particle is 'は' && s.Start >= settled && s.Behind < hit.Start && names.SpeakerOf(s) is { Kind: VoiceKind.Person or VoiceKind.Office } topic && quoted)
                who = topic;
        Add(who ?? Speaker.Anonymous, hit, quoted ? hit.Start - 1 : ClauseStart(hit.Start), hit.Start, asCue: false);
        return null;
    }

    private void Nobody(CueHit hit)
    {
        // …と発言したとされる: it hedges the report and adds no voice of its own.
        if (settledBy == hit.Start)
            return;
        int from = ClauseStart(hit.Start);
        Speaker who = Speaker.Anonymous;
        // 関係者の間では、 names the crowd and is no part of what is said.
        int among = text.IndexOf("では、", from, Math.Max(0, hit.Start - from), StringComparison.Ordinal);
        if (among > 0 && names.Ending(among, from) is JapaneseNames.Subject crowd && names.SpeakerOf(crowd) is { Kind: VoiceKind.Anonymous or VoiceKind.Person } some)
            (who, from) = (some with { Kind = VoiceKind.Anonymous }, among + 3);
        else if (among > 0 && text.AsSpan(from, among - from).EndsWith("の間") && names.Ending(among - 2, from) is JapaneseNames.Subject people)
            (who, from) = (new(names.Name(people), VoiceKind.Anonymous, work.Folded.Place(people.Start, people.End)), among + 3);
        Add(who, hit, from, hit.Start);
        Settle(hit, IsEmbedded(hit.End));
    }

    // The clause begins behind the last predicate that ended one: …だが、 …ており、
    private int ClauseStart(int before)
    {
        int from = Math.Min(settled, before);
        for (int k = before - 2; k > from; k--)
            if (text[k] == '、' && text[k - 1] is 'が' or 'し' or 'り' && k > 1 && text[k - 2] is >= '\u3041' and <= '\u3096' && before - k > 8)
                return k + 1;
        return from;
    }

    private void Settle(CueHit hit, bool embedded)
    {
        settledBy = hit.End;
        if (embedded)
            return;
        settled = hit.End;
        if (settled < sentence.End && text[settled] is 'が' or 'し' or 'と')
            settled++;
        if (settled < sentence.End && text[settled] == '、')
            settled++;
    }

    // What a predicate is followed by shows whether it ends its clause: と, の, こと or a noun make it part of another.
    private bool IsEmbedded(int end)
    {
        if (end >= sentence.End)
            return false;
        char c = text[end];
        return c switch
        {
            'と' => end + 1 < sentence.End && text[end + 1] is not ('、' or 'こ' or 'き'),
            'の' => !(end + 1 < sentence.End && text[end + 1] is 'だ' or 'で'),
            'こ' or 'は' or 'に' or 'を' or 'よ' => true,
            'が' => end + 1 < sentence.End && text[end + 1] != '、',
            _ => c is (>= '\u30A1' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF'),
        };
    }

    // Before と stands a predicate: …した, …だ, …ない. 専門家と話した means something else.
    private bool IsPredicate(int at, Cue cue)
    {
        if (at <= sentence.Start)
            return false;
        char before = text[at - 1];
        if (before == FoldedText.Bracket && at - 2 >= sentence.Start)
            before = text[at - 2];
        bool kana = before is >= '\u3041' and <= '\u3096';
        if (kana)
            return before is not ('の' or 'を' or 'に' or 'へ' or 'が');
        return before is not ('、' or '。' or ' ' or '\u3000') && cue.Value != "verb" && !(cue.Form.Length <= 3 && cue.Form[1] is '話' or '語' or '争');
    }

    // Who announces the words: 港湾新報の記事を引用する, ハマベ氏は次のように書いている
    private Speaker? Announcer(int before)
    {
        (Speaker Speaker, int)? topic = Nearest(s => s.Particle is 'は' or 'が' or 'も', before, sentence.Start);
        if (topic is { Speaker.Kind: not VoiceKind.Document } named)
            return named.Speaker;
        int of = text.LastIndexOf('を', Math.Max(before, sentence.Start), Math.Max(0, before - sentence.Start));
        if (text[before] == 'を')
            of = before;
        if (of > sentence.Start && names.Ending(of, sentence.Start) is JapaneseNames.Subject phrase && names.SpeakerOf(phrase) is Speaker owner)
            return owner;
        return topic?.Speaker;
    }

    // 「…」と、田中氏は述べた
    private void Inverted()
    {
        for (int k = sentence.Start; k + 2 < sentence.End; k++)
        {
            if (text[k] != FoldedText.Quote || text[k + 1] != 'と' || work.Drafts.Exists(d => d.Content.End == work.Folded.Place(k, k + 1).End))
                continue;
            foreach (JapaneseNames.Subject s in subjects)
                if (s.Particle is 'は' or 'が' && s.Start >= k + 2 && s.Start <= k + 6 && names.SpeakerOf(s, anybody: true) is Speaker who && BareVerb(s.Behind, sentence.End) is int end and > 0)
                {
                    work.Add(new() { Speaker = who, Cue = work.Folded.Place(s.Start, end), Content = work.Folded.Place(k, k + 1), Border = Border.Marks, IsVerbatim = true });
                    last = who;
                    break;
                }
        }
    }

    // 「…」(田中氏)
    private void Credited()
    {
        for (int k = sentence.Start; k + 1 < sentence.End; k++)
            if (text[k] == FoldedText.Quote && text[k + 1] == FoldedText.Bracket && work.Folded.At(k + 1) is Enclosure bracket && bracket.Inside.Length is > 1 and <= 20
                && work.Inside(bracket) is string name && work.Words.Ending(name) is VoiceKind.Person or VoiceKind.Office or VoiceKind.Outlet
                && !work.Drafts.Exists(d => d.Content.End == work.Folded.Place(k, k + 1).End))
                work.Add(new() { Speaker = new(name, work.Words.Ending(name)!.Value, bracket.Inside), Cue = bracket.Whole, Content = work.Folded.Place(k, k + 1), Border = Border.Marks, IsVerbatim = true });
    }

    // 倉田さんは言う。 — the words stand in the next sentence.
    private void Bare()
    {
        if (work.Announced is not null || work.Drafts.Count > 0)
            return;
        int end = End();
        for (int k = subjects.Count - 1; k >= 0; k--)
            if (subjects[k] is { Particle: 'は' or 'が' or 'も' } s && names.SpeakerOf(s) is { Kind: VoiceKind.Person or VoiceKind.Office or VoiceKind.Outlet } who)
            {
                for (int from = s.Behind; from < end && from - s.Behind < 12; from++)
                    if (BareVerb(from, end) == end && (from == s.Behind || text[from - 1] is not ('を' or 'と' or 'に')))
                    {
                        work.Follows(who, default, work.Folded.Place(from, end));
                        return;
                    }
                return;
            }
    }

    private int BareVerb(int from, int end)
    {
        foreach (Cue cue in work.Tables.Of("bare-verb"))
            if (string.CompareOrdinal(text, from, cue.Form, 0, cue.Form.Length) == 0)
            {
                int stop = from + cue.Form.Length;
                return Math.Min(end, stop + work.Tables.Endings.LongestAt(text, stop, end));
            }
        return 0;
    }

    // The topic of the sentence may be who speaks in the next one.
    private void Remember()
    {
        if (work.Drafts.Count > 0)
            return;
        Speaker? before = null;
        foreach (JapaneseNames.Subject s in subjects)
        {
            Speaker? who = names.SpeakerOf(s);
            if (s.Particle is 'は' && who is { Kind: VoiceKind.Person or VoiceKind.Office or VoiceKind.Outlet })
            {
                work.Mentioned(who);
                return;
            }
            // リンド氏が寄せた論考は: the document's author
            if (s.Particle is 'は' && who is { Kind: VoiceKind.Document } && before is not null)
            {
                work.Mentioned(before);
                return;
            }
            if (s.Particle is 'が' && who is { Kind: VoiceKind.Person or VoiceKind.Office or VoiceKind.Outlet })
                before = who;
        }
    }

    private int TrimPoint(CueHit hit) => hit.End > hit.Start && text[hit.End - 1] is '。' or '）' or ')' ? hit.End - 1 : hit.End;

    // Brackets and joining words at the head of a clause are no part of what is reported.
    private int Begin(int from, int to)
    {
        while (from < to && (char.IsWhiteSpace(text[from]) || text[from] is '、' || (text[from] == FoldedText.Bracket && from + 1 < to)))
            from++;
        foreach (Cue cue in work.Tables.Of("conjunction"))
            if (string.CompareOrdinal(text, from, cue.Form, 0, cue.Form.Length) == 0 && text.IndexOf('、', from, Math.Min(to - from, 16)) is int comma and > 0 && comma + 1 < to)
                return Begin(comma + 1, to);
        return from;
    }

    private void Add(Speaker who, CueHit hit, int from, int to, bool asCue = true)
    {
        from = Begin(from, to);
        // Brackets at the end hold the author's source or remark, not words of the speaker.
        while (to > from && (char.IsWhiteSpace(text[to - 1]) || text[to - 1] is '、' || (text[to - 1] == FoldedText.Bracket && to - 1 > from)))
            to--;
        if (to <= from)
            return;
        bool quoted = to - from == 1 && text[from] == FoldedText.Quote;
        work.Add(new()
        {
            Speaker = who,
            Cue = asCue ? work.Folded.Place(hit.Start, TrimPoint(hit)) : null,
            Content = work.Folded.Place(from, to),
            Border = quoted ? Border.Marks : Border.Cue,
            IsVerbatim = quoted,
        });
        if (who.As.Length > 0)
            last = who;
    }
}
