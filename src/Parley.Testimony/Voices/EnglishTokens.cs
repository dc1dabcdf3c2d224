namespace Parley.Analysis.Testimony;

/// <summary>What a piece of an English sentence is.</summary>
internal enum TokenKind
{
    Word,
    Number,
    Quote,
    Bracket,
    Comma,
    Semicolon,
    Colon,
    Dash,
    End,
    Other,
}

/// <summary>A piece of a sentence, with what the tables know about it.</summary>
/// <param name="Start">Where it begins in the folded text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Lower">The word in small letters, without a possessive ending; empty for signs.</param>
/// <param name="IsCapital">Whether the word begins with a capital.</param>
/// <param name="IsPossessive">Whether it ends in 's or s'.</param>
/// <param name="Function">The sort of function word, or null.</param>
internal readonly record struct Token(int Start, int End, TokenKind Kind, string Lower, bool IsCapital, bool IsPossessive, string? Function)
{
    public bool Is(TokenKind kind) => Kind == kind;

    public bool IsWord => Kind == TokenKind.Word;
}

/// <summary>Cuts a sentence into words and signs.</summary>
internal static class EnglishTokens
{
    public static List<Token> Of(string text, Stretch sentence, WordTables words)
    {
        List<Token> tokens = [];
        for (int k = sentence.Start; k < sentence.End;)
        {
            char c = text[k];
            if (char.IsWhiteSpace(c))
            {
                k++;
                continue;
            }
            int stop = k + 1;
            TokenKind kind = c switch
            {
                FoldedText.Quote => TokenKind.Quote,
                FoldedText.Bracket => TokenKind.Bracket,
                ',' => TokenKind.Comma,
                ';' => TokenKind.Semicolon,
                ':' => TokenKind.Colon,
                '—' or '–' => TokenKind.Dash,
                '-' => TokenKind.Dash,
                '.' or '!' or '?' or '…' => TokenKind.End,
                _ => char.IsLetter(c) || c == '_' ? TokenKind.Word : char.IsDigit(c) || c is '$' or '£' or '€' ? TokenKind.Number : TokenKind.Other,
            };
            if (kind is TokenKind.Word or TokenKind.Number)
                while (stop < sentence.End && IsInside(text, stop, sentence.End, kind))
                    stop++;
            tokens.Add(Token(text, k, stop, kind, words));
            k = stop;
        }
        return tokens;
    }

    private static Token Token(string text, int start, int end, TokenKind kind, WordTables words)
    {
        if (kind != TokenKind.Word)
            return new(start, end, kind, "", false, false, null);
        WordTables.WordForm form = words.Form(text.AsSpan(start, end - start));
        return new(start, end, kind, form.Lower, char.IsUpper(text[start]), form.IsPossessive, form.Function);
    }

    private static bool IsInside(string text, int k, int end, TokenKind kind)
    {
        char c = text[k];
        if (char.IsLetterOrDigit(c) || c == '_')
            return true;
        bool between = k + 1 < end && char.IsLetterOrDigit(text[k + 1]);
        if (c is '\'' or '’')
            return between || text[k - 1] is 's';
        if (kind == TokenKind.Number)
            return (c is '.' or ',' && between && char.IsDigit(text[k + 1])) || c is '%';
        return c is '-' or '&' && between || (c == '.' && between && k >= 1 && (k < 2 || !char.IsLetter(text[k - 2]) || text[k - 2] == '.'));
    }
}
