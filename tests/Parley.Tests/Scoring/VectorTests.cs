using System.Text.Json;
using Parley.Analysis.Scoring;

namespace Parley.Tests.Scoring;

/// <summary>Numbers worked out elsewhere; tests/Parley.Tests/Golden/SOURCE.md says where they come from.</summary>
public sealed class VectorTests
{
    private static readonly JsonElement[] Vectors =
        [.. JsonDocument.Parse(File.ReadAllText(Repository.PathTo("tests", "Parley.Tests", "Golden", "scoring-vectors.json"))).RootElement.EnumerateArray()];

    // The file also holds numbers about the sensitivity of a function, which are no scores.
    private static readonly string[] NoScores = ["sobol_ishigami_S1", "sobol_ishigami_S2", "sobol_ishigami_S3", "sobol_ishigami_ST1", "sobol_ishigami_ST3", "ishigami_variance"];

    // Three groups of forecasts: how many, with which probability, how many came true.
    private static readonly (int Count, double P, int True)[] Groups = [(10, 0.1, 1), (10, 0.4, 5), (5, 0.8, 4)];

    public static TheoryData<int> Numbers() => new(Enumerable.Range(0, Vectors.Length).Where(k => !NoScores.Contains(Name(k))));

    [Fact]
    public void Every_vector_is_looked_at_but_those_that_are_no_scores()
    {
        Assert.Equal(NoScores.Order(), Vectors.Select((_, k) => Name(k)).Where(n => NoScores.Contains(n)).Order());
        Assert.Equal(23, Numbers().Count);
    }

    [Theory, MemberData(nameof(Numbers))]
    public void Definitions_give_the_number_of_the_vector(int k)
    {
        JsonElement args = Vectors[k].GetProperty("args");
        double expected = Vectors[k].GetProperty("expected").GetDouble();
        double actual = Name(k) switch
        {
            "crps_normal" => RankedScores.OfNormal(One("mu"), One("sigma"), One("y")),
            "crps_ensemble_energy" or "crps_point_is_abs_error" => ScoringDefinitions.CrpsOfEnsemble(Many("x"), [], One("y")),
            "crps_ensemble_weighted" => ScoringDefinitions.CrpsOfEnsemble(Many("x"), Many("w"), One("y")),
            "crps_ensemble_fair" => ScoringDefinitions.CrpsOfEnsembleFair(Many("x"), One("y")),
            "brier_binary" => ScoringDefinitions.BrierBinary(One("p"), One("y")),
            "brier_multiclass_sum" => ScoringDefinitions.Brier(Many("p"), OneHot()),
            // The file gives the logarithmic scores as losses.
            "log_binary" => -ScoringDefinitions.Log([1 - One("p"), One("p")], One("y") == 1 ? [0, 1] : [1, 0]),
            "log_categorical" => -ScoringDefinitions.Log(Many("p"), OneHot()),
            "spherical_reward" => ScoringDefinitions.Spherical(Many("p"), OneHot()),
            "rps_unnormalised" => ScoringDefinitions.RankedProbability(Many("p"), OneHot()),
            "quantile_pinball" => ScoringDefinitions.Pinball(One("q"), One("tau"), One("y")),
            "interval_score" => ScoringDefinitions.Interval(One("lower"), One("upper"), One("alpha"), One("y")),
            "weighted_interval_score_Bracher" => ScoringDefinitions.WeightedInterval(One("median"), Many("lower"), Many("upper"), Many("alpha"), One("y")),
            "energy_score" => ScoringDefinitions.EnergyScore([.. args.GetProperty("X").EnumerateArray().Select(v => v.EnumerateArray().Select(c => c.GetDouble()).ToArray())], Many("y")),
            "murphy_reliability" => Parts().Reliability,
            "murphy_resolution" => Parts().Resolution,
            "murphy_uncertainty" => Parts().Uncertainty,
            "murphy_brier" => Parts().Brier,
            _ => throw new InvalidOperationException(Name(k)),
        };
        Assert.Equal(expected, actual, 1e-12);

        double One(string name) => args.GetProperty(name).GetDouble();
        double[] Many(string name) => [.. args.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
        // Outcomes are numbered from 1.
        double[] OneHot() => [.. Many("p").Select((_, j) => j + 1 == One("y") ? 1.0 : 0)];
    }

    private static string Name(int k) => Vectors[k].GetProperty("name").GetString()!;

    private static Parley.Studies.BrierParts Parts()
    {
        double[] p = [.. Groups.SelectMany(g => Enumerable.Repeat(g.P, g.Count))];
        double[] y = [.. Groups.SelectMany(g => Enumerable.Range(0, g.Count).Select(i => i < g.True ? 1.0 : 0))];
        int[] bin = [.. Groups.SelectMany((g, b) => Enumerable.Repeat(b, g.Count))];
        return Calibration.Parts(p, y, bin, 3);
    }
}
