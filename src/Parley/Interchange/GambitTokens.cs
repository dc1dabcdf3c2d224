using System.Text;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>What a piece of a game file is.</summary>
internal enum GambitKind
{
    /// <summary>The text is over.</summary>
    End,

    /// <summary><c>{</c></summary>
    Open,

    /// <summary><c>}</c></summary>
    Close,

    /// <summary>Anything in quotation marks.</summary>
    Label,

    /// <summary>Anything else, up to white space, a comma, a brace or a quotation mark.</summary>
    Word,
}

/// <summary>A piece of a game file.</summary>
internal readonly record struct GambitToken(GambitKind Kind, SourceSpan Span, string Text);

/// <summary>Cuts a game file into pieces and says what is wrong where another piece was wanted.</summary>
/// <remarks>White space separates and means nothing else; commas count as white space, since files put them between payoffs at will.</remarks>
internal sealed class GambitTokens(string text, Complaints complaints)
{
    private int position = text.StartsWith('\uFEFF') ? 1 : 0;
    private GambitToken? next;

    internal GambitToken Peek => next ??= Cut();

    internal GambitToken Take()
    {
        GambitToken token = Peek;
        next = null;
        return token;
    }

    /// <summary>Takes a piece if it is of the kind.</summary>
    internal bool Skip(GambitKind kind)
    {
        if (Peek.Kind != kind)
            return false;
        Take();
        return true;
    }

    /// <summary>Takes a brace, or complains.</summary>
    internal bool Want(GambitKind kind, string what)
    {
        if (Skip(kind))
            return true;
        Complain(what);
        return false;
    }

    /// <summary>Takes a label, or complains.</summary>
    internal GambitToken? Label(string what)
    {
        if (Peek.Kind == GambitKind.Label)
            return Take();
        Complain(what);
        return null;
    }

    /// <summary>Takes a whole number that is not negative, or complains.</summary>
    internal (int Value, SourceSpan Span)? Whole(string what)
    {
        if (Peek.Kind != GambitKind.Word)
        {
            Complain(what);
            return null;
        }
        GambitToken token = Take();
        if (int.TryParse(token.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int value))
            return (value, token.Span);
        complaints.Error(GambitCodes.BadNumber, token.Span, $"{Capital(what)} is a whole number that is not negative.");
        return null;
    }

    /// <summary>Takes an exact number, or complains.</summary>
    internal Fraction? Number(string what)
    {
        if (Peek.Kind != GambitKind.Word)
        {
            Complain(what);
            return null;
        }
        GambitToken token = Take();
        Fraction? value = Fraction.Parse(token.Text);
        if (value is null)
            complaints.Error(GambitCodes.BadNumber, token.Span, $"{Capital(what)} is a number such as 3, -0.25 or 1/3, of at most 60 characters.");
        return value;
    }

    internal void Complain(string what) => complaints.Error(
        GambitCodes.Unexpected, Peek.Span,
        Peek.Kind == GambitKind.End ? $"The text ends where {what} should stand." : $"Here should stand {what}.");

    private static string Capital(string what) => char.ToUpperInvariant(what[0]) + what[1..];

    private GambitToken Cut()
    {
        while (position < text.Length && (char.IsWhiteSpace(text[position]) || text[position] == ','))
            position++;
        int start = position;
        if (start == text.Length)
            return new(GambitKind.End, new(start, 0), "");
        switch (text[position])
        {
            case '{':
                position++;
                return new(GambitKind.Open, new(start, 1), "{");
            case '}':
                position++;
                return new(GambitKind.Close, new(start, 1), "}");
            case '"':
                return Quoted(start);
        }
        while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not ('{' or '}' or '"' or ','))
            position++;
        return new(GambitKind.Word, new(start, position - start), text[start..position]);
    }

    private GambitToken Quoted(int start)
    {
        StringBuilder label = new();
        for (position++; position < text.Length; position++)
        {
            if (text[position] == '"')
            {
                position++;
                return new(GambitKind.Label, new(start, position - start), label.ToString());
            }
            if (text[position] == '\\' && position + 1 < text.Length && text[position + 1] is '"' or '\\')
                position++;
            label.Append(text[position]);
        }
        complaints.Error(GambitCodes.OpenLabel, new(start, 1), "This label has no closing quotation mark.");
        return new(GambitKind.Label, new(start, position - start), label.ToString());
    }
}
