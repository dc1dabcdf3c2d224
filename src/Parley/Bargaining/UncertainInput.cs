using System.Collections.Immutable;

namespace Parley.Bargaining;

/// <summary>A number of a bargaining problem that is not known exactly.</summary>
/// <param name="Part">Position, salience, capability, reference point or cost of failure.</param>
/// <param name="Actor">Index of the actor; -1 for a reference point.</param>
/// <param name="Issue">Index of the issue; -1 for a number that holds on all.</param>
/// <param name="Estimate">What was stated.</param>
/// <param name="Because">Keys of the claims it rests on.</param>
public sealed record UncertainInput(JudgementPart Part, int Actor, int Issue, Estimate Estimate, ImmutableArray<string> Because)
{
    /// <summary>Every number of a problem that is not exact, in the order of its judgements.</summary>
    public static ImmutableArray<UncertainInput> Of(BargainingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return
        [
            .. from judgement in problem.Judgements()
               let estimate = Stated(problem, judgement)
               where estimate is { IsExact: false }
               select new UncertainInput(judgement.Part, judgement.Actor, judgement.Issue, estimate, judgement.Ground.Because),
        ];
    }

    private static Estimate? Stated(BargainingProblem problem, BargainingJudgement judgement) => judgement.Part switch
    {
        JudgementPart.Reference => problem.Issues[judgement.Issue].Reference,
        JudgementPart.FailureCost => problem.Actors[judgement.Actor].FailureCost,
        JudgementPart.Capability when judgement.Issue < 0 => problem.Actors[judgement.Actor].Capability,
        JudgementPart.Capability => problem.Actors[judgement.Actor].On(judgement.Issue)!.Capability,
        JudgementPart.Position => problem.Actors[judgement.Actor].On(judgement.Issue)!.Position,
        JudgementPart.Salience => problem.Actors[judgement.Actor].On(judgement.Issue)!.Salience,
        _ => null,
    };
}
