using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Parley.Cli;

/// <summary>What is wrong with a command line, in one sentence per mistake and in the words of the person who typed it.</summary>
internal static class Mistakes
{
    private const NumberStyles Whole = NumberStyles.AllowLeadingSign, Broken = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Refuses numbers that are none in every option of a verb that takes one; 0,5 is not read as 5.</summary>
    public static void AddTo(Command verb)
    {
        foreach (Option option in verb.Options)
            if (Kind(option.ValueType) is not null)
                option.Validators.Add(result =>
                {
                    if (NotANumber(result) is string sentence)
                        result.AddError(sentence);
                });
    }

    /// <summary>The sentences without their full stop, each once.</summary>
    public static IEnumerable<string> Sentences(IEnumerable<ParseError> errors) => errors.Select(Sentence).Select(s => s.TrimEnd('.')).Distinct();

    // The library speaks of its own types and lists what it accepts line by line.
    private static string Sentence(ParseError error)
    {
        if (error.SymbolResult is not OptionResult { Option: Option option } result)
            return error.Message;
        if (NotANumber(result) is string sentence)
            return sentence;
        string[] accepted = [.. error.Message.Split('\n').Skip(1).Select(line => line.Trim(' ', '\t', '\r', '\'', '.')).Where(word => word.Length > 0)];
        return accepted.Length > 0 && result.Tokens.FirstOrDefault(t => !accepted.Contains(t.Value)) is Token other
            ? $"{option.Name} is {string.Join(", ", accepted[..^1])}{(accepted.Length > 1 ? " or " : "")}{accepted[^1]}, not '{other.Value}'"
            : error.Message;
    }

    private static string? NotANumber(OptionResult result)
    {
        if (Kind(result.Option.ValueType) is not (string kind, Func<string, bool> fits))
            return null;
        return result.Tokens.FirstOrDefault(t => !fits(t.Value)) is Token wrong
            ? $"{result.Option.Name} takes {kind}{(BigInteger.TryParse(wrong.Value, Whole, CultureInfo.InvariantCulture, out _) ? " that is not as large" : "")}, not '{wrong.Value}'." : null;
    }

    private static (string Words, Func<string, bool> Fits)? Kind(Type type)
    {
        Type number = Nullable.GetUnderlyingType(type) ?? type;
        return number == typeof(int) ? ("a whole number", text => int.TryParse(text, Whole, CultureInfo.InvariantCulture, out _))
            : number == typeof(long) ? ("a whole number", text => long.TryParse(text, Whole, CultureInfo.InvariantCulture, out _))
            : number == typeof(double) ? ("a number such as 2 or 0.5", text => double.TryParse(text, Broken, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
            : null;
    }
}
