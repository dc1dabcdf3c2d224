using System.Collections.Immutable;
using System.Text;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>Reads rankings such as <c>2&gt;6&gt;{4,8}&gt;1</c>, best state first.</summary>
/// <remarks>The notation stands in docs/reference/case-format.md.</remarks>
public static class RankingReader
{
    /// <summary>How many <c>&gt;</c> may stand in a row.</summary>
    public const int MaxStrength = 9;

    private const int MostListed = 10;

    /// <summary>Reads one ranking of all feasible states.</summary>
    /// <param name="text">The ranking; the places of complaints count from its beginning.</param>
    /// <param name="states">The feasible states, each of which must stand in the ranking once.</param>
    public static Reading<Preference.Ranking> Read(string text, StateList states)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(states);
        Complaints complaints = new();
        return complaints.About(Read(PlacedText.Alone(text), new StateNames(states, null), complaints));
    }

    /// <summary>Reads a ranking that stands somewhere; null when it has an error.</summary>
    internal static Preference.Ranking? Read(PlacedText text, StateNames names, Complaints complaints)
    {
        int before = complaints.Errors;
        StateList states = names.States;
        if (Groups(text, complaints, names) is not var (groups, strengths))
            return null;
        bool[] seen = new bool[states.Count];
        ImmutableArray<ImmutableArray<State>>.Builder ranked = ImmutableArray.CreateBuilder<ImmutableArray<State>>();
        foreach (List<(int Start, int Length)> group in groups)
        {
            ImmutableArray<State>.Builder tied = ImmutableArray.CreateBuilder<State>();
            foreach ((int start, int length) in group)
                if (names.Find(text.Value.Substring(start, length), text.At(start, length), complaints) is int s)
                {
                    if (seen[s])
                        complaints.Error(Codes.RankingRepeatedState, text.At(start, length), $"The ranking names state {names.Named(s)} a second time.");
                    seen[s] = true;
                    tied.Add(states[s]);
                }
            ranked.Add(tied.ToImmutable());
        }
        int missing = seen.Count(s => !s);
        if (missing > 0)
        {
            string list = string.Join(", ", Enumerable.Range(0, states.Count).Where(s => !seen[s]).Take(MostListed).Select(names.Named));
            complaints.Error(
                Codes.RankingMissingStates, text.Span,
                $"The ranking leaves out {missing} of {states.Count} feasible states: {list}{(missing > MostListed ? ", and more" : "")}.",
                "Every feasible state stands in a ranking exactly once.");
        }
        return complaints.Errors == before ? new Preference.Ranking(ranked.ToImmutable()) { Strengths = strengths.TrueForAll(d => d == 1) ? [] : [.. strengths] } : null;
    }

    /// <summary>Reads the signs alone, knowing at most what names look like; null when they are wrong.</summary>
    internal static (List<List<(int Start, int Length)>> Groups, List<int> Strengths)? Groups(PlacedText text, Complaints complaints, StateNames? names = null)
    {
        List<int> strengths = [];
        string value = text.Value;
        List<List<(int Start, int Length)>> groups = [];
        char close = '\0';                  // the bracket that closes the group we are in
        int opened = 0, comma = -1, sign = -1;
        bool wantsState = true, joins = false;
        for (int k = 0; k < value.Length;)
        {
            int start = k;
            char c = value[k];
            if (char.IsWhiteSpace(c))
            {
                k++;
                continue;
            }
            if (EndOfWord(value, k, names) is int end && end > k)
            {
                k = end;
                if (!wantsState)
                    return Fail(Codes.RankingSyntax, start, k - start, "Between two states of a ranking '>', '=' or ',' was expected.");
                if (!joins)
                    groups.Add([]);
                groups[^1].Add((start, k - start));
                (wantsState, joins) = (false, close != '\0');
                continue;
            }
            k++;
            if (c is '{' or '[')
            {
                if (!wantsState || close != '\0')
                    return Fail(Codes.RankingSyntax, start, 1, $"'{c}' was not expected here.");
                if (!joins)
                    groups.Add([]);
                (close, opened, joins) = (c == '{' ? '}' : ']', start, true);
            }
            else if (c is '}' or ']')
            {
                if (c != close || wantsState)
                    return Fail(Codes.RankingSyntax, start, 1, $"'{c}' was not expected here.");
                (close, joins) = ('\0', false);
            }
            else if (c is '>' or ',' or '=' or '~')
            {
                if (wantsState || (c == '>' && close != '\0'))
                    return Fail(Codes.RankingSyntax, start, 1, $"A state was expected before '{c}'.");
                int strength = 1;
                for (; c == '>' && k < value.Length && value[k] == '>'; k++)
                    strength++;
                if (strength > MaxStrength)
                    return Fail(Codes.RankingSyntax, start, strength, $"A step of strength {strength} was found; at most {MaxStrength} times '>' may stand in a row.");
                if (close == '\0' && c is '>' or ',')
                    strengths.Add(strength);
                if (close == '\0')
                    (comma, sign) = c == ',' ? (start, sign) : (comma, start);
                (wantsState, joins) = (true, close != '\0' || c is '=' or '~');
                if (comma >= 0 && sign >= 0)
                    return Fail(Codes.MixedCommas, start, 1, "Commas and other signs stand side by side in this ranking.", "Write '>' between the groups and put ties in braces.");
            }
            else
                return Fail(Codes.RankingSyntax, start, char.IsSurrogatePair(value, start) ? 2 : 1, $"'{YamlTree.Shown(value.Substring(start, char.IsSurrogatePair(value, start) ? 2 : 1))}' has no meaning in a ranking.");
        }
        if (close != '\0')
            return Fail(Codes.RankingSyntax, opened, 1, "This group is not closed.", $"Add '{close}'.");
        if (wantsState)
            return Fail(Codes.RankingSyntax, value.Length, 0, groups.Count == 0 ? "The ranking is empty; a state was expected." : "The ranking ends where a state was expected.");
        return (groups, strengths);

        (List<List<(int Start, int Length)>> Groups, List<int> Strengths)? Fail(string code, int start, int length, string message, string? hint = null)
        {
            complaints.Error(code, text.At(start, length), message, hint);
            return null;
        }
    }
    private static int EndOfWord(string value, int at, StateNames? names)
    {
        while (at < value.Length && Rune.TryGetRuneAt(value, at, out Rune rune) && (names?.IsPart(rune) ?? Rune.IsLetterOrDigit(rune)))
            at += rune.Utf16SequenceLength;
        return at;
    }
}
