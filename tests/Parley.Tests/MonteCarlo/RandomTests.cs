using Parley.Analysis.MonteCarlo;

namespace Parley.Tests.MonteCarlo;

/// <summary>Random numbers against published vectors, and what a name promises.</summary>
public sealed class RandomTests
{
    // The authors' own program with state 1, 2, 3, 4, as printed in the tests of several independent ports.
    [Fact]
    public void Xoshiro256_plus_plus_gives_the_published_numbers()
    {
        RandomStream stream = new(1, 2, 3, 4);
        ulong[] expected =
        [
            41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205,
            9973669472204895162, 14011001112246962877, 12406186145184390807, 15849039046786891736, 10450023813501588000,
        ];
        Assert.Equal(expected, expected.Select(_ => stream.NextBits()).ToArray());
    }

    [Fact]
    public void SplitMix64_gives_the_published_numbers()
    {
        ulong state = 1234567;
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => SplitMix.Next(ref state)).ToArray());
    }

    [Theory]
    [InlineData("", 0xcbf29ce484222325)]
    [InlineData("a", 0xaf63dc4c8601ec8c)]
    [InlineData("foobar", 0x85944171f73967e8)]
    public void The_hash_of_a_path_is_FNV_1a(string path, ulong hash) => Assert.Equal(hash, RandomSource.Hash(path));

    [Fact]
    public void A_name_gives_the_same_numbers_whenever_it_is_opened_and_other_names_give_others()
    {
        RandomSource source = new(0, "run");
        Assert.Equal(source.Child(3).Open().NextBits(), new RandomSource(0, "run/3").Open().NextBits());
        ulong[] first = [.. Enumerable.Range(0, 500).Select(k => source.Child(k).Open().NextBits()), .. Enumerable.Range(1, 500).Select(seed => new RandomSource((ulong)seed, "run").Open().NextBits())];
        Assert.Equal(first.Length, first.Distinct().Count());
    }

    [Fact]
    public void Whole_numbers_are_spread_evenly_over_a_bound_that_does_not_divide_the_range()
    {
        RandomStream stream = new RandomSource(7, "even").Open();
        int[] counts = new int[7];
        for (int k = 0; k < 70_000; k++)
            counts[stream.NextBelow(7)]++;
        // Standard deviation of one count is 93; five of them leave one false alarm in a quarter of a million seeds.
        Assert.All(counts, c => Assert.InRange(c, 10_000 - 465, 10_000 + 465));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextBelow(0));
    }

    [Fact]
    public void A_shuffle_gives_every_order_about_equally_often()
    {
        RandomStream stream = new RandomSource(1, "shuffle").Open();
        Dictionary<string, int> counts = [];
        for (int k = 0; k < 24_000; k++)
        {
            char[] items = ['a', 'b', 'c', 'd'];
            stream.Shuffle(items.AsSpan());
            counts[new string(items)] = counts.GetValueOrDefault(new string(items)) + 1;
        }
        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, c => Assert.InRange(c, 1_000 - 155, 1_000 + 155));
    }

    [Fact]
    public void Replications_give_the_same_on_one_thread_and_on_eight()
    {
        RandomSource source = new(5, "threads");
        double[] one = Replications.Run(200, source, (_, stream) => stream.NextUnit(), threads: 1);
        double[] eight = Replications.Run(200, source, (_, stream) => stream.NextUnit(), threads: 8);
        Assert.Equal(one, eight);
        Assert.All(one, u => Assert.InRange(u, 0, 1));
        Assert.InRange(one.Average(), 0.4, 0.6);
    }

    [Fact]
    public void A_share_of_none_in_few_draws_still_has_an_error()
    {
        Assert.True(Replications.StandardError(0, 10) > 0.05);
        Assert.Equal(0.005, Replications.StandardError(5_000, 10_000), 6);
        Assert.Throws<ArgumentOutOfRangeException>(() => Replications.StandardError(0, 0));
    }
}
