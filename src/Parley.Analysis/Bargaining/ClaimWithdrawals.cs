using System.Collections.Immutable;
using Parley.Cases;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>What becomes of the weighted means when claims are taken away, with the numbers that rest on them alone.</summary>
public static class ClaimWithdrawals
{
    /// <summary>One for each view of the bargaining part that loses something.</summary>
    public static ImmutableArray<BargainingWithdrawal> Of(Case theCase, IReadOnlyCollection<string> claims)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(claims);
        return
        [
            .. from view in theCase.BargainingViews
               let left = WithoutClaims.Of(view.Bargaining!, claims)
               where !left.Lost.IsEmpty
               select new BargainingWithdrawal(view.Id, left.Lost, Means(view.Bargaining!), Means(left.Left)),
        ];
    }

    private static ImmutableArray<double> Means(BargainingProblem problem) => [.. BargainingModels.WeightedMean.Outcomes(problem.At()).Select(o => o.Point)];
}
