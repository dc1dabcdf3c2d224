using System.Diagnostics;

namespace Parley.Analysis.Stability;

/// <summary>For every state, the greatest value among the state itself and what one move of a decision maker reaches.</summary>
internal static class FibreMax
{
    /// <param name="fibration">The mover's classes.</param>
    /// <param name="values">One value per state.</param>
    /// <param name="result">Same length; overwritten.</param>
    public static void Of(Fibration fibration, ReadOnlySpan<int> values, Span<int> result)
    {
        Debug.Assert(values.Length == result.Length && values.Length == fibration.ClassOf.Length, "the caller checked shapes");
        int[] top = new int[fibration.Classes];
        Array.Fill(top, int.MinValue);
        ReadOnlySpan<int> classOf = fibration.ClassOf;
        for (int s = 0; s < values.Length; s++)
        {
            ref int t = ref top[classOf[s]];
            if (values[s] > t)
                t = values[s];
        }
        if (fibration.HasOneWay)
        {
            int[] within = top;
            top = new int[within.Length];
            for (int c = 0; c < top.Length; c++)
            {
                top[c] = within[c];
                foreach (int ahead in fibration.Ahead(c))
                    top[c] = Math.Max(top[c], within[ahead]);
            }
        }
        for (int s = 0; s < values.Length; s++)
            result[s] = top[classOf[s]];
    }
}
