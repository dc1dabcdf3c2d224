using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Which concepts hold where, as signs that differ in shape and not only in colour.</summary>
internal sealed class Marks
{
    /// <summary>The sign where a concept holds.</summary>
    public const string Holds = "●";

    /// <summary>The sign where it does not.</summary>
    public const string DoesNot = "·";

    /// <summary>The sign where the state cannot occur.</summary>
    public const string NotFeasible = "×";

    /// <summary>The column of equilibria in which each decision maker follows a concept of their own.</summary>
    public const string Mixture = "Mix";

    /// <summary>The sign where the concept is not defined for the model.</summary>
    public const string NotDefined = "–";

    private readonly ImmutableArray<StateSet> sets;

    private readonly ImmutableArray<bool> gaps;

    private Marks(ImmutableArray<string> titles, ImmutableArray<StateSet> sets, ImmutableArray<bool> gaps = default)
    {
        (Titles, this.sets) = (titles, sets);
        this.gaps = gaps.IsDefault ? [.. sets.Select(_ => false)] : gaps;
    }

    /// <summary>One title per column.</summary>
    public ImmutableArray<string> Titles { get; }

    /// <summary>How many columns there are.</summary>
    public int Count => sets.Length;

    /// <summary>The states of one column; none where the concept is not defined.</summary>
    public StateSet this[int column] => sets[column];

    /// <summary>Whether some column is not defined.</summary>
    public bool HasGaps => gaps.Contains(true);

    /// <summary>The equilibria of the findings: one column per concept, and one for the mixture where it was asked for.</summary>
    public static Marks OfEquilibria(StabilityFindings findings) => new(
        [.. findings.Concepts.Select(c => c.Concept.Abbreviation), .. findings.MixtureEquilibria is null ? [] : new[] { Mixture }],
        [.. findings.Concepts.Select(c => c.Equilibria), .. findings.MixtureEquilibria is StateSet mixture ? new[] { mixture } : []]);

    /// <summary>The same with a column for every concept that was asked for, so that several models share their columns.</summary>
    public static Marks OfEquilibria(StabilityFindings findings, ImmutableArray<StabilityConcept> asked)
    {
        StateSet none = StateSet.Where(findings.Model.StateCount, static _ => false);
        StateSet?[] known = [.. asked.Select(c => findings.Concepts.FirstOrDefault(f => f.Concept == c)?.Equilibria), .. findings.MixtureEquilibria is StateSet mixture ? new[] { mixture } : []];
        return new(
            [.. asked.Select(c => c.Abbreviation), .. findings.MixtureEquilibria is null ? [] : new[] { Mixture }],
            [.. known.Select(set => set ?? none)],
            [.. known.Select(set => set is null)]);
    }

    /// <summary>The states stable for one decision maker, one column per concept.</summary>
    public static Marks OfParty(StabilityFindings findings, int decisionMaker) => new(
        [.. findings.Concepts.Select(c => c.Concept.Abbreviation)],
        [.. findings.Concepts.Select(c => c.StableFor[decisionMaker])]);

    /// <summary>One sign per column for a state.</summary>
    public ImmutableArray<string> Of(int state) => [.. sets.Select((s, k) => gaps[k] ? NotDefined : s.Contains(state) ? Holds : DoesNot)];

    /// <summary>The signs of a state in a row without gaps.</summary>
    public string InARow(int state) => string.Concat(Of(state));

    /// <summary>The states of some columns: those in which most hold first, then by the earliest columns, then by number.</summary>
    public ImmutableArray<int> Ordered(IEnumerable<int> states) =>
    [
        .. states
            .Select(s => (State: s, Row: InARow(s)))
            .OrderByDescending(x => x.Row.Count(c => c == Holds[0]))
            .ThenByDescending(x => x.Row, StringComparer.Ordinal)
            .ThenBy(x => x.State)
            .Select(x => x.State),
    ];

    /// <summary>The states of every column together.</summary>
    public StateSet Union(IEnumerable<int> columns, int stateCount) =>
        columns.Aggregate(StateSet.Where(stateCount, static _ => false), (all, c) => all.Or(sets[c]));
}
