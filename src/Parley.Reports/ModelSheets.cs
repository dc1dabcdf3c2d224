using System.Collections.Immutable;
using System.Globalization;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>A model and its findings as tables for other programs: states, moves, preferences, comparisons, findings.</summary>
/// <remarks>States are numbered from 1, as everywhere; 1 is yes and 0 is no.</remarks>
public static class ModelSheets
{
    /// <summary>The names of the tables, in their order.</summary>
    public static ImmutableArray<string> Names { get; } = ["states", "moves", "preferences", "comparisons", "findings"];

    /// <summary>More rows than this fit in no spreadsheet.</summary>
    public const int MaxRows = 1_048_575;

    /// <summary>One table.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="findings">The model, and what was found about it.</param>
    /// <returns>The table; null when it would have more than <see cref="MaxRows"/> rows.</returns>
    public static Sheet? Of(string name, StabilityFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        (string[] columns, IEnumerable<ImmutableArray<SheetCell>> rows) = name switch
        {
            "states" => States(findings.Model),
            "moves" => Moves(findings.Model),
            "preferences" => Preferences(findings.Model),
            "comparisons" => Comparisons(findings.Model),
            "findings" => Findings(findings),
            _ => throw new ArgumentException($"There is no table '{name}'; there are {string.Join(", ", Names)}.", nameof(name)),
        };
        ImmutableArray<ImmutableArray<SheetCell>> some = [.. rows.Take(MaxRows + 1)];
        return some.Length > MaxRows ? null : new(name, [.. columns], some);
    }

    /// <summary>What the tables do not hold of a case, one sentence each.</summary>
    public static ImmutableArray<string> NotSurviving(Case theCase, View view)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(view);
        Conflict conflict = view.Conflict;
        int n = conflict.DecisionMakers.Length;
        return
        [
            .. theCase.Sources.Length + theCase.Claims.Length > 0 ? [$"Sources ({theCase.Sources.Length}) and claims ({theCase.Claims.Length}) have no place in the tables."] : Array.Empty<string>(),
            .. theCase.Perspectives.Length > 0 ? [$"The case has {Wording.Count(theCase.Perspectives.Length, "perspective")}; the tables hold one view of the conflict."] : Array.Empty<string>(),
            .. conflict.Rules.Length + conflict.Transitions.Length > 0 ? ["Rules and forbidden transitions are not written; the tables hold the states and moves that they leave."] : Array.Empty<string>(),
            .. conflict.Preferences.Any(p => p is Preference.Prioritised or Preference.Weighted or Preference.Candidates)
                ? ["Statements, weights and candidate orders are not written; the tables hold the comparisons they lead to."] : Array.Empty<string>(),
            .. conflict.Preferences.Any(p => p is { SatisficingThreshold: not 0.5 } or { Anticipation: not 0.5 }) ? ["Thresholds and anticipations have no place in the tables."] : Array.Empty<string>(),
            .. Enumerable.Range(0, n).Any(i => Enumerable.Range(0, n).Any(j => conflict.Attitudes[i][j] != (i == j ? Attitude.Devoting : Attitude.Neutral)))
                ? ["Attitudes toward others have no place in the tables."] : Array.Empty<string>(),
        ];
    }

    private static (string[], IEnumerable<ImmutableArray<SheetCell>>) States(GraphModel model)
    {
        string[] columns = ["number", "state", "status-quo", .. model.Conflict.Options.Select(o => model.DecisionMakers[o.Owner].Id + "." + o.Id)];
        return (columns, Each(model).Select(s =>
        {
            string pattern = model.Pattern(s);
            return (ImmutableArray<SheetCell>)[s + 1, pattern, model.StatusQuo == s ? 1 : 0, .. pattern.Select(c => c switch { 'Y' => 1, 'N' => 0, _ => (SheetCell)"-" })];
        }));
    }

    // Joint moves stand below those of single parties, with all who make them; they improve when they do so for everybody.
    private static (string[], IEnumerable<ImmutableArray<SheetCell>>) Moves(GraphModel model) =>
        (["party", "from", "to", "from-state", "to-state", "takes", "gives-up", "improvement"],
        from mover in Enumerable.Range(0, model.DecisionMakers.Length + model.Conflict.JointOwners.Length)
        from s in Each(model)
        from t in model.Moves(mover, s)
        let changes = Wording.Changes(model, new(mover, s, t))
        select (ImmutableArray<SheetCell>)
        [
            string.Join('+', model.MembersOf(mover).Select(i => model.DecisionMakers[i].Id)), s + 1, t + 1, model.Pattern(s), model.Pattern(t),
            string.Join("; ", changes.Takes), string.Join("; ", changes.GivesUp), model.MembersOf(mover).All(i => model.Prefers(i, t, s)) ? 1 : 0,
        ]);

    private static (string[], IEnumerable<ImmutableArray<SheetCell>>) Preferences(GraphModel model) =>
        (["party", "number", "state", "place", "places"],
        from d in model.DecisionMakers
        from s in Each(model)
        let place = ExplanationPage.PlaceOf(model, d.Index, s)
        select (ImmutableArray<SheetCell>)[d.Id, s + 1, model.Pattern(s), place is var (own, _) ? own : "", place is var (_, of) ? of : ""]);

    // What a place in an order cannot say: pairs of an order that is not complete, steps that are stronger than others, and how certain a comparison is.
    private static (string[], IEnumerable<ImmutableArray<SheetCell>>) Comparisons(GraphModel model) =>
        (["party", "number", "other", "state", "other-state", "comparison", "strength", "least-certainty", "most-certainty"],
        from d in model.DecisionMakers
        let relation = model.Relation(d.Index)
        where !relation.IsComplete || relation.Strengths > 1
        from s in Each(model)
        from t in Enumerable.Range(s + 1, model.StateCount - s - 1)
        let certainty = relation.Certainty(s, t)
        select (ImmutableArray<SheetCell>)
        [
            d.Id, s + 1, t + 1, model.Pattern(s), model.Pattern(t),
            relation.Compare(s, t) switch { Comparison.Better => "better", Comparison.Worse => "worse", Comparison.Tied => "tied", _ => "unknown" },
            Math.Max(relation.Strength(s, t), relation.Strength(t, s)), certainty.Low.ToString("0.######", CultureInfo.InvariantCulture), certainty.High.ToString("0.######", CultureInfo.InvariantCulture),
        ]);

    private static (string[], IEnumerable<ImmutableArray<SheetCell>>) Findings(StabilityFindings findings)
    {
        GraphModel model = findings.Model;
        string[] columns = ["concept", "number", "state", "equilibrium", .. model.DecisionMakers.Select(d => d.Id)];
        return (columns,
            from concept in findings.Concepts
            from s in Each(model)
            select (ImmutableArray<SheetCell>)
                [concept.Concept.Key, s + 1, model.Pattern(s), concept.Equilibria.Contains(s) ? 1 : 0, .. concept.StableFor.Select(set => (SheetCell)(set.Contains(s) ? 1 : 0))]);
    }

    private static IEnumerable<int> Each(GraphModel model) => Enumerable.Range(0, model.StateCount);
}
