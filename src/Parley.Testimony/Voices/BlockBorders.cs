namespace Parley.Analysis.Testimony;

/// <summary>Infers where a quoted block ends whose marks were lost.</summary>
internal sealed class BlockBorders(Page page, IReadOnlyList<ParagraphFacts> facts)
{
    private const int MostParagraphs = 40;

    /// <summary>The last paragraph of a block.</summary>
    /// <param name="first">Its first paragraph.</param>
    /// <param name="introduction">The paragraph that announces it.</param>
    /// <returns>The last paragraph, and whether its end is only inferred from the words.</returns>
    public (int Last, bool IsInferred) EndOf(int first, int introduction)
    {
        Register author = facts[introduction].Register, block = Register.None;
        bool setOff = page.Paragraphs[first].BlankBefore;
        int last = first;
        for (int p = first; p < page.Paragraphs.Length && p - first < MostParagraphs; p++)
        {
            ParagraphFacts here = facts[p];
            if (p > first)
            {
                if (page.Paragraphs[p].Quote != page.Paragraphs[first].Quote || page.Paragraphs[p].Kind == ParagraphKind.Heading)
                    return (last, false);
                bool title = last == first && facts[first].IsHeading;       // a block may begin with its own heading
                if (setOff && page.Paragraphs[p].BlankBefore && !title)
                    return (last, false);
                if (here.IsCaption)
                {
                    // What stands below a picture goes on with the block only when it is in the block's register.
                    if (p + 1 < facts.Count && block != Register.None && block != author && facts[p + 1].Register == block && !(setOff && page.Paragraphs[p + 1].BlankBefore))
                        continue;
                    return (last, false);
                }
                if (here.HasSelf || (block != Register.None && block != author && here.Register == author && author != Register.None))
                    return (last, true);
                if (Contradicts(first, p))
                    return (last, true);
                // Without any sign a block set off by a blank line goes on to the next one, and any other is one paragraph.
                if (!setOff && !title && (block == Register.None || block == author))
                    return (last, false);
            }
            if (block == Register.None)
                block = here.Register;
            last = p;
        }
        return (last, false);
    }

    // A voice spells a name in one way and gives one number for one thing.
    private bool Contradicts(int first, int p)
    {
        for (int q = Math.Max(first, p - 8); q < p; q++)
        {
            foreach (CountedThing count in facts[p].Counts.Take(16))
                if (facts[q].Counts.Take(16).Any(count.Contradicts))
                    return true;
            foreach ((int group, string form) in facts[p].Spellings.Take(16))
                if (facts[q].Spellings.Take(16).Any(s => s.Group == group && s.Form != form))
                    return true;
        }
        return false;
    }
}
