using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Tests.Stability;

/// <summary>
/// What tempts, what deters and what opponents do under each reading, written out once more as the tables of the literature and as sets of
/// states, without the lens the engines look through.
/// </summary>
public sealed class ReadingTables
{
    private sealed record Row(Func<GraphModel, int, int, int, bool> Leaves, Func<GraphModel, int, int, int, bool> Sanctions, Func<GraphModel, int, int, int, bool> Steps);

    private static Comparison C(GraphModel g, int i, int a, int b) => g.Relation(i).Compare(a, b);

    private static bool Gain(GraphModel g, int i, int a, int b) => C(g, i, a, b) == Comparison.Better;

    private static bool GainOrUnknown(GraphModel g, int i, int a, int b) => C(g, i, a, b) is Comparison.Better or Comparison.Unknown;

    private static bool Loss(GraphModel g, int i, int a, int b) => C(g, i, a, b) is Comparison.Worse or Comparison.Tied;

    private static bool LossOrUnknown(GraphModel g, int i, int a, int b) => C(g, i, a, b) != Comparison.Better;

    private static double R(GraphModel g, int i, int a, int b) => g.Relation(i).Certainty(a, b).Low;

    // Li, Hipel, Kilgour & Fang: a leaves along > and U and counts <, ~ as sanctions; b >, (<, ~); c (>, U), (<, ~, U); d >, (<, ~, U).
    private static readonly (string Suffix, Row Row)[] Unknown =
    [
        ("-a", new(GainOrUnknown, Loss, GainOrUnknown)), ("-b", new(Gain, Loss, GainOrUnknown)),
        ("-c", new(GainOrUnknown, LossOrUnknown, GainOrUnknown)), ("-d", new(Gain, LossOrUnknown, GainOrUnknown)),
    ];

    [Theory]
    [InlineData("nash")]
    [InlineData("gmr")]
    [InlineData("smr")]
    [InlineData("seq")]
    [InlineData("sseq")]
    public void The_four_indices_are_those_of_the_table(string form) => ReadingLaws.Mixed.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        foreach ((string suffix, Row row) in Unknown)
            Same(g, form + suffix, form, row);
    }, iter: TestScale.Of(40, 2_000));

    [Theory]
    [InlineData("gmr")]
    [InlineData("smr")]
    [InlineData("seq")]
    public void Strong_sanctions_lie_in_a_lower_tier(string form) => ReadingLaws.Mixed.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        if (!g.IsRanked)
            return;
        Same(g, "strong-" + form, form, new(Gain, (m, i, at, left) => m.Relation(i).Strength(left, at) >= 2, Gain));
    }, iter: TestScale.Of(60, 2_000));

    [Theory]
    [InlineData("nash")]
    [InlineData("gmr")]
    [InlineData("seq")]
    public void Fuzzy_gains_reach_the_threshold(string form) => ReadingLaws.Mixed.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        if (conflict.Preferences.Any(p => p is Preference.Partial partial && partial.Pairs.Any(pair => pair.Low != pair.High)))
            return;
        bool Tempting(GraphModel m, int i, int a, int b) => R(m, i, a, b) - R(m, i, b, a) >= m.Conflict.Preferences[i]!.SatisficingThreshold - 1e-12;
        Same(g, "fuzzy-" + form, form, new(Tempting, (m, i, a, b) => !Tempting(m, i, a, b), Tempting));
    }, iter: TestScale.Of(60, 2_000));

    [Theory]
    [InlineData("nash")]
    [InlineData("smr")]
    [InlineData("sseq")]
    public void Probabilities_are_held_against_their_own_levels(string form) => ReadingLaws.Mixed.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        static double P(GraphModel m, int i, int a, int b) => m.Relation(i).Probability(a, b);
        Same(g, $"prob-{form}@0.6/0.3/0.8", form, new((m, i, a, b) => P(m, i, a, b) > 0.4 + 1e-9, (m, i, a, b) => P(m, i, a, b) <= 0.7 + 1e-9, (m, i, a, b) => P(m, i, a, b) > 0.2 + 1e-9));
    }, iter: TestScale.Of(60, 2_000));

    [Theory]
    [InlineData("nash")]
    [InlineData("gmr")]
    [InlineData("smr")]
    [InlineData("seq")]
    public void Attitudes_ask_what_suits_friends_and_does_not_help_foes(string form) => ReadingLaws.Mixed.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        if (!g.IsRanked)
            return;
        bool Suits(GraphModel m, int i, int a, int b) => Enumerable.Range(0, m.DecisionMakers.Length).All(j => m.Conflict.Attitudes[i][j] switch
        {
            Attitude.Devoting => m.Ranks(j)[a] >= m.Ranks(j)[b],
            Attitude.Aggressive => m.Ranks(j)[a] <= m.Ranks(j)[b],
            _ => true,
        });
        Same(g, "relational-" + form, form, new(Suits, (m, i, a, b) => a == b || !Suits(m, i, a, b), Suits));
    }, iter: TestScale.Of(60, 2_000));

    private static void Same(GraphModel g, string key, string form, Row row)
    {
        Assert.True(StabilityConcept.TryParse(key, out StabilityConcept? concept));
        for (int i = 0; i < g.DecisionMakers.Length; i++)
        {
            ImmutableArray<int> found = [.. new Tables().StableStates(g, i, [concept])[0]];
            Assert.Equal((key, i, string.Join(",", Enumerable.Range(0, g.StateCount).Where(s => IsStable(g, form, row, i, s)))), (key, i, string.Join(",", found)));
        }
    }

    private static bool IsStable(GraphModel g, string form, Row row, int i, int s) =>
        g.Moves(i, s).Where(s1 => row.Leaves(g, i, s1, s)).All(s1 => form != "nash" && Closure(g, i, s1, form is "seq" or "sseq" ? row : null).Any(s2 =>
            row.Sanctions(g, i, s2, s) && (form is not ("smr" or "sseq") || g.Moves(i, s2).All(s3 => row.Sanctions(g, i, s3, s)))));

    // Words of movers of growing length instead of a search: who is last in the word may not come next.
    private static HashSet<int> Closure(GraphModel g, int i, int s1, Row? row)
    {
        HashSet<(int State, int Last)> now = [(s1, -1)], all = [];
        while (now.Count > 0)
        {
            now = [.. now.SelectMany(at => Enumerable.Range(0, g.DecisionMakers.Length).Where(j => j != i && j != at.Last)
                .SelectMany(j => g.Moves(j, at.State).Where(t => row is null || row.Steps(g, j, t, at.State)).Select(t => (t, j)))).Where(all.Add)];
        }
        return [.. all.Select(x => x.State)];
    }
}
