using CsCheck;
using Parley.Conflicts;
using Parley.Tests.Reports;

namespace Parley.Tests.Conflicts;

public sealed class PatternCoverTests
{
    // Any feasible set and any wanted subset of up to four options: bit s of the words stands for state s.
    private static readonly Gen<(int Options, uint Feasible, uint Wanted)> Small =
        from options in Gen.Int[1, 4]
        from feasible in Gen.UInt
        from wanted in Gen.UInt
        let all = options == 5 ? uint.MaxValue : (1u << (1 << options)) - 1
        select (options, feasible & all, wanted & feasible & all);

    private static readonly Gen<(int Options, uint Feasible, uint Wanted)> Five =
        from feasible in Gen.UInt
        from wanted in Gen.UInt
        select (5, feasible, wanted & feasible);

    [Fact]
    public void The_cover_tells_exactly_the_set_and_nothing_can_be_left_out() =>
        Gen.OneOf(Small, Five).Where(x => x.Feasible != 0).Sample(x =>
        {
            (GraphModel model, StateSet set) = Build(x.Options, x.Feasible, x.Wanted);
            PatternCover cover = PatternCover.Of(model, set);
            return Tells(cover.Patterns, model, set)
                && cover.Patterns.All(left => !Tells([.. cover.Patterns.Where(p => p != left)], model, set));
        });

    [Fact]
    public void The_widened_cover_tells_exactly_the_set_and_nothing_can_be_left_out() =>
        Gen.OneOf(Small, Five).Where(x => x.Wanted != 0).Sample(x =>
        {
            (GraphModel model, StateSet set) = Build(x.Options, x.Feasible, x.Wanted);
            PatternCover cover = WideningCover.Of(PatternSpace.Of(model, set), default);
            return Tells(cover.Patterns, model, set)
                && cover.Patterns.All(left => !Tells([.. cover.Patterns.Where(p => p != left)], model, set))
                && (!cover.IsMinimal || cover.Patterns.Length == PatternCover.Of(model, set).Patterns.Length);
        });

    [Fact]
    public void A_cover_that_calls_itself_minimal_has_as_few_patterns_as_trying_all_sets_of_patterns() =>
        Small.Where(x => x.Feasible != 0).Sample(x =>
        {
            (GraphModel model, StateSet set) = Build(x.Options, x.Feasible, x.Wanted);
            PatternCover cover = PatternCover.Of(model, set);
            return cover.IsMinimal && cover.Patterns.Length == FewestByTryingAll(x.Options, model, set);
        }, iter: 300);

    [Fact]
    public void A_hundred_thousand_states_of_a_million_are_told_within_the_budget()
    {
        GraphModel model = Examples.Cube(20);
        // A ragged set: no structure helps, so nearly every state needs a pattern of its own.
        StateSet ragged = StateSet.Where(model.StateCount, s => ((uint)s * 2654435761u ^ (uint)s * 40503u) >> 16 < 6554);
        Assert.InRange(ragged.Count, 90_000, 120_000);

        PatternSpace space = PatternSpace.Of(model, ragged);
        PatternCover cover = WideningCover.Of(space, default);

        Assert.InRange(space.Steps, 0, 100_000_000);   // a step reads one word: about a nanosecond
        Assert.All(ragged.Take(200), s => Assert.Contains(cover.Patterns, p => p.Matches(model.Members(s)[0])));
    }

    [Fact]
    public void One_broad_pattern_tells_half_a_million_states()
    {
        GraphModel model = Examples.Cube(20);
        PatternCover cover = PatternCover.Of(model, StateSet.Where(model.StateCount, s => (s & 0b101) == 0b100));

        Assert.Equal(["N-Y-----------------"], cover.Patterns.Select(p => p.ToYn(20)));
        Assert.True(cover.IsMinimal);
    }

    [Fact]
    public void More_options_than_a_bit_map_holds_are_told_from_the_list_of_states()
    {
        GraphModel model = Examples.Chain(40);   // option k + 1 only with option k: 41 feasible states
        PatternCover cover = PatternCover.Of(model, StateSet.Where(model.StateCount, s => s >= 10));

        Assert.Equal(41, model.StateCount);
        Pattern only = Assert.Single(cover.Patterns);
        Assert.Equal(1, only.FixedCount);
        Assert.True(cover.IsMinimal);
    }

    [Fact]
    public void No_state_and_every_state_are_told_shortly()
    {
        GraphModel model = Examples.Cube(3);
        Assert.Empty(PatternCover.Of(model, StateSet.Where(8, _ => false)).Patterns);
        Assert.Equal("---", Assert.Single(PatternCover.Of(model, StateSet.Where(8, _ => true)).Patterns).ToYn(3));
    }

    private static (GraphModel, StateSet) Build(int options, uint feasible, uint wanted)
    {
        GraphModel model = Examples.Only(options, bits => (feasible >> bits & 1) != 0);
        return (model, StateSet.Where(model.StateCount, s => (wanted >> (int)model.Members(s)[0].Bits & 1) != 0));
    }

    private static bool Tells(IReadOnlyCollection<Pattern> patterns, GraphModel model, StateSet set) =>
        Enumerable.Range(0, model.StateCount).All(s => patterns.Any(p => p.Matches(model.Members(s)[0])) == set.Contains(s));

    // Breadth first over unions: how many permitted patterns are needed until every wanted state is covered.
    private static int FewestByTryingAll(int options, GraphModel model, StateSet set)
    {
        List<uint> permitted = [];
        for (uint fix = 0; fix < 1u << options; fix++)
            for (uint taken = 0; taken < 1u << options; taken++)
            {
                if ((taken & ~fix) != 0)
                    continue;
                Pattern pattern = new(fix, taken);
                uint covers = 0;
                bool allowed = true;
                for (int s = 0; s < model.StateCount; s++)
                    if (pattern.Matches(model.Members(s)[0]))
                    {
                        covers |= 1u << s;
                        allowed &= set.Contains(s);
                    }
                if (allowed)
                    permitted.Add(covers);
            }
        uint goal = set.Aggregate(0u, (bits, s) => bits | 1u << s);
        HashSet<uint> reached = [0];
        for (int count = 0; ; count++)
        {
            if (reached.Contains(goal))
                return count;
            reached = [.. reached.SelectMany(r => permitted.Distinct().Select(p => r | p))];
        }
    }
}
