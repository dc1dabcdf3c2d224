using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Evolution;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;
using Paths = Parley.Analysis.Evolution.Evolution;

namespace Parley.Tests.Evolution;

/// <summary>The fast search against enumeration by layers, on every small conflict and on merged graphs whose moves are not transitive.</summary>
public sealed class TraceLaws
{
    private static Gen<Conflict> Merged { get; } =
        from conflict in RandomConflicts.Any(2, 3, 5)
        from formula in RandomConflicts.Formulas(conflict.Options.Length)
        select new Conflict(
            conflict.DecisionMakers, conflict.Rules, conflict.StatusQuo,
            [.. conflict.DecisionMakers.Select(_ => (Preference?)new Preference.Prioritised([]))], [formula]);

    private static Gen<(GraphModel Model, StepKind Kind)> Questions { get; } = Gen.OneOf(
        from conflict in RandomConflicts.Any(2, 3, 4)
        from kind in Gen.Int[0, 3]
        select (GraphModel.Of(conflict)!, (StepKind)kind),
        Merged.Select(conflict => (GraphModel.Of(conflict)!, StepKind.Moves)));

    private static TraceFindings Trace(GraphModel g, StepKind kind, int routes = TraceStudy.UsualRoutes, Func<int, bool>? targets = null) => Paths.Conduct(g, new()
    {
        From = g.StatusQuo ?? 0,
        By = kind,
        Targets = StateSet.Where(g.StateCount, targets ?? (_ => true)),
        RoutesAtMost = routes,
    });

    [Fact]
    public void Least_steps_and_last_movers_are_those_of_the_layers() => Questions.Sample(q =>
    {
        (GraphModel g, StepKind kind) = q;
        TraceFindings found = Trace(g, kind, routes: 0);
        Dictionary<int, int> least = [];
        Dictionary<int, HashSet<Coalition>> first = [], ever = [];
        int h = 0, pairs = g.StateCount * EvolutionDefinitions.Movers(g, kind).Length;
        foreach (var layer in EvolutionDefinitions.Layers(g, kind, found.Study.From).Take(pairs + 1))
        {
            foreach ((int state, Coalition? last) in layer)
            {
                least.TryAdd(state, h);
                first.TryAdd(state, []);
                ever.TryAdd(state, []);
                if (last is not null && least[state] == h)
                    first[state].Add(last);
                if (last is not null)
                    ever[state].Add(last);
            }
            h++;
        }
        for (int s = 0; s < g.StateCount; s++)
        {
            Arrival? arrival = found.Arrivals[s];
            Assert.Equal(least.TryGetValue(s, out int steps) ? steps : (int?)null, arrival?.Steps);
            if (arrival is not null)
            {
                Assert.True(first[s].SetEquals(arrival.LastMovers));
                Assert.True(ever[s].SetEquals(arrival.AnyLastMovers));
            }
        }
    }, iter: TestScale.Of(120, 4_000));

    [Fact]
    public void A_merged_graph_holds_every_shortest_path_and_no_other_walk() => Questions.Sample(q =>
    {
        (GraphModel g, StepKind kind) = q;
        TraceFindings found = Trace(g, kind);
        foreach (Route route in found.Routes.Where(r => r.Steps <= 4).Take(4))
        {
            string[] paths = [.. EvolutionDefinitions.Paths(g, kind, found.Study.From, route.Target, route.Steps).Select(Told).Order(StringComparer.Ordinal)];
            Assert.Equal(paths, Walks(route, found.Study.From).Select(Told).Order(StringComparer.Ordinal));
            Assert.Equal(paths.Length, (int)route.Paths);
        }
    }, iter: TestScale.Of(120, 4_000));

    [Fact]
    public void A_choke_point_is_on_every_shortest_path_and_barring_it_bars_the_way_where_every_path_needs_it() => Questions.Sample(q =>
    {
        (GraphModel g, StepKind kind) = q;
        TraceFindings found = Trace(g, kind);
        int from = found.Study.From;
        foreach (Route route in found.Routes.Where(r => r.Steps is > 0 and <= 4).Take(3))
        {
            ImmutableArray<TraceStep>[] paths = [.. EvolutionDefinitions.Paths(g, kind, from, route.Target, route.Steps)];
            int[] passed = [.. Enumerable.Range(0, g.StateCount).Where(s => s != from && s != route.Target && Array.TrueForAll(paths, p => p.Any(step => step.To == s)))];
            TraceStep[] taken = [.. paths[0].Where(step => Array.TrueForAll(paths, p => p.Contains(step)))];
            Assert.Equal(passed, route.ChokeStates.Select(c => c.State).Order());
            Assert.Equal(taken, route.ChokeSteps.Select(c => c.Step));
            foreach (ChokeState choke in route.ChokeStates)
                Assert.Equal(choke.OnEveryPath, !Reached(g, kind, from, step => step.To == choke.State).Contains(route.Target));
            foreach (ChokeStep choke in route.ChokeSteps)
                Assert.Equal(choke.OnEveryPath, !Reached(g, kind, from, step => step == choke.Step).Contains(route.Target));
            Assert.Equal(
                Enumerable.Range(0, g.DecisionMakers.Length).Where(i => !Reached(g, kind, from, step => step.Movers.Members.Contains(i)).Contains(route.Target)),
                route.Needs);
        }
    }, iter: TestScale.Of(80, 3_000));

    [Fact]
    public void A_point_of_no_return_is_a_step_after_which_somebody_can_no_longer_be_brought_where_they_could() => Questions.Sample(q =>
    {
        (GraphModel g, StepKind kind) = q;
        TraceFindings found = Trace(g, kind, routes: 0, targets: s => s % 3 == 0);
        HashSet<int>[] ahead = [.. Enumerable.Range(0, g.StateCount).Select(s => Reached(g, kind, s, _ => false).Append(s).Where(found.Study.Targets.Contains).ToHashSet())];
        Dictionary<TraceStep, (int Place, int[] Lost)> expected = [];
        int h = 0, pairs = g.StateCount * EvolutionDefinitions.Movers(g, kind).Length;
        foreach (var layer in EvolutionDefinitions.Layers(g, kind, found.Study.From).Take(pairs + 1))
        {
            h++;
            foreach ((int state, Coalition? last) in layer)
                foreach (Coalition mover in EvolutionDefinitions.Movers(g, kind).Where(m => m != last))
                    foreach (int to in EvolutionDefinitions.Steps(g, kind, mover, state))
                        if (ahead[state].Except(ahead[to]).ToArray() is { Length: > 0 } lost)
                            expected.TryAdd(new(mover, state, to), (h, [.. lost.Order()]));
        }
        Assert.Equal(expected.Count, found.PointsOfNoReturn.Length);
        Assert.All(found.PointsOfNoReturn, p => Assert.Equal((expected[p.Step].Place, string.Join(' ', expected[p.Step].Lost)), (p.Place, string.Join(' ', p.Loses))));
    }, iter: TestScale.Of(60, 2_000));

    [Fact]
    public void Nothing_is_closed_off_where_every_option_can_be_taken_back() => RandomConflicts.Any(2, 3, 5).Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        if (conflict.Options.All(o => o.Direction == Direction.Both))
            Assert.Empty(Trace(g, StepKind.Moves, routes: 0).PointsOfNoReturn);
    }, iter: TestScale.Of(150, 5_000));

    [Fact]
    public void What_a_budget_pays_for_is_what_is_found_without_one() => Gen.Select(Questions, Gen.Int[0, 2_500]).Sample((q, budget) =>
    {
        (GraphModel g, StepKind kind) = q;
        TraceStudy study = new() { From = g.StatusQuo ?? 0, By = kind, Targets = StateSet.Where(g.StateCount, s => s % 3 == 0) };
        TraceFindings whole = Paths.Conduct(g, study), part = Paths.Conduct(g, study with { Budget = budget });
        Assert.Empty(whole.Unfinished);
        int length = part.CompleteTo ?? int.MaxValue;
        for (int s = 0; s < g.StateCount; s++)
        {
            Arrival? there = whole.Arrivals[s] is { } arrival && arrival.Steps <= length ? arrival : null;
            Assert.Equal(there?.Steps, part.Arrivals[s]?.Steps);
            Assert.Equal(there?.LastMovers ?? [], part.Arrivals[s]?.LastMovers ?? []);
        }
        Assert.Equal(part.CompleteTo is not null, part.Unfinished.Contains(TracePart.Arrivals));
        Assert.Equal(whole.Routes.Take(part.Routes.Length).Select(Everything), part.Routes.Select(Everything));
        Assert.Equal(part.Unfinished.Contains(TracePart.Routes), part.CompleteTo is not null || part.Routes.Length < whole.Routes.Length);
        if (!part.Unfinished.Contains(TracePart.PointsOfNoReturn))
            Assert.Equal(whole.PointsOfNoReturn.Select(p => p.Step), part.PointsOfNoReturn.Select(p => p.Step));
        else
            Assert.Empty(part.PointsOfNoReturn);

        static string Everything(Route r) => $"{r.Target} {r.Steps} {r.Paths} {string.Join(' ', r.Graph)} {string.Join(' ', r.ChokeSteps)} {string.Join(' ', r.ChokeStates.Select(c => (c.State, c.OnEveryPath)))} {string.Join(' ', r.Needs)}";
    }, iter: TestScale.Of(200, 5_000));

    [Fact]
    public void Where_only_some_points_are_told_the_earliest_are_and_the_others_are_counted() => Questions.Sample(q =>
    {
        (GraphModel g, StepKind kind) = q;
        TraceStudy study = new() { From = g.StatusQuo ?? 0, By = kind, Targets = StateSet.Where(g.StateCount, s => s % 3 == 0), RoutesAtMost = 1 };
        TraceFindings all = Paths.Conduct(g, study), few = Paths.Conduct(g, study with { PointsAtMost = 2 });
        HashSet<TraceStep> onRoutes = [.. few.Routes.SelectMany(r => r.Graph).Select(s => s.Step)];
        PointOfNoReturn[] expected = [.. all.PointsOfNoReturn.Where((p, k) => k < 2 || onRoutes.Contains(p.Step))];
        Assert.Equal(expected.Select(p => (p.Step, p.Place, string.Join(' ', p.Loses))), few.PointsOfNoReturn.Select(p => (p.Step, p.Place, string.Join(' ', p.Loses))));
        Assert.Equal(all.PointsOfNoReturn.Length - expected.Length, few.PointsLeftOut);
    }, iter: TestScale.Of(100, 3_000));

    [Fact]
    public void A_study_about_another_model_is_refused()
    {
        GraphModel g = GraphModel.Of(RandomConflicts.FromRanks([1, 1], [0, 1, 2, 3], [0, 1, 2, 3]))!;

        Assert.Throws<ArgumentException>(() => Paths.Conduct(g, new() { From = 0, Targets = StateSet.Where(3, _ => true) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Paths.Conduct(g, new() { From = 4, Targets = StateSet.Where(4, _ => true) }));
    }

    private static IReadOnlySet<int> Reached(GraphModel g, StepKind kind, int from, Func<TraceStep, bool> barred)
    {
        ImmutableArray<Coalition> movers = EvolutionDefinitions.Movers(g, kind);
        return LegalSequences.Of([.. Enumerable.Range(0, movers.Length)], from, (m, s) =>
            EvolutionDefinitions.Steps(g, kind, movers[m], s).Where(t => !barred(new(movers[m], s, t))));
    }

    private static IEnumerable<ImmutableArray<TraceStep>> Walks(Route route, int from)
    {
        IEnumerable<ImmutableArray<TraceStep>> walks = [[]];
        for (int place = 1; place <= route.Steps; place++)
        {
            int here = place;
            walks = walks.SelectMany(w => route.Graph
                .Where(a => a.Place == here && a.Step.From == (w.IsEmpty ? from : w[^1].To) && (w.IsEmpty || w[^1].Movers != a.Step.Movers))
                .Select(a => w.Add(a.Step)));
        }
        return walks.Where(w => (w.IsEmpty ? from : w[^1].To) == route.Target);
    }

    private static string Told(ImmutableArray<TraceStep> path) =>
        string.Join(' ', path.Select(s => $"{string.Join('+', s.Movers.Members)}:{s.From}>{s.To}"));
}
