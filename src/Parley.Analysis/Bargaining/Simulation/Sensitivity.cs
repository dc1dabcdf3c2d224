using System.Collections.Immutable;
using Parley.Analysis.MonteCarlo;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining.Simulation;

/// <summary>Which of the numbers of a bargaining problem its outcomes hang on: one by one (a tornado), and as shares of variance, by input, actor and claim.</summary>
public static class Sensitivity
{
    /// <summary>More inputs than this are not told apart; half of the axes of the sequence.</summary>
    public const int MostInputs = SobolSequence.MaxAxes / 2;

    private const double Low = 0.05, High = 0.95;

    /// <summary>Asks about the weighted mean.</summary>
    /// <param name="problem">What is bargained about.</param>
    /// <param name="shape">What a most likely value with ends stands for.</param>
    /// <param name="points">How many points.</param>
    /// <param name="seed">Names the points.</param>
    /// <param name="threads">How many threads at most; 0 means as many as the machine offers.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <returns>The findings; null where every number is exact.</returns>
    /// <exception cref="ArgumentException">There are more than <see cref="MostInputs"/> inputs.</exception>
    public static SensitivityFindings? Of(BargainingProblem problem, EstimateShape shape, int points = 8192, ulong seed = 0, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ProblemSampler sampler = new(problem, shape);
        // What moves no weighted mean need not be asked about.
        int[] asked = [.. Enumerable.Range(0, sampler.Inputs.Length).Where(j => sampler.Inputs[j].Part is JudgementPart.Position or JudgementPart.Salience or JudgementPart.Capability)];
        if (asked.Length == 0)
            return null;
        if (asked.Length > MostInputs)
            throw new ArgumentException($"There are {asked.Length} inputs that are not exact; at most {MostInputs} are told apart.", nameof(problem));
        ImmutableArray<UncertainInput> inputs = [.. asked.Select(j => sampler.Inputs[j])];
        (int Actor, string? Claim, int[] Members)[] groups =
        [
            .. problem.Actors.Select(a => (a.Index, (string?)null, Members(i => i.Actor == a.Index))).Where(g => g.Item3.Length > 0),
            .. inputs.SelectMany(i => i.Because).Distinct().Select(claim => (-1, (string?)claim, Members(i => i.Because.Contains(claim)))),
        ];
        int m = problem.Issues.Length;
        ((VarianceShare First, VarianceShare Total)[][] shares, double[] variances) = VarianceIndices.Of(
            asked.Length, m, points, [.. asked.Select((_, j) => new[] { j }), .. groups.Select(g => g.Members)], new RandomSource(seed, "sensitivity"),
            (point, answer) => Outcome(point, answer), 200, threads, cancellation);
        double[] middle = new double[m], halves = new double[asked.Length];
        Array.Fill(halves, 0.5);
        Outcome(halves, middle);
        return new()
        {
            Points = points,
            Inputs = inputs,
            Middle = [.. middle],
            Variance = [.. variances],
            Effects =
            [
                .. inputs.Select((_, j) =>
                {
                    double[] low = At(j, Low), high = At(j, High);
                    return Enumerable.Range(0, m).Select(k => new InputEffect(shares[j][k].First, shares[j][k].Total, low[k], high[k])).ToImmutableArray();
                }),
            ],
            Groups =
            [
                .. groups.Select((g, k) => new InputGroup(g.Actor, g.Claim, [.. shares[asked.Length + k].Select(s => new InputEffect(s.First, s.Total, double.NaN, double.NaN))])),
            ],
        };

        int[] Members(Func<UncertainInput, bool> belongs) => [.. Enumerable.Range(0, inputs.Length).Where(j => belongs(inputs[j]))];

        void Outcome(ReadOnlySpan<double> point, Span<double> answer)
        {
            DrawnTable table = sampler.Middle();
            for (int j = 0; j < asked.Length; j++)
                sampler.Set(asked[j], point[j], table);
            table.WeightedMeans(answer);
            // Where a draw leaves nobody with weight the middle of the scale stands in.
            for (int k = 0; k < answer.Length; k++)
                if (double.IsNaN(answer[k]))
                    answer[k] = sampler.Scales[k].Point(0.5);
        }

        double[] At(int input, double level)
        {
            double[] point = [.. halves], answer = new double[m];
            point[input] = level;
            Outcome(point, answer);
            return answer;
        }
    }
}
