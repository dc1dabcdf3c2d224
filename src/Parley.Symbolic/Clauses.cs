using System.Runtime.InteropServices;

namespace Parley.Symbolic;

/// <summary>A Boolean problem that only grows: variables, clauses, and sums of whole numbers that a literal stands for.</summary>
/// <remarks>
/// A literal is the number of a variable, or its complement (~) where the variable is to be false. Variable 0 is true, so 0 is the literal that
/// holds and ~0 the one that does not. Gates fold constants and are made once for the same operands.
/// </remarks>
internal sealed class Clauses
{
    public const int True = 0, False = ~0;

    private readonly List<int> literals = [];
    private readonly List<int> ends = [];
    private readonly List<Sum> sums = [];
    private readonly Dictionary<(int, int, int), int> gates = [];

    /// <summary>How many variables there are, the constant among them.</summary>
    public int VariableCount { get; private set; } = 1;

    public int ClauseCount => ends.Count;

    public int LiteralCount => literals.Count;

    public IReadOnlyList<Sum> Sums => sums;

    public ReadOnlySpan<int> Clause(int index) =>
        CollectionsMarshal.AsSpan(literals)[(index == 0 ? 0 : ends[index - 1])..ends[index]];

    /// <summary>A new variable, as its literal.</summary>
    public int New() => VariableCount++;

    /// <summary>Demands that one of the literals holds.</summary>
    public void Add(params ReadOnlySpan<int> clause)
    {
        foreach (int literal in clause)
            if (literal == True)
                return;
        foreach (int literal in clause)
            if (literal != False)
                literals.Add(literal);
        ends.Add(literals.Count);
    }

    public int And(int a, int b)
    {
        if (a == False || b == False || a == ~b)
            return False;
        if (a == True || a == b)
            return b;
        if (b == True)
            return a;
        (a, b) = (Math.Min(a, b), Math.Max(a, b));
        if (Known((a, b, int.MinValue), out int gate))
            return gate;
        Add(~gate, a);
        Add(~gate, b);
        Add(gate, ~a, ~b);
        return gate;
    }

    public int Or(int a, int b) => ~And(~a, ~b);

    public int And(ReadOnlySpan<int> all)
    {
        int result = True;
        foreach (int literal in all)
            result = And(result, literal);
        return result;
    }

    /// <summary>Whether both have the same value.</summary>
    public int Same(int a, int b)
    {
        if (a == True || b == True)
            return a == True ? b : a;
        if (a == False || b == False)
            return a == False ? ~b : ~a;
        if (a == b || a == ~b)
            return a == b ? True : False;
        // A complement on either side moves outside, so that four spellings share one gate.
        bool complement = (a < 0) != (b < 0);
        (a, b) = (a < 0 ? ~a : a, b < 0 ? ~b : b);
        (a, b) = (Math.Min(a, b), Math.Max(a, b));
        if (!Known((a, b, int.MaxValue), out int gate))
        {
            Add(~gate, ~a, b);
            Add(~gate, a, ~b);
            Add(gate, a, b);
            Add(gate, ~a, ~b);
        }
        return complement ? ~gate : gate;
    }

    /// <summary>Whether at least two of three hold: the step of a comparison, the first difference deciding.</summary>
    public int Majority(int a, int b, int c)
    {
        if (a == b || a == c)
            return a;
        if (b == c)
            return b;
        if (a == ~b)
            return c;
        if (a == ~c)
            return b;
        if (b == ~c)
            return a;
        Span<int> three = [a, b, c];
        three.Sort();
        (a, b, c) = (three[0], three[1], three[2]);
        if (a == False || b == False || c == False)
            return a == False ? And(b, c) : b == False ? And(a, c) : And(a, b);
        if (a == True || b == True || c == True)
            return a == True ? Or(b, c) : b == True ? Or(a, c) : Or(a, b);
        if (Known((a, b, c), out int gate))
            return gate;
        Add(gate, ~a, ~b);
        Add(gate, ~a, ~c);
        Add(gate, ~b, ~c);
        Add(~gate, a, b);
        Add(~gate, a, c);
        Add(~gate, b, c);
        return gate;
    }

    /// <summary>Whether a weighted sum of literals reaches a bound.</summary>
    public int Reaches(ReadOnlySpan<(int Literal, long Weight)> terms, long bound)
    {
        // A complement counts what the variable does not, so every term is put over variables.
        Dictionary<int, long> weights = [];
        foreach ((int literal, long weight) in terms)
        {
            int variable = literal < 0 ? ~literal : literal;
            if (literal < 0)
                bound -= weight;
            if (variable == True)
                bound -= literal < 0 ? -weight : weight;
            else
                CollectionsMarshal.GetValueRefOrAddDefault(weights, variable, out _) += literal < 0 ? -weight : weight;
        }
        (int, long)[] left = [.. weights.Where(w => w.Value != 0).Select(w => (w.Key, w.Value)).OrderBy(w => w.Key)];
        if (left.Sum(t => Math.Max(0, t.Item2)) < bound)
            return False;
        if (left.Sum(t => Math.Min(0, t.Item2)) >= bound)
            return True;
        int result = New();
        sums.Add(new(result, left, bound));
        return result;
    }

    private bool Known((int, int, int) key, out int gate)
    {
        if (gates.TryGetValue(key, out gate))
            return true;
        gates[key] = gate = New();
        return false;
    }

    /// <summary>A literal that holds exactly where a sum over variables reaches a bound.</summary>
    internal sealed record Sum(int Literal, (int Variable, long Weight)[] Terms, long Bound);
}
