using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>Models with rounds in one form: where everybody stands round by round, and who moved whom.</summary>
public static class Trajectories
{
    /// <summary>Follows an issue.</summary>
    /// <param name="standings">Where everybody stands.</param>
    /// <param name="issue">Index of the issue.</param>
    /// <param name="model">Key of a model with rounds; any other stands for the group decision model in its published reading.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <returns>The trajectory; null when nobody has weight on the issue.</returns>
    public static Trajectory? Of(Standings standings, int issue, string model, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(standings);
        int[] actors = IssueSlice.Of(standings, issue).Actors;
        return actors.Length == 0 ? null : model == "spatial" ? Spatial(standings, issue, cancellation) : Group(standings, issue, model == "group-written" ? GroupReading.Written : GroupReading.Published, cancellation);
    }

    private static Trajectory? Group(Standings standings, int issue, GroupReading reading, CancellationToken cancellation)
    {
        if (GroupDecision.Follow(standings, issue, reading, cancellation: cancellation) is not GroupDecisionFindings run)
            return null;
        GroupDecisionModel model = new(reading);
        return new(
            issue, model.Key, model.Name, run.Actors, [.. run.Rounds.Select(r => r.Positions)], [.. run.Rounds.Select(r => r.Mean)],
            [.. run.Moves.GroupBy(m => (m.Actor, m.Target)).Select(g => new PositionShift(g.Key.Actor, g.Key.Target, g.Sum(m => m.To - m.From))).OrderBy(s => s.Actor).ThenBy(s => s.By)]);
    }

    private static Trajectory Spatial(Standings standings, int issue, CancellationToken cancellation)
    {
        SpatialFindings run = SpatialModel.Conduct(standings.Among(issue), new SpatialStudy(), threads: 1, cancellation: cancellation);
        int n = run.Standings.Actors.Length;
        int[] index = [.. run.Standings.Actors.Select(a => standings.Actors.IndexOf(a))];
        ImmutableArray<double> moved = run.MovedBy(0);
        SpatialOutcomeModel model = new();
        return new(
            issue, model.Key, model.Name, [.. index], [.. run.Turns.Select(t => t.Positions)], [.. run.Turns.Select(t => t.Positions.Average())],
            [.. from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, n) where i != j && Math.Abs(moved[i * n + j]) > 0 select new PositionShift(index[i], index[j], moved[i * n + j])]);
    }
}
