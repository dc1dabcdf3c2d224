using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>Simultaneous stability for all states of a model in option form.</summary>
/// <remarks>
/// The joint responses to an improvement form a product, one factor per opponent, and all improvements of the focal decision maker meet the
/// same responses. Where the cube of options can be tabulated, <see cref="JointRows"/> tests one response against all improvements at once;
/// elsewhere the responses are searched improvement by improvement.
/// </remarks>
internal static class Simultaneous
{
    private const int StatesPerTask = 1 << 13;

    /// <param name="g">The model.</param>
    /// <param name="fibrations">One per decision maker.</param>
    /// <param name="i">The focal decision maker.</param>
    /// <param name="nash">States from which i has no improvement.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public static StateSet StableStates(OptionForm g, Fibration[] fibrations, int i, StateSet nash, CancellationToken cancellation)
    {
        ulong[] words = new ulong[(g.StateCount + 63) / 64];
        JointModel? model = JointTable.Of(g, i) is JointTable table ? new(g, fibrations, table) : null;
        int tasks = (g.StateCount + StatesPerTask - 1) / StatesPerTask;
        if (tasks <= 1)
            Task(0);
        else
            Parallel.For(0, tasks, new ParallelOptions { CancellationToken = cancellation }, Task);
        return StateSet.FromWords(g.StateCount, words);

        // Tasks end at word borders, so no two write the same word.
        void Task(int task)
        {
            JointRows? rows = model is null ? null : new(model);
            int end = Math.Min(g.StateCount, (task + 1) * StatesPerTask);
            for (int s = task * StatesPerTask; s < end; s++)
            {
                if ((s & 63) == 0)
                    cancellation.ThrowIfCancellationRequested();
                if (nash.Contains(s) || (rows is null ? JointResponses.Deter(g, i, s) : rows.DeterAll(s)))
                    words[s >> 6] |= 1UL << s;
            }
        }
    }
}
