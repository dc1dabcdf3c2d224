using System.Text;

namespace Parley.Cases;

/// <summary>What a piece of a formula is.</summary>
internal enum FormulaSign
{
    Name,
    Not,
    And,
    Or,
    If,
    Iff,
    AtLeast,
    AtMost,
    Open,
    Close,
    End,
}

/// <summary>One word or sign of a formula.</summary>
internal readonly record struct FormulaToken(FormulaSign Kind, int Start, int Length)
{
    private const string Signs = "&|!=<>-~^+*¬∧∨→↔⇒⇔";

    /// <summary>Cuts a formula into words and signs; the last is always the end.</summary>
    /// <remarks>Signs of other languages are complained about and read as the word they stand for, so that reading can go on.</remarks>
    public static List<FormulaToken> Split(PlacedText text, int most, Complaints complaints)
    {
        string value = text.Value;
        List<FormulaToken> tokens = [];
        for (int k = 0; k < value.Length && tokens.Count <= most;)
        {
            int start = k;
            if (char.IsWhiteSpace(value[k]))
                k++;
            else if (value[k] is '(' or ')')
                tokens.Add(new(value[k] == '(' ? FormulaSign.Open : FormulaSign.Close, k++, 1));
            else if ((k = EndOfWord(value, start)) > start)
                tokens.Add(Word(text, start, k, complaints));
            else
            {
                while (k < value.Length && Signs.Contains(value[k]))
                    k++;
                if (k == start)
                    k += char.IsSurrogatePair(value, k) ? 2 : 1;
                if (Foreign(text, start, k, complaints) is FormulaSign kind)
                    tokens.Add(new(kind, start, k - start));
            }
        }
        tokens.Add(new(FormulaSign.End, value.Length, 0));
        return tokens;
    }

    // A minus sign belongs to a name, unless it is the shaft of an arrow.
    private static int EndOfWord(string value, int at)
    {
        while (at < value.Length && !(value[at] == '-' && at + 1 < value.Length && value[at + 1] == '>')
            && Rune.TryGetRuneAt(value, at, out Rune rune) && (rune.Value == '.' || Identifiers.IsPart(rune)))
            at += rune.Utf16SequenceLength;
        return at;
    }

    private static FormulaToken Word(PlacedText text, int start, int end, Complaints complaints)
    {
        string word = text.Value[start..end];
        string lower = word.ToLowerInvariant();
        FormulaSign kind = lower switch
        {
            "and" => FormulaSign.And,
            "or" => FormulaSign.Or,
            "not" => FormulaSign.Not,
            "if" => FormulaSign.If,
            "iff" => FormulaSign.Iff,
            _ => FormulaSign.Name,
        };
        if (kind != FormulaSign.Name && word != lower)
            complaints.Error(Codes.ForeignSign, text.At(start, end - start), $"'{word}' is not a word of the statement language.", $"Write '{lower}'.");
        return new(kind, start, end - start);
    }

    private static FormulaSign? Foreign(PlacedText text, int start, int end, Complaints complaints)
    {
        string sign = text.Value[start..end];
        (FormulaSign Kind, string Hint)? meant = sign switch
        {
            "&&" or "&" or "∧" or "*" => (FormulaSign.And, "Write 'and'."),
            "||" or "|" or "∨" or "+" => (FormulaSign.Or, "Write 'or'."),
            "!" or "~" or "¬" or "-" => (FormulaSign.Not, "Write 'not'."),
            "=" or "==" or "<->" or "<=>" or "↔" or "⇔" => (FormulaSign.Iff, "Write 'iff'."),
            "->" or "=>" or "→" or "⇒" => (FormulaSign.If, "Write 'q if p' for 'p -> q'."),
            "!=" or "<>" or "^" => (FormulaSign.Iff, "Write 'not (p iff q)'."),
            _ => null,
        };
        if (sign is ">=" or "<=")
            return sign == ">=" ? FormulaSign.AtLeast : FormulaSign.AtMost;
        if (meant is null)
            complaints.Error(Codes.UnexpectedWord, text.At(start, end - start), $"'{YamlTree.Shown(sign)}' has no meaning in a formula.", "Formulas hold option names, and, or, not, if, iff and parentheses.");
        else
            complaints.Error(Codes.ForeignSign, text.At(start, end - start), $"'{sign}' is not a sign of the statement language.", meant.Value.Hint);
        return meant?.Kind;
    }
}
