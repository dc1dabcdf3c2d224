using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Evidence;

namespace Parley.Cases;

/// <summary>A bargaining part without the numbers that rest only on claims of a later day.</summary>
/// <param name="gone">Ids of the claims that are withheld.</param>
/// <param name="perspective">The view whose numbers they are; null for the case as written.</param>
/// <param name="withheld">What is left out is noted here.</param>
internal sealed class ReplayBargaining(HashSet<string> gone, string? perspective, List<Withheld> withheld)
{
    public BargainingProblem Replayed(BargainingProblem problem) => problem with
    {
        // A scale is only words for numbers; it stays, so that those who still stand on it can.
        Issues = [.. problem.Issues.Select(i => i with { Reference = Kept(i.Reference, i.Ground.Because, $"reference point of {i.Id}"), Ground = i.Ground with { Because = Left(i.Ground.Because) } })],
        Actors = [.. problem.Actors.Select(a => Replayed(a, problem))],
        Limits = [.. problem.Limits.Where(l => Keep(l.Because, $"limit of {l.Ratifier}")).Select(l => l with { Because = Left(l.Because) })],
        Dependencies = [.. problem.Dependencies.Where(d => Keep(d.Because, $"dependency of {problem.Issues[d.Then.Issue].Id}")).Select(d => d with { Because = Left(d.Because) })],
        Links = [.. problem.Links.Where(l => Keep(l.Because, $"link to {problem.Issues[l.When.Issue].Id}")).Select(l => l with { Because = Left(l.Because) })],
    };

    private BargainingActor Replayed(BargainingActor actor, BargainingProblem problem) => actor with
    {
        Capability = Kept(actor.Capability, actor.Because, $"capability of {actor.Id}"),
        FailureCost = Kept(actor.FailureCost, actor.Because, $"cost of failure of {actor.Id}"),
        HasVeto = actor.HasVeto && Keep(actor.Because, $"veto of {actor.Id}"),
        Because = Left(actor.Because),
        Stances =
        [
            .. from s in actor.Stances
               let larger = s.Because.IsEmpty ? actor.Because : s.Because
               let what = $"{actor.Id} on {problem.Issues[s.Issue].Id}"
               let left = s with { Position = Kept(s.Position, larger, "position of " + what), Salience = Kept(s.Salience, larger, "salience of " + what), Capability = Kept(s.Capability, larger, "capability of " + what), Because = Left(s.Because) }
               where left.Position is not null || left.Salience is not null || left.Capability is not null
               select left,
        ],
    };

    private Estimate? Kept(Estimate? estimate, ImmutableArray<string> larger, string name)
    {
        if (estimate is null)
            return null;
        if (estimate is Estimate.Coders coders && coders.Answers.Any(a => IsGone(a.Because)))
        {
            ImmutableArray<Estimate> answers = [.. coders.Answers.Where(a => Keep(a.Because, "an answer on " + name))];
            estimate = answers.Length switch { 0 => null, 1 => answers[0], _ => coders with { Answers = answers } };
        }
        if (estimate is null || !Keep(Own(estimate, larger), name))
            return null;
        return estimate is Estimate.Coders left
            ? left with { Because = Left(left.Because), Answers = [.. left.Answers.Select(a => a with { Because = Left(a.Because) })] }
            : estimate with { Because = Left(estimate.Because) };
    }

    private static ImmutableArray<string> Own(Estimate estimate, ImmutableArray<string> larger) =>
        estimate.Because.IsEmpty ? estimate is Estimate.Coders c && c.Answers.Any(a => !a.Because.IsEmpty) ? [.. c.Answers.SelectMany(a => a.Because)] : larger : estimate.Because;

    private bool Keep(ImmutableArray<string> because, string name)
    {
        if (!IsGone(because))
            return true;
        // What a view takes over from the case as written is noted there.
        if (perspective is null || !withheld.Contains(new(WithheldKind.Stance, name, null, WithheldReason.RestsOnWithheld, null)))
            withheld.Add(new(WithheldKind.Stance, name, perspective, WithheldReason.RestsOnWithheld, null));
        return false;
    }

    private bool IsGone(ImmutableArray<string> because) => because.Length > 0 && because.All(gone.Contains);

    private ImmutableArray<string> Left(ImmutableArray<string> because) => because.Any(gone.Contains) ? [.. because.Where(b => !gone.Contains(b))] : because;
}
