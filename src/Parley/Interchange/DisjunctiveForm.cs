using Parley.Conflicts;

namespace Parley.Interchange;

/// <summary>Writes formulas as disjunctions of conjunctions, and recognises what was written that way.</summary>
internal static class DisjunctiveForm
{
    /// <summary>A formula may need exponentially many conjunctions; past this number nobody would read them.</summary>
    internal const int Limit = 512;

    /// <summary>Conjunctions of which at least one holds exactly where the formula does; null when they would be too many.</summary>
    /// <returns>Empty for a formula that never holds; one conjunction without literals for one that always does.</returns>
    internal static List<Conjunction>? Of(Formula formula) => Expand(formula).Holds;

    /// <summary>The ordered literals of “p iff q” and “q if p” over single literals, which readers recognise; otherwise null.</summary>
    internal static (int Option, bool Taken)[][]? Conditional(Formula formula)
    {
        (Formula first, Formula second, bool both) = formula switch
        {
            Formula.If f => (f.Condition, f.Consequent, false),
            Formula.Iff f => (f.Right, f.Left, true),
            _ => (formula, formula, false),
        };
        if (Literal(first) is not (int, bool) p || Literal(second) is not (int, bool) q || p.Option == q.Option)
            return null;
        (int, bool) notP = (p.Option, !p.Taken), notQ = (q.Option, !q.Taken);
        return both ? [[p, q], [notP, notQ]] : [[p, q], [notP, q], [notP, notQ]];
    }

    /// <summary>Reads conjunctions, literals in the order of the file, as one formula; conditionals are shown as such.</summary>
    /// <param name="members">At least one, each with at least one literal.</param>
    internal static Formula Read(IReadOnlyList<IReadOnlyList<(int Option, bool Taken)>> members)
    {
        if (members.Count is 2 or 3 && members.All(m => m.Count == 2) && members[0][0].Option != members[0][1].Option)
        {
            // Candidates from the first member; the file means one of them when it lists exactly their members.
            Formula a = Term(members[0][0]), b = Term(members[0][1]);
            Formula[] candidates =
            [
                new Formula.Iff(b, a),
                .. from p in new[] { members[0][0], (members[0][0].Option, !members[0][0].Taken) }
                   from q in new[] { members[0][1], (members[0][1].Option, !members[0][1].Taken) }
                   select new Formula.If(Term(q), Term(p)),
            ];
            HashSet<Conjunction> listed = [.. members.Select(m => Join(m) ?? default)];
            Formula? meant = candidates.FirstOrDefault(c => listed.SetEquals(Conditional(c)!.Select(m => Join(m)!.Value)) && listed.Count == members.Count);
            if (meant is not null)
                return meant;
        }
        return Balanced([.. members.Select(m => Balanced([.. m.Select(Term)], static (l, r) => new Formula.And(l, r)))], static (l, r) => new Formula.Or(l, r));
    }

    /// <summary>The literals as a set; null when they contradict each other.</summary>
    internal static Conjunction? Join(IEnumerable<(int Option, bool Taken)> literals)
    {
        Conjunction? all = new Conjunction();
        foreach ((int option, bool taken) in literals)
        {
            UInt128 bit = UInt128.One << option;
            all = all?.And(new(bit, taken ? bit : 0));
        }
        return all;
    }

    // Short lists read best as a chain. Long ones would nest deeper than the stack allows, so they become a tree.
    private static Formula Balanced(ReadOnlySpan<Formula> parts, Func<Formula, Formula, Formula> join)
    {
        if (parts.Length > 64)
            return join(Balanced(parts[..(parts.Length / 2)], join), Balanced(parts[(parts.Length / 2)..], join));
        Formula all = parts[0];
        foreach (Formula part in parts[1..])
            all = join(all, part);
        return all;
    }

    private static Formula Term((int Option, bool Taken) literal) =>
        literal.Taken ? new Formula.Takes(literal.Option) : new Formula.Not(new Formula.Takes(literal.Option));

    private static (int Option, bool Taken)? Literal(Formula formula) => formula switch
    {
        Formula.Takes f => (f.Index, true),
        Formula.Not { Operand: Formula.Takes f } => (f.Index, false),
        _ => null,
    };

    // Where the formula holds and where it fails, together: “iff” needs both of both sides, and asking twice would double at every level.
    private static (List<Conjunction>? Holds, List<Conjunction>? Fails) Expand(Formula formula)
    {
        switch (formula)
        {
            case Formula.Takes f:
                UInt128 bit = UInt128.One << f.Index;
                return ([new(bit, bit)], [new(bit, 0)]);
            case Formula.Not f:
                (List<Conjunction>? holds, List<Conjunction>? fails) = Expand(f.Operand);
                return (fails, holds);
            case Formula.And f:
                return Join(Expand(f.Left), Expand(f.Right));
            case Formula.Or f:
                return Swap(Join(Swap(Expand(f.Left)), Swap(Expand(f.Right))));
            case Formula.If f:
                return Swap(Join(Expand(f.Condition), Swap(Expand(f.Consequent))));
            case Formula.Iff f:
                (List<Conjunction>? a, List<Conjunction>? notA) = Expand(f.Left);
                (List<Conjunction>? b, List<Conjunction>? notB) = Expand(f.Right);
                return (Either(Both(a, b), Both(notA, notB)), Either(Both(a, notB), Both(notA, b)));
            default:
                throw new InvalidOperationException("the family is closed");
        }

        static (List<Conjunction>? Holds, List<Conjunction>? Fails) Swap((List<Conjunction>? Holds, List<Conjunction>? Fails) f) => (f.Fails, f.Holds);

        static (List<Conjunction>? Holds, List<Conjunction>? Fails) Join(
            (List<Conjunction>? Holds, List<Conjunction>? Fails) left, (List<Conjunction>? Holds, List<Conjunction>? Fails) right) =>
            (Both(left.Holds, right.Holds), Either(left.Fails, right.Fails));
    }

    private static List<Conjunction>? Either(List<Conjunction>? left, List<Conjunction>? right) =>
        left is null || right is null ? null : Tidy([.. left, .. right]);

    private static List<Conjunction>? Both(List<Conjunction>? left, List<Conjunction>? right)
    {
        if (left is null || right is null || (long)left.Count * right.Count > 8L * Limit)
            return null;
        return Tidy([.. left.SelectMany(a => right.Select(b => a.And(b))).OfType<Conjunction>()]);
    }

    /// <summary>Merges neighbours and drops what others cover, until nothing changes.</summary>
    internal static List<Conjunction>? Tidy(List<Conjunction> all)
    {
        List<Conjunction> kept = [];
        for (int next = 0; next < all.Count; next++)
        {
            Conjunction current = all[next];
            if (kept.Exists(k => k.Covers(current)))
                continue;
            kept.RemoveAll(k => current.Covers(k));
            Conjunction? merged = null;
            int partner = kept.FindIndex(k => (merged = k.Merge(current)) is not null);
            if (partner >= 0)
            {
                kept.RemoveAt(partner);
                all.Add(merged!.Value);
            }
            else
            {
                kept.Add(current);
            }
        }
        return kept.Count <= Limit ? kept : null;
    }
}
