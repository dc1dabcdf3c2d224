using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>Least replies by rounds and by labels answer the same question in ways that have nothing in common, and must agree place by place.</summary>
public sealed class RoundsLaws
{
    [Fact]
    public void Rounds_find_what_labels_find()
    {
        int compared = 0;
        (from n in Gen.Int[2, 4]
         from m in Gen.Int[8, 12]
         from owners in Gen.Int[0, n - 1].Array[m]
         from seed in Gen.Int[0, int.MaxValue]
         from values in Gen.Int[1, 3]
         from gaps in Gen.Int[0, 3]
         select (n, m, owners, seed, values, gaps)).Sample(sample =>
         {
             (int n, int m, int[] owners, int seed, int values, int gaps) = sample;
             ImmutableArray<DecisionMaker> parties = RandomConflicts.Players(owners, n, _ => Direction.Both);
             compared += values switch
             {
                 1 => Compare<byte>(m, parties, new(seed), gaps, 200),
                 2 => Compare<ushort>(m, parties, new(seed), gaps, 60_000),
                 _ => Compare<uint>(m, parties, new(seed), gaps, 3),
             };
         }, iter: TestScale.Of(150, 5_000), threads: 1);
        Assert.True(compared > 100, $"only {compared} slices had the shape for rounds");
    }

    [Fact]
    public void Long_chains_of_replies_end_at_the_bound_and_get_the_same_answer()
    {
        // Party 1 and party 2 lead each other up a stair of 127 steps; a party that does not care repeats it in every block.
        int[] sizes = [1, 6, 6, 1];
        int[][] worth = [.. sizes.Select(_ => new int[1 << 14])];
        for (int s = 0; s < 1 << 14; s++)
        {
            int one = s >> 1 & 63, two = s >> 7 & 63;
            worth[0][s] = one == 63 && two == 63 ? 0 : 1 + (s & 1);
            worth[1][s] = one == two + 1 ? 2 : one == two ? 1 : 0;
            worth[2][s] = two == one ? 2 : two == one - 1 ? 1 : 0;
        }
        OptionForm model = (OptionForm)GraphModel.Of(RandomConflicts.FromRanks(sizes, worth))!;
        Payoffs<byte>[] payoffs = [.. Enumerable.Range(0, 4).Select(i => Assert.IsType<Payoffs<byte>>(Payoffs.Of(model, i, default)))];
        SliceRounds<byte> rounds = new(payoffs[0].Layout, [.. payoffs[1..].Select(p => FibreRanks<byte>.Of(p, scalar: false, default))]);
        byte[] least = new byte[1 << 13];
        Assert.False(rounds.Spread(payoffs[0].Slice(0), improving: true, someInfeasible: false, least, default));

        ImmutableArray<StateSet> vectors = new DenseCube().StableStates(model, 0, DenseSizes.Five), plain = new DenseCube(scalar: true).StableStates(model, 0, DenseSizes.Five);
        for (int k = 0; k < DenseSizes.Five.Length; k++)
            Assert.Equal(plain[k].Order(), vectors[k].Order());
        // From every step of the stair the opponents get down to where party 0 fares worst.
        Assert.Equal(model.StateCount, vectors[DenseSizes.Five.IndexOf(StabilityConcept.Gmr)].Count);
    }

    private static int Compare<T>(int m, ImmutableArray<DecisionMaker> parties, Random random, int gaps, int top)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        bool[] isFeasible = [.. Enumerable.Range(0, 1 << m).Select(_ => gaps == 0 || random.Next(gaps + 1) > 0)];
        Payoffs<T>[] payoffs = [.. parties.Select(p =>
        {
            CubeLayout layout = new(m, p);
            T[] values = new T[1 << m];
            for (uint state = 0; state < values.Length; state++)
                values[layout.PlaceOf(state)] = isFeasible[state] ? T.CreateTruncating(random.Next(1, top + 1)) : T.Zero;
            return new Payoffs<T>(layout, values);
        })];
        FibreRanks<byte>[] ranks = [.. payoffs.Select(p => p.Layout.OwnBits > 8 ? null! : FibreRanks<byte>.Of(p, scalar: false, default))];
        int compared = 0;
        for (int i = 0; i < parties.Length; i++)
        {
            CubeLayout layout = payoffs[i].Layout;
            FibreRanks<byte>[] opponents = [.. ranks.Where((_, j) => j != i)];
            if (opponents.Any(o => o is null) || !SliceRounds<T>.Suits(layout, opponents.Select(o => o.Layout)))
                continue;
            SliceRounds<T> rounds = new(layout, opponents);
            SliceReplies<T, byte> labels = new(layout, [.. opponents.Select(o => new SliceOpponent<byte>(o, layout))]);
            T[] found = new T[layout.SliceLength], expected = new T[layout.SliceLength];
            for (int slice = 0; slice < Math.Min(4, layout.Slices); slice++)
                foreach (bool improving in (bool[])[true, false])
                {
                    rounds.Turn((uint)slice);
                    labels.Load((uint)slice);
                    ReadOnlySpan<T> values = payoffs[i].Slice(slice);
                    if (!rounds.Spread(values, improving, someInfeasible: gaps > 0, found, default))
                        continue;
                    labels.Label(values, labels.Order, SliceReplies<T, byte>.Sort(values, labels.Order), improving, expected, default);
                    Assert.Equal(expected, found);
                    compared++;
                }
        }
        return compared;
    }
}
