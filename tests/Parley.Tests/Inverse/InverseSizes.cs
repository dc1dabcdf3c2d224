using System.Collections.Immutable;
using System.Diagnostics;
using Parley.Analysis.Inverse;
using Parley.Analysis.MonteCarlo;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Inverse;

/// <summary>Twelve options and four parties: 4,096 states.</summary>
public sealed class InverseSizes
{
    [Theory]
    [InlineData(2, ChangeMeasure.Rankings)]
    [InlineData(2, ChangeMeasure.Statements)]
    public void Every_core_concept_is_answered_or_bounded_in_time(int seed, ChangeMeasure by)
    {
        Conflict conflict = Large((ulong)seed);
        GraphModel model = GraphModel.Of(conflict)!;
        foreach (StabilityConcept concept in StabilityConcept.Core)
        {
            Stopwatch watch = Stopwatch.StartNew();
            Change change = Inversion.Conduct(model, new() { Target = 1234, Concepts = [concept], By = by, Steps = TestScale.Of(300, 20_000) }).Answers[0].Change;
            TestContext.Current.TestOutputHelper?.WriteLine($"{concept,-4} {watch.ElapsedMilliseconds,6} ms  {Told(change)}");
            if (change is Change.Smallest smallest)
                Assert.True(Parley.Analysis.Stability.Stability.Conduct(GraphModel.Of(Rankings.Revised(conflict, smallest.Revisions))!, new() { Concepts = [concept] })
                    .Findings.Concepts[0].Equilibria.Contains(1234));
            else
                Assert.True(change is Change.Open { AtLeast: > 0 } or Change.Impossible);
        }
    }

    private static string Told(Change change) => change switch
    {
        Change.Smallest s => $"{s.Cost} by {s.Proof}, {s.Examined} examined",
        Change.Open o => $"at least {o.AtLeast}, known {o.Best?.Cost}, {o.Examined} examined",
        _ => change.ToString()!,
    };

    // Each party: eight statements over random options, then its own options as it would have them.
    private static Conflict Large(ulong seed)
    {
        RandomStream random = new RandomSource(seed, "twelve options").Open();
        return new(
            RandomConflicts.Players([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3], 4, _ => Direction.Both), [], null,
            [.. Enumerable.Range(0, 4).Select(_ => (Preference?)new Preference.Prioritised([.. Enumerable.Range(0, 8).Select(_ => new Statement(Formula(), "", default(SourceSpan)))]))]);

        Formula Literal()
        {
            Formula takes = new Formula.Takes((int)random.NextBelow(12));
            return random.NextBelow(2) == 0 ? takes : new Formula.Not(takes);
        }

        Formula Formula() => random.NextBelow(3) switch
        {
            0 => Literal(),
            1 => new Formula.If(Literal(), Literal()),
            _ => new Formula.Or(Literal(), new Formula.And(Literal(), Literal())),
        };
    }
}
