using System.Globalization;
using CsCheck;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Interchange;

/// <summary>What goes out as a game and comes back is the same order over the same states; moves come back too, except that options turn both ways.</summary>
public sealed class GambitRoundTripTests
{
    private static Case Again(Reading<Case> reading, string? text)
    {
        Assert.True(reading.Succeeded, text + string.Join('\n', reading.Diagnostics.Select(d => d.Code + " " + d.Message)));
        return reading.Value!;
    }

    private static Case FromNfg(string? text) => Again(NfgReader.Read(new SourceText("a.nfg", text!)), text);

    private static Case FromEfg(string? text) => Again(EfgReader.Read(new SourceText("a.efg", text!)), text);

    // A conflict in which somebody can choose; rules may leave a single state.
    private static readonly Gen<Conflict> Conflicts = RandomConflicts.Small.Where(c => StateList.Of(c)!.Count > 1);

    // Random games: up to three players with one to four strategies, payoffs with ties.
    private static readonly Gen<string> Games = (
        from n in Gen.Int[1, 3]
        from strategies in Gen.Int[1, 4].Array[n]
        from payoffs in Gen.Int[-3, 5].Array[strategies.Aggregate(n, (a, b) => a * b)]
        select $"NFG 1 R \"g\" {{ {string.Join(' ', Enumerable.Range(1, n).Select(i => $"\"P{i}\""))} }} {{ {string.Join(' ', strategies)} }} {string.Join(' ', payoffs)}").Where(text => !text.Contains("{ 1 }", StringComparison.Ordinal) && !text.Contains("{ 1 1 }", StringComparison.Ordinal) && !text.Contains("{ 1 1 1 }", StringComparison.Ordinal));

    [Fact]
    public void A_game_that_becomes_a_conflict_and_a_game_again_has_the_same_ordinal_payoffs() => Games.Sample(text =>
    {
        string again = NfgWriter.Write(FromNfg(text).Conflict).Text!;

        Assert.Equal(Ordinal(text), Ordinal(again));
    }, iter: TestScale.Of(500, 20_000));

    [Fact]
    public void A_conflict_that_becomes_a_strategic_game_comes_back_with_its_states_orders_and_moves() => Conflicts.Sample(conflict =>
        AssertSame(conflict, FromNfg(NfgWriter.Write(conflict).Text).Conflict), iter: TestScale.Of(400, 10_000));

    [Fact]
    public void A_conflict_that_becomes_a_tree_comes_back_whatever_the_order_of_moves() =>
        Gen.Select(Conflicts, Gen.Int[0, 23]).Sample((conflict, shuffle) =>
        {
            int n = conflict.DecisionMakers.Length;
            List<int> left = [.. Enumerable.Range(0, n)], order = [];
            for (int k = n; k > 0; shuffle /= k--)
            {
                order.Add(left[shuffle % k]);
                left.RemoveAt(shuffle % k);
            }
            AssertSame(conflict, FromEfg(EfgWriter.Write(conflict, order).Text).Conflict);
        }, iter: TestScale.Of(400, 10_000));

    [Fact]
    public void Every_form_of_conflict_goes_out_whole_or_not_at_all_and_says_why() => Gen.OneOf(RandomForms.Any, RandomForms.Ranked, RandomForms.Graphs).Sample(conflict =>
    {
        GambitExport table = NfgWriter.Write(conflict), tree = EfgWriter.Write(conflict, [.. Enumerable.Range(0, conflict.DecisionMakers.Length)]);
        Assert.NotEmpty(table.NotSurviving);
        bool partly = conflict.Preferences.Any(p => p is Preference.Candidates or Preference.Partial);
        Assert.Equal((conflict.Graph is not null || partly, table.Text is null), (table.Text is null, tree.Text is null));
        if (table.Text is null)
        {
            Assert.StartsWith("Nothing was written", table.NotSurviving[^1], StringComparison.Ordinal);
            return;
        }
        foreach (ForbiddenTransition _ in conflict.Transitions)
            Assert.Contains(table.NotSurviving, l => l.StartsWith("That nothing goes from", StringComparison.Ordinal));
        foreach (Option option in conflict.Options.Where(o => o.Sharing is not null))
            Assert.Contains(table.NotSurviving, l => l.Contains("in the file " + conflict.DecisionMakers[option.Owner].Name, StringComparison.Ordinal));
        if (StateList.Of(conflict)!.Count > 1)
        {
            AssertSame(conflict, FromNfg(table.Text).Conflict);
            AssertSame(conflict, FromEfg(tree.Text).Conflict);
        }
    }, iter: TestScale.Of(400, 10_000));

    [Fact]
    public void An_imported_game_can_be_kept_as_a_case_file() => Conflicts.Sample(conflict =>
    {
        Case imported = FromNfg(NfgWriter.Write(conflict).Text);

        Reading<Case> kept = CaseReader.Read(new SourceText("case.yaml", CaseWriter.Write(imported)));

        Assert.DoesNotContain(kept.Diagnostics, d => d.Severity == Severity.Error);
        GraphModel before = GraphModel.Of(imported.Conflict)!, after = GraphModel.Of(kept.Value!.Conflict)!;
        for (int i = 0; i < conflict.DecisionMakers.Length; i++)
            Assert.Equal(before.Ranks(i).ToArray(), after.Ranks(i).ToArray());
    }, iter: TestScale.Of(200, 3000));

    // A state of one side answers to the state of the other in which everybody plays the strategy of the same number.
    private static void AssertSame(Conflict before, Conflict after)
    {
        GraphModel model = GraphModel.Of(before)!;
        StateList states = StateList.Of(before)!;
        OptionForm again = (OptionForm)GraphModel.Of(after)!;
        int n = before.DecisionMakers.Length;
        Assert.Equal(before.DecisionMakers.Select(d => d.Name), after.DecisionMakers.Select(d => d.Name));
        // Labels carry a strategy across; who has only one has nothing to tell apart.
        static List<string> Profiles(GraphModel g)
        {
            GameTable table = GameTable.Of(g.Conflict, 1 << 10, [])!;
            return [.. table.States.Select(s => string.Join('|', g.DecisionMakers.Select(d =>
                table.Strategies[d.Index].Length == 1 ? "" : table.Labels[d.Index][Array.IndexOf(table.Strategies[d.Index], s.Bits & GameTable.Own(d))])))];
        }
        List<string> there = Profiles(model), here = Profiles(again);
        Assert.Equal(there.Order(), here.Order());
        int[] place = [.. there.Select(p => here.IndexOf(p))];
        for (int i = 0; i < n; i++)
            for (int s = 0; s < model.StateCount; s++)
            {
                UInt128 control = GameTable.Own(before.DecisionMakers[i]);
                Assert.Equal(
                    Enumerable.Range(0, model.StateCount).Where(t => t != s && ((states[s].Bits ^ states[t].Bits) & ~control) == 0).Select(t => place[t]).Order(),
                    again.Moves(i, place[s]).Order());
                for (int t = 0; t < model.StateCount; t++)
                    Assert.Equal(model.Prefers(i, s, t), again.Prefers(i, place[s], place[t]));
            }
    }

    // The table as ranks per player, cell by cell. Players with one strategy keep theirs, so both tables have one shape.
    private static string Ordinal(string text)
    {
        int[] numbers = [.. text[(text.LastIndexOf(text.Contains("\n\n", StringComparison.Ordinal) ? "\n\n" : "}", StringComparison.Ordinal) + 1)..]
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => int.Parse(w, CultureInfo.InvariantCulture))];
        int n = text.Split('\n')[text.StartsWith("NFG 1 R \"g\"", StringComparison.Ordinal) ? 0 : 1].Split('"').Count(w => w.StartsWith('P'));
        return string.Join(' ', numbers.Select((v, k) => numbers.Where((_, other) => other % n == k % n).Distinct().Count(w => w <= v)));
    }
}
