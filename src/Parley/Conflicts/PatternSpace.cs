using System.Numerics;

namespace Parley.Conflicts;

/// <summary>The states that patterns must cover and the states they must not touch.</summary>
internal abstract class PatternSpace(int options, int wanted)
{
    /// <summary>With this many options or fewer, one bit per combination (8 MiB) is cheaper than a list of states.</summary>
    private const int DenseOptions = 26;

    /// <summary>How many options a state has.</summary>
    public int Options { get; } = options;

    /// <summary>How many states are to be covered; they are numbered from 0.</summary>
    public int Wanted { get; } = wanted;

    /// <summary>Steps taken so far; callers compare it with their budget.</summary>
    public long Steps { get; protected set; }

    /// <summary>The wanted state with a number.</summary>
    public abstract State this[int number] { get; }

    /// <summary>Whether a feasible state that is not wanted matches.</summary>
    public abstract bool Touches(Pattern pattern);

    /// <summary>The numbers of the wanted states that match, ascending or not, each once.</summary>
    public abstract void Visit(Pattern pattern, Action<int> visit);

    public static PatternSpace Of(GraphModel model, StateSet set)
    {
        int m = model.Conflict.Options.Length;
        return m <= DenseOptions ? new Dense(m, model, set) : new Listed(m, model, set);
    }

    private static int CountStates(GraphModel model, StateSet set) =>
        model is OptionForm ? set.Count : set.Sum(s => model.Members(s).Count);

    // In option form a state is its only member; asking for a list of one, a million times over, would be felt.
    private static IEnumerable<(int Index, State State)> All(GraphModel model) => model is OptionForm form
        ? form.States.Select((state, s) => (s, state))
        : Enumerable.Range(0, model.StateCount).SelectMany(s => model.Members(s).Select(state => (s, state)));

    /// <summary>Bit b of word w stands for the combination 64 w + b.</summary>
    private sealed class Dense : PatternSpace
    {
        private readonly ulong[] wantedBits, otherBits;
        private readonly int[] before;
        private readonly int[] combinations;

        public Dense(int m, GraphModel model, StateSet set) : base(m, CountStates(model, set))
        {
            int words = Math.Max(1, 1 << m >> 6);
            (wantedBits, otherBits, before) = (new ulong[words], new ulong[words], new int[words]);
            combinations = new int[Wanted];
            foreach ((int s, State state) in All(model))
            {
                int bits = (int)state.Bits;
                (set.Contains(s) ? wantedBits : otherBits)[bits >> 6] |= 1UL << bits;
            }
            int count = 0;
            for (int w = 0; w < words; w++)
            {
                before[w] = count;
                for (ulong rest = wantedBits[w]; rest != 0; rest &= rest - 1)
                    combinations[count++] = (w << 6) + BitOperations.TrailingZeroCount(rest);
            }
        }

        public override State this[int number] => new((UInt128)(uint)combinations[number]);

        public override bool Touches(Pattern pattern)
        {
            (ulong lanes, int free, int high) = Split(pattern);
            int sub = 0;
            do
            {
                Steps++;
                if ((otherBits[high | sub] & lanes) != 0)
                    return true;
                sub = (sub - free) & free;
            }
            while (sub != 0);
            return false;
        }

        public override void Visit(Pattern pattern, Action<int> visit)
        {
            (ulong lanes, int free, int high) = Split(pattern);
            int sub = 0;
            do
            {
                Steps++;
                int w = high | sub;
                for (ulong rest = wantedBits[w] & lanes; rest != 0; rest &= rest - 1)
                    visit(before[w] + BitOperations.PopCount(wantedBits[w] & ((rest & (~rest + 1)) - 1)));
                sub = (sub - free) & free;
            }
            while (sub != 0);
        }

        // The six lowest options choose lanes inside a word; the others choose words.
        private (ulong Lanes, int FreeWords, int FixedWords) Split(Pattern pattern)
        {
            ulong lanes = ulong.MaxValue;
            for (int k = 0; k < Math.Min(6, Options); k++)
            {
                ulong taken = new Formula.Takes(k).HoldsAt64(0);
                if ((pattern.Fixed >> k & 1) != 0)
                    lanes &= (pattern.Taken >> k & 1) != 0 ? taken : ~taken;
            }
            int all = wantedBits.Length - 1;
            return (lanes, all & ~(int)(pattern.Fixed >> 6), all & (int)(pattern.Taken >> 6));
        }
    }

    /// <summary>Many options: the feasible states one after another.</summary>
    private sealed class Listed : PatternSpace
    {
        private readonly State[] wantedStates, otherStates;

        public Listed(int m, GraphModel model, StateSet set) : base(m, CountStates(model, set))
        {
            wantedStates = [.. All(model).Where(x => set.Contains(x.Index)).Select(x => x.State)];
            otherStates = [.. All(model).Where(x => !set.Contains(x.Index)).Select(x => x.State)];
        }

        public override State this[int number] => wantedStates[number];

        public override bool Touches(Pattern pattern)
        {
            Steps += otherStates.Length;
            foreach (State state in otherStates)
                if (pattern.Matches(state))
                    return true;
            return false;
        }

        public override void Visit(Pattern pattern, Action<int> visit)
        {
            Steps += wantedStates.Length;
            for (int k = 0; k < wantedStates.Length; k++)
                if (pattern.Matches(wantedStates[k]))
                    visit(k);
        }
    }
}
