using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Reports;

/// <summary>One state as several views know it.</summary>
/// <param name="Pattern">Its options as Y, N and -.</param>
/// <param name="Indices">Its index in each view; -1 where it is not feasible.</param>
internal sealed record SharedState(string Pattern, ImmutableArray<int> Indices)
{
    /// <summary>Every state that is an equilibrium in some view: those that hold most firmly in any one view first, then in all views together, then by number.</summary>
    public static ImmutableArray<SharedState> Equilibria(ImmutableArray<ViewRun> runs, Marks[] marks)
    {
        Func<State, int>[] find = [.. runs.Select(r => Finder(r.Model))];
        Dictionary<State, SharedState> rows = [];
        for (int v = 0; v < runs.Length; v++)
        {
            GraphModel model = runs[v].Model;
            foreach (int s in marks[v].Union(Enumerable.Range(0, marks[v].Count), model.StateCount))
            {
                IReadOnlyList<State> members = model.Members(s);
                ImmutableArray<int> together = Indices(members[0]);
                if (members.All(m => Indices(m).SequenceEqual(together)))
                    rows.TryAdd(members[0], new(model.Pattern(s), together));
                else
                    foreach (State member in members)   // some view tells them apart
                        rows.TryAdd(member, new(member.ToYn(model.Conflict.Options.Length), Indices(member)));
            }
        }
        return
        [
            .. rows.OrderByDescending(r => Held(r.Value).Max())
                .ThenByDescending(r => Held(r.Value).Sum())
                .ThenBy(r => r.Key)
                .Select(r => r.Value),
        ];

        // No view counts for more than another, so relabelling them changes no order.
        IEnumerable<int> Held(SharedState row) => row.Indices.Select((s, v) => s < 0 ? 0 : marks[v].Of(s).Count(m => m == Marks.Holds));

        ImmutableArray<int> Indices(State state) => [.. find.Select(f => f(state))];
    }

    /// <summary>Where a state stands in a model; -1 where it is not feasible.</summary>
    public static Func<State, int> Finder(GraphModel model)
    {
        if (model is OptionForm form)
            return form.States.IndexOf;
        Dictionary<State, int> index = [];
        for (int s = 0; s < model.StateCount; s++)
            foreach (State member in model.Members(s))
                index[member] = s;
        return state => index.GetValueOrDefault(state, -1);
    }
}
