using System.Collections.Immutable;
using System.Diagnostics;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>Reads formulas of the statement language: options joined by not, and, or, if, iff.</summary>
/// <remarks>The grammar stands in docs/reference/case-format.md.</remarks>
public static class FormulaReader
{
    /// <summary>How deeply parentheses and not may be nested.</summary>
    public const int MaxDepth = 100;

    /// <summary>How many words and signs a formula may have.</summary>
    public const int MaxTokens = 1000;

    /// <summary>Reads one formula.</summary>
    /// <param name="text">The formula; the places of complaints count from its beginning.</param>
    /// <param name="decisionMakers">Whose options it may name.</param>
    public static Reading<Formula> Read(string text, ImmutableArray<DecisionMaker> decisionMakers)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (decisionMakers.IsDefault)
            throw new ArgumentException("The decision makers are not given; an empty list is meant by [].", nameof(decisionMakers));
        Complaints complaints = new();
        return complaints.About(Read(PlacedText.Alone(text), new OptionNames(decisionMakers), complaints));
    }

    /// <summary>Reads one formula that stands somewhere; null when it has an error.</summary>
    internal static Formula? Read(PlacedText text, OptionNames options, Complaints complaints)
    {
        int before = complaints.Errors;
        List<FormulaToken> tokens = FormulaToken.Split(text, MaxTokens, complaints);
        if (tokens.Count == 1)
        {
            if (complaints.Errors == before)
                complaints.Error(Codes.EmptyFormula, text.Span, "The formula is empty; an option or a condition was expected.");
            return null;
        }
        if (tokens.Count - 1 > MaxTokens)
        {
            complaints.Error(Codes.FormulaTooDeep, text.Span, $"The formula has more than {MaxTokens} words and signs.", "Divide it into several.");
            return null;
        }
        Formula? formula = new Descent(tokens, text, options, complaints).Whole();
        return complaints.Errors == before ? formula : null;
    }

    /// <summary>Recursive descent, one method per line of the grammar; null stands for an error already reported.</summary>
    private sealed class Descent(List<FormulaToken> tokens, PlacedText text, OptionNames options, Complaints complaints)
    {
        private int position;
        private int depth;

        private FormulaToken Current => tokens[position];

        public Formula? Whole()
        {
            Formula? formula = Statement();
            if (formula is null || Current.Kind == FormulaSign.End)
                return formula;
            if (Current.Kind == FormulaSign.Close)
                complaints.Error(Codes.UnbalancedParenthesis, At(Current), "This parenthesis closes nothing.", "Remove it, or open one before.");
            else
                complaints.Error(Codes.UnexpectedWord, At(Current), $"'{Word(Current)}' was not expected here; 'and', 'or', 'if' or 'iff' was.", "Join conditions with 'and' or 'or'; write an option's short name as one word.");
            return null;
        }

        // statement = disjunction [ ( "if" | "iff" ) disjunction ]
        private Formula? Statement()
        {
            if (Disjunction() is not Formula left)
                return null;
            if (Current.Kind is not (FormulaSign.If or FormulaSign.Iff))
                return left;
            bool both = tokens[position++].Kind == FormulaSign.Iff;
            if (Disjunction() is not Formula right)
                return null;
            if (Current.Kind is FormulaSign.If or FormulaSign.Iff)
            {
                complaints.Error(Codes.ChainedIf, At(Current), "Several 'if' or 'iff' stand side by side; which belongs together is not said.", "Put parentheses around one of them.");
                return null;
            }
            return both ? new Formula.Iff(left, right) : new Formula.If(left, right);
        }

        // disjunction = conjunction { "or" conjunction }
        private Formula? Disjunction()
        {
            Formula? left = Conjunction();
            while (left is not null && Current.Kind == FormulaSign.Or)
            {
                position++;
                left = Conjunction() is Formula right ? new Formula.Or(left, right) : null;
            }
            return left;
        }

        // conjunction = negation { "and" negation }
        private Formula? Conjunction()
        {
            Formula? left = Negation();
            while (left is not null && Current.Kind == FormulaSign.And)
            {
                position++;
                left = Negation() is Formula right ? new Formula.And(left, right) : null;
            }
            return left;
        }

        // negation = "not" negation | "(" statement ")" | option [ ( "is" | ">=" | "<=" ) level ]
        private Formula? Negation()
        {
            FormulaToken first = Current;
            if (depth == MaxDepth)
            {
                complaints.Error(Codes.FormulaTooDeep, At(first), $"The formula is nested more than {MaxDepth} deep.", "Divide it into several.");
                return null;
            }
            switch (first.Kind)
            {
                case FormulaSign.Not:
                    position++;
                    depth++;
                    Formula? operand = Negation();
                    depth--;
                    return operand is null ? null : new Formula.Not(operand);
                case FormulaSign.Open:
                    return Parenthesis(first);
                case FormulaSign.Name:
                    position++;
                    // An unknown option is reported, and reading goes on with any other, so that later mistakes are seen too.
                    Option? option = options.Find(Word(first), At(first), complaints);
                    if (Current.Kind is FormulaSign.AtLeast or FormulaSign.AtMost || (Current.Kind == FormulaSign.Name && Word(Current) == "is"))
                        return LevelTest(option);
                    if (option?.Level is Level level)
                        complaints.Error(
                            Codes.LevelMissing, At(first), $"'{YamlTree.Shown(Word(first))}' has levels; which one is meant is not said.",
                            $"Write '{Word(first)} is {level.Name}' or '{Word(first)} >= {level.Name}'.");
                    return new Formula.Takes(option?.Index ?? 0);
                default:
                    string found = first.Kind == FormulaSign.End ? "the formula ends here" : $"'{Word(first)}' stands here";
                    complaints.Error(Codes.UnexpectedWord, At(first), $"An option, 'not' or '(' was expected; {found}.");
                    return null;
            }
        }

        // A level is one option among several that exclude each other; a comparison is a disjunction of those it allows.
        private Formula? LevelTest(Option? option)
        {
            FormulaToken sign = tokens[position++], word = Current;
            if (word.Kind != FormulaSign.Name)
            {
                complaints.Error(Codes.UnexpectedWord, At(word), $"The name of a level was expected behind '{Word(sign)}'.");
                return null;
            }
            position++;
            if (option is null || OptionNames.Height(option, Word(word), At(word), complaints) is not int height)
                return new Formula.Takes(0);
            ImmutableArray<Option> levels = options.LevelsOf(option);
            return sign.Kind switch
            {
                FormulaSign.AtLeast => AnyOf(levels[Math.Max(0, height - 1)..], orNone: height == 0),
                FormulaSign.AtMost => height == levels.Length ? AnyOf(levels, orNone: true) : new Formula.Not(AnyOf(levels[height..], orNone: false)),
                _ => height == 0 ? new Formula.Not(AnyOf(levels, orNone: false)) : new Formula.Takes(levels[height - 1].Index),
            };
        }

        private static Formula AnyOf(ImmutableArray<Option> levels, bool orNone)
        {
            Formula any = levels.Select(o => (Formula)new Formula.Takes(o.Index)).Aggregate((left, right) => new Formula.Or(left, right));
            return orNone ? new Formula.Or(any, new Formula.Not(any)) : any;
        }

        private Formula? Parenthesis(FormulaToken open)
        {
            position++;
            depth++;
            Formula? inside = Statement();
            depth--;
            if (inside is null)
                return null;
            if (Current.Kind == FormulaSign.Close)
            {
                position++;
                return inside;
            }
            if (Current.Kind == FormulaSign.End)
                complaints.Error(Codes.UnbalancedParenthesis, At(open), "This parenthesis is not closed.", "Add ')'.");
            else
                complaints.Error(Codes.UnexpectedWord, At(Current), $"'{Word(Current)}' was not expected here; ')', 'and', 'or', 'if' or 'iff' was.");
            return null;
        }

        private SourceSpan At(FormulaToken token)
        {
            Debug.Assert(token.Start + token.Length <= text.Value.Length, "tokens are parts of the text");
            return text.At(token.Start, token.Length);
        }

        private string Word(FormulaToken token) => text.Value.Substring(token.Start, token.Length);
    }
}
