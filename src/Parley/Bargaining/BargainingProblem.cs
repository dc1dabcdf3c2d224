using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Bargaining;

/// <summary>What is bargained about, by whom, from which positions, within which limits, and what happens without a deal.</summary>
/// <remarks>The bargaining part of a case, with ranges and evidence. Engines work on <see cref="Standings"/>, its numbers at one draw.</remarks>
public sealed record BargainingProblem
{
    /// <summary>The issues in the order of the file; at least one.</summary>
    public required ImmutableArray<Issue> Issues { get; init; }

    /// <summary>The actors in the order of the parties; at least one.</summary>
    public required ImmutableArray<BargainingActor> Actors { get; init; }

    /// <summary>What ratifiers insist on.</summary>
    public ImmutableArray<RatifierLimit> Limits { get; init; } = [];

    /// <summary>How issues depend on each other.</summary>
    public ImmutableArray<Dependency> Dependencies { get; init; } = [];

    /// <summary>Which options of the graph model stand for which outcomes.</summary>
    public ImmutableArray<OptionLink> Links { get; init; } = [];

    /// <summary>The scales without their marks, the reference point at its middle value.</summary>
    public ImmutableArray<IssueScale> Scales => [.. Issues.Select(i => new IssueScale(i.Id, i.Low, i.High, i.Reference?.Middle))];

    /// <summary>Whether somebody with capability and salience has a position on every issue, so that outcomes can be worked out.</summary>
    public bool IsComplete => Issues.All(i => HasWeight(i.Index));

    /// <summary>Whether somebody has weight on an issue.</summary>
    public bool HasWeight(int issue) => Actors.Any(a => a.On(issue) is { Position: not null, Salience.High: > 0 } s && (s.Capability ?? a.Capability) is { High: > 0 });

    /// <summary>The numbers with every estimate at one value.</summary>
    /// <param name="value">The value taken for an estimate; its middle unless said otherwise.</param>
    public Standings At(Func<Estimate, double>? value = null)
    {
        value ??= e => e.Middle;
        int m = Issues.Length;
        double[] positions = Empty(), saliences = Empty(), capabilities = Empty();
        foreach (BargainingActor actor in Actors)
        {
            double own = actor.Capability is Estimate c ? value(c) : double.NaN;
            for (int k = 0; k < m; k++)
            {
                Stance? stance = actor.On(k);
                int cell = actor.Index * m + k;
                positions[cell] = stance?.Position is Estimate x ? value(x) : double.NaN;
                saliences[cell] = stance?.Salience is Estimate s ? value(s) : double.NaN;
                capabilities[cell] = stance?.Capability is Estimate p ? value(p) : own;
            }
        }
        return Standings.Of(
            [.. Actors.Select(a => a.Id)], [.. Issues.Select(i => new IssueScale(i.Id, i.Low, i.High, i.Reference is Estimate r ? value(r) : null))], positions, saliences, capabilities);

        double[] Empty()
        {
            double[] table = new double[Actors.Length * m];
            Array.Fill(table, double.NaN);
            return table;
        }
    }

    /// <summary>Whether a package, one outcome per issue, respects every ratifier and every dependency.</summary>
    public bool Allows(ReadOnlySpan<double> package)
    {
        foreach (RatifierLimit limit in Limits)
            if (!limit.Must.Holds(package))
                return false;
        foreach (Dependency dependency in Dependencies)
            if (!dependency.Allows(package))
                return false;
        return true;
    }

    /// <summary>The state of the graph model that a package amounts to: each linked option as its issue says, every other as before.</summary>
    /// <param name="package">One outcome per issue.</param>
    /// <param name="before">The state whose other options are kept.</param>
    public State StateOf(ReadOnlySpan<double> package, State before)
    {
        foreach (OptionLink link in Links)
            before = before.With(link.Option, link.When.Holds(package));
        return before;
    }

    /// <summary>What a state of the graph model says about an issue: the ends of what its linked options leave open, both included.</summary>
    /// <remarks>An end that belongs to an option not taken is not reached itself. Null when the options contradict each other.</remarks>
    public (double Low, double High)? RangeOf(State state, int issue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(issue);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(issue, Issues.Length);
        (double low, double high) = (Issues[issue].Low, Issues[issue].High);
        foreach (OptionLink link in Links.Where(l => l.When.Issue == issue))
            if (((state.Bits >> link.Option & 1) != 0) == link.When.IsAtLeast)
                low = Math.Max(low, link.When.Point);
            else
                high = Math.Min(high, link.When.Point);
        return low <= high ? (low, high) : null;
    }

    /// <summary>Every judgement with the claims it rests on: its own, else those of the stance, else those of the actor.</summary>
    public IEnumerable<BargainingJudgement> Judgements()
    {
        foreach (Issue issue in Issues)
        {
            if (!issue.Ground.Because.IsEmpty)
                yield return new(JudgementPart.Scale, -1, issue.Index, issue.Ground);
            if (issue.Reference is Estimate reference)
                yield return new(JudgementPart.Reference, -1, issue.Index, Own(reference, issue.Ground.Because));
        }
        foreach (BargainingActor actor in Actors)
        {
            if (actor.Capability is Estimate capability)
                yield return new(JudgementPart.Capability, actor.Index, -1, Own(capability, actor.Because));
            if (actor.FailureCost is Estimate cost)
                yield return new(JudgementPart.FailureCost, actor.Index, -1, Own(cost, actor.Because));
            if (actor.HasVeto)
                yield return new(JudgementPart.Veto, actor.Index, -1, new(actor.Because, actor.Span));
            foreach (Stance stance in actor.Stances)
                foreach ((JudgementPart part, Estimate? estimate) in new[] { (JudgementPart.Position, stance.Position), (JudgementPart.Salience, stance.Salience), (JudgementPart.Capability, stance.Capability) })
                    if (estimate is not null)
                        yield return new(part, actor.Index, stance.Issue, Own(estimate, stance.Because.IsEmpty ? actor.Because : stance.Because));
        }
        foreach (RatifierLimit limit in Limits)
            yield return new(JudgementPart.Limit, limit.Actor, limit.Must.Issue, new(limit.Because, limit.Span));
        foreach (Dependency dependency in Dependencies)
            yield return new(JudgementPart.Dependency, -1, dependency.Then.Issue, new(dependency.Because, dependency.Span));
        foreach (OptionLink link in Links)
            yield return new(JudgementPart.Link, -1, link.When.Issue, new(link.Because, link.Span));
    }

    private static Ground Own(Estimate estimate, ImmutableArray<string> larger)
    {
        ImmutableArray<string> own = estimate is Estimate.Coders coders
            ? [.. coders.Because.Concat(coders.Answers.SelectMany(a => a.Because)).Distinct()]
            : estimate.Because;
        return new(own.IsEmpty ? larger : own, estimate.Span);
    }
}
