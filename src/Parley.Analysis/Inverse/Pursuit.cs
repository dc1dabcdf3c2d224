using Parley.Conflicts;

namespace Parley.Analysis.Inverse;

/// <summary>Where the opponents of a party can go from a state by legal sequences, with the way there.</summary>
/// <remarks>
/// In option form moves, and improvements, of one party are transitive, so states are nodes enough; otherwise a node is a state with its
/// last mover. Source: [FangHipelKilgour1993].
/// </remarks>
internal sealed class Pursuit
{
    private readonly TargetState around;
    private readonly int i, width;
    private readonly Dictionary<int, (int Node, int Mover)> cameFrom = [];
    private readonly List<int> nodes = [];

    /// <param name="around">The state under test.</param>
    /// <param name="ranks">Rankings under which each step must be an improvement for its mover; null for moves of any kind.</param>
    /// <param name="i">The party whose opponents move.</param>
    /// <param name="start">Where they start.</param>
    public Pursuit(TargetState around, int[][]? ranks, int i, int start)
    {
        (this.around, this.i) = (around, i);
        width = around.Model is OptionForm ? 0 : around.Parties + 1;
        int first = width == 0 ? start : start * width;
        nodes.Add(first);
        cameFrom[first] = (-1, -1);
        for (int at = 0; at < nodes.Count; at++)
            foreach ((int mover, int to) in Steps(nodes[at]))
                if (ranks is null || ranks[mover][to] > ranks[mover][StateOf(nodes[at])])
                {
                    int node = width == 0 ? to : to * width + mover + 1;
                    if (cameFrom.TryAdd(node, (nodes[at], mover)))
                        nodes.Add(node);
                }
    }

    /// <summary>The states reached by at least one step.</summary>
    public IEnumerable<int> Reached => nodes.Skip(1).Select(StateOf).Distinct();

    /// <summary>Steps from anywhere reached, the start included, that do not end at a node already reached.</summary>
    public IEnumerable<(int Mover, int From, int To)> WaysOut()
    {
        foreach (int node in nodes)
            foreach ((int mover, int to) in Steps(node))
                if (!cameFrom.ContainsKey(width == 0 ? to : to * width + mover + 1))
                    yield return (mover, StateOf(node), to);
    }

    /// <summary>The steps by which a state was first reached.</summary>
    public List<(int Mover, int From, int To)> WayTo(int state)
    {
        int node = nodes.Skip(1).First(n => StateOf(n) == state);
        List<(int, int, int)> way = [];
        for (; cameFrom[node] is (>= 0, _) step; node = step.Node)
            way.Add((step.Mover, StateOf(step.Node), StateOf(node)));
        way.Reverse();
        return way;
    }

    private int StateOf(int node) => width == 0 ? node : node / width;

    private IEnumerable<(int Mover, int To)> Steps(int node)
    {
        int last = width == 0 ? -1 : node % width - 1;
        foreach (int j in around.Opponents(i))
            if (j != last)
                foreach (int to in around.Moves(j, StateOf(node)))
                    yield return (j, to);
    }
}
