using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>Simultaneous stability for all states of a model in option form.</summary>
/// <remarks>
/// The joint responses to an improvement form a product, one factor per opponent. The search goes through the opponents in turn and drops a
/// branch when even the least rank in the whole block the remaining opponents span is better than staying. The response that deterred the last
/// improvement is tried first on the next one: it usually deters that one too.
/// </remarks>
internal static class Simultaneous
{
    /// <param name="g">The model.</param>
    /// <param name="fibrations">One per decision maker.</param>
    /// <param name="i">The focal decision maker.</param>
    /// <param name="nash">States from which i has no improvement.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public static StateSet StableStates(OptionForm g, Fibration[] fibrations, int i, StateSet nash, CancellationToken cancellation)
    {
        Search search = new(g, fibrations, i);
        ulong[] words = new ulong[(g.StateCount + 63) / 64];
        for (int s = 0; s < g.StateCount; s++)
        {
            if ((s & 255) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (nash.Contains(s) || search.DetersAll(s))
                words[s >> 6] |= 1UL << s;
        }
        return StateSet.FromWords(g.StateCount, words);
    }

    private sealed class Search
    {
        private readonly OptionForm g;
        private readonly Fibration[] fibrations;
        private readonly int focal;
        private readonly int[] opponents;
        private readonly int[] ranks;
        private readonly UInt128[] control;
        private readonly int[]? indexOfBits;                      // -1 where infeasible; null when the cube is too large to tabulate
        private readonly int[][]? blockLeast;                     // [k][bits]: least rank when opponents k.. choose freely
        private readonly List<UInt128>[] choices;                 // [k]: own bits of opponent k's improvements from the state under test
        private readonly UInt128[] lastResponse;                  // [k]: own bits in the response that deterred the last improvement
        private readonly List<int> improvements = [];

        public Search(OptionForm g, Fibration[] fibrations, int focal)
        {
            (this.g, this.fibrations, this.focal) = (g, fibrations, focal);
            opponents = LegalSequences.OpponentsOf(g, focal);
            ranks = g.Ranks(focal).ToArray();
            control = [.. opponents.Select(j => g.DecisionMakers[j].Control)];
            choices = [.. opponents.Select(_ => new List<UInt128>())];
            lastResponse = new UInt128[opponents.Length];
            int m = g.States.OptionCount;
            if (m <= 24 && 1L << m <= 64L * g.StateCount)
            {
                if (!g.States.IsCube)
                {
                    indexOfBits = new int[1 << m];
                    Array.Fill(indexOfBits, -1);
                    for (int s = 0; s < g.StateCount; s++)
                        indexOfBits[(int)g.States[s].Bits] = s;
                }
                blockLeast = BlockLeast(m);
            }
        }

        public bool DetersAll(int s)
        {
            Collect(focal, s, improvements);
            bool anyResponse = false;
            for (int k = 0; k < opponents.Length; k++)
            {
                choices[k].Clear();
                foreach (int t in CollectInto(opponents[k], s))
                    choices[k].Add(g.States[t].Bits & control[k]);
                anyResponse |= choices[k].Count > 0;
            }
            if (!anyResponse)
                return false;
            UInt128 others = g.States[s].Bits & ~g.DecisionMakers[focal].Control;
            bool remembered = false;
            for (int a = improvements.Count - 1; a >= 0; a--)     // best improvement first: the hardest to deter
            {
                UInt128 bits = (g.States[improvements[a]].Bits & g.DecisionMakers[focal].Control) | others;
                if (remembered && IsNoBetter(Respond(bits), s))
                    continue;
                if (!Deter(0, bits, s))
                    return false;
                remembered = true;
            }
            return true;
        }

        private bool Deter(int k, UInt128 bits, int s)
        {
            if (k == opponents.Length)
                return IsNoBetter(bits, s);
            if (blockLeast is not null && blockLeast[k][(int)bits] > ranks[s])
                return false;
            UInt128 stay = bits & control[k];
            lastResponse[k] = stay;
            if (Deter(k + 1, bits, s))
                return true;
            foreach (UInt128 choice in choices[k])
            {
                lastResponse[k] = choice;
                if (Deter(k + 1, (bits & ~control[k]) | choice, s))
                    return true;
            }
            return false;
        }

        private UInt128 Respond(UInt128 bits)
        {
            for (int k = 0; k < control.Length; k++)
                bits = (bits & ~control[k]) | lastResponse[k];
            return bits;
        }

        private bool IsNoBetter(UInt128 bits, int s)
        {
            int end = g.States.IsCube ? (int)bits : indexOfBits is not null ? indexOfBits[(int)bits] : g.States.IndexOf(new State(bits));
            return end >= 0 && ranks[end] <= ranks[s];
        }

        private readonly List<int> scratch = [];

        private List<int> CollectInto(int decisionMaker, int s)
        {
            Collect(decisionMaker, s, scratch);
            return scratch;
        }

        // Improvements are the tails of the classes in reach; within a class they come out worst first.
        private void Collect(int decisionMaker, int s, List<int> into)
        {
            into.Clear();
            Fibration fibration = fibrations[decisionMaker];
            int here = fibration.ClassOf[s];
            foreach (int c in fibration.Ahead(here))
                Tail(c);
            Tail(here);

            void Tail(int c)
            {
                ReadOnlySpan<int> of = g.Ranks(decisionMaker);
                int first = into.Count, from = fibration.Starts[c];
                for (int at = fibration.Starts[c + 1] - 1; at >= from && of[fibration.Members[at]] > of[s]; at--)
                    into.Add(fibration.Members[at]);
                into.Reverse(first, into.Count - first);
            }
        }

        private int[][] BlockLeast(int m)
        {
            int[][] blocks = new int[opponents.Length][];
            int[] values = new int[1 << m];
            for (int bits = 0; bits < values.Length; bits++)
            {
                int s = indexOfBits is null ? bits : indexOfBits[bits];
                values[bits] = s < 0 ? int.MaxValue : ranks[s];
            }
            for (int k = opponents.Length - 1; k >= 0; k--)
            {
                foreach (Option option in g.DecisionMakers[opponents[k]].Options)
                    LeastOverOption(values, 1 << option.Index);
                blocks[k] = [.. values];
            }
            return blocks;
        }

        private static void LeastOverOption(int[] values, int bit)
        {
            for (int high = 0; high < values.Length; high += 2 * bit)
                for (int low = high; low < high + bit; low++)
                    values[low] = values[low + bit] = Math.Min(values[low], values[low + bit]);
        }
    }
}
