using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Tests.Reports;

/// <summary>Small models and cases built from the nouns, so that pages can be tested without reading a file.</summary>
internal static class Examples
{
    /// <summary>One decision maker, m options, everything feasible, everything equally good.</summary>
    public static GraphModel Cube(int options) => Indifferent(options, []);

    /// <summary>Option k + 1 only with option k: m + 1 feasible states.</summary>
    public static GraphModel Chain(int options) => Indifferent(options,
        [.. Enumerable.Range(0, options - 1).Select(k => new Rule { Kind = RuleKind.OnlyWith, Operands = [new Formula.Takes(k + 1), new Formula.Takes(k)] })]);

    /// <summary>Any feasible set of a few options.</summary>
    public static GraphModel Only(int options, Func<int, bool> feasible) => Indifferent(options,
        [.. Enumerable.Range(0, 1 << options).Where(bits => !feasible(bits)).Select(bits => new Rule { Kind = RuleKind.Never, Operands = [Exactly(options, bits)] })]);

    /// <summary>Two parties with one option each.</summary>
    /// <param name="first">The first party's ranking of the four states by their decimal number, best first.</param>
    /// <param name="second">The second party's.</param>
    /// <param name="statusQuo">Decimal number of the status quo; none when negative.</param>
    public static Conflict TwoByTwo(int[] first, int[] second, int statusQuo = 0) => new(
        [
            new DecisionMaker(0, "north", "North", [new Option(0, "open", "Open the gate", 0)]),
            new DecisionMaker(1, "south", "South", [new Option(1, "pay", "Pay the toll", 1)]),
        ],
        [],
        statusQuo < 0 ? null : new State((UInt128)(uint)statusQuo),
        [Ranking(first), Ranking(second)]);

    /// <summary>The prisoner's dilemma in which the option is to cooperate; nobody does at the status quo.</summary>
    public static Conflict Dilemma { get; } = TwoByTwo([2, 3, 0, 1], [1, 3, 0, 2]);

    /// <summary>A case around one conflict.</summary>
    public static Case CaseOf(Conflict conflict, string title = "The gate and the toll", params ImmutableArray<Perspective> perspectives) => new()
    {
        Id = "gate-and-toll",
        Title = title,
        Parties = [.. conflict.DecisionMakers.Select(d => new Party(d.Id, d.Name, [], null))],
        Conflict = conflict,
        Perspectives = perspectives,
    };

    private static Preference.Ranking Ranking(int[] best) => new([.. best.Select(s => ImmutableArray.Create(new State((UInt128)(uint)s)))]);

    private static Formula Exactly(int options, int bits) => Enumerable.Range(0, options)
        .Select(k => (bits >> k & 1) != 0 ? new Formula.Takes(k) : (Formula)new Formula.Not(new Formula.Takes(k)))
        .Aggregate((left, right) => new Formula.And(left, right));

    private static GraphModel Indifferent(int options, ImmutableArray<Rule> rules) => GraphModel.Of(new Conflict(
        [new DecisionMaker(0, "one", "One", [.. Enumerable.Range(0, options).Select(k => new Option(k, $"o{k}", $"Option {k}", 0))])],
        rules, null, [new Preference.Prioritised([])]))!;
}
