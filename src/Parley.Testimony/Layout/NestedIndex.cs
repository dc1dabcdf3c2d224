namespace Parley.Analysis.Testimony;

/// <summary>Stretches that lie inside each other or apart, ready to be asked which innermost one holds a place.</summary>
/// <remarks>Built by one sweep; an answer takes a binary search, however deep the nesting.</remarks>
internal sealed class NestedIndex
{
    private readonly List<int> borders = [];     // where the innermost stretch changes
    private readonly List<int> innermost = [];   // which one it is from there on; -1 where none is

    /// <param name="stretches">By their beginning, the wider first.</param>
    public NestedIndex(IEnumerable<Stretch> stretches)
    {
        Stack<(int Index, int End)> around = new();
        int index = 0;
        foreach (Stretch stretch in stretches)
        {
            while (around.TryPeek(out (int Index, int End) top) && top.End <= stretch.Start)
                Close(around);
            Border(stretch.Start, index);
            around.Push((index++, stretch.End));
        }
        while (around.Count > 0)
            Close(around);
    }

    /// <summary>The place in the list of the innermost stretch that holds a place; -1 when none does.</summary>
    public int At(int place)
    {
        int low = 0, high = borders.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = borders[middle] <= place ? (middle + 1, high) : (low, middle);
        }
        return low == 0 ? -1 : innermost[low - 1];
    }

    private void Close(Stack<(int Index, int End)> around)
    {
        int end = around.Pop().End;
        Border(end, around.TryPeek(out (int Index, int End) parent) ? parent.Index : -1);
    }

    private void Border(int at, int index)
    {
        if (borders.Count > 0 && borders[^1] == at)
            innermost[^1] = index;
        else
        {
            borders.Add(at);
            innermost.Add(index);
        }
    }
}
