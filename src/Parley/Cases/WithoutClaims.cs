using System.Collections.Immutable;
using Parley.Bargaining;

namespace Parley.Cases;

/// <summary>A bargaining part without the numbers and conditions that rest on some claims alone.</summary>
public static class WithoutClaims
{
    /// <summary>What is left, and the names of what is lost.</summary>
    /// <param name="problem">The bargaining part of a view.</param>
    /// <param name="claims">Ids of the claims that are taken away.</param>
    public static (BargainingProblem Left, ImmutableArray<string> Lost) Of(BargainingProblem problem, IEnumerable<string> claims)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(claims);
        List<Withheld> lost = [];
        BargainingProblem left = new ReplayBargaining([.. claims], null, lost).Replayed(problem);
        return (left, [.. lost.Select(w => w.Name).Distinct()]);
    }
}
