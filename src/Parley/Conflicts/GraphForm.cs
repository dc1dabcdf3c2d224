using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>A graph model whose moves are listed. Nothing is assumed about them: they need be neither symmetric nor transitive.</summary>
public sealed class GraphForm : GraphModel
{
    private readonly ImmutableArray<ImmutableArray<int>>[] moves;
    private readonly ImmutableArray<ImmutableArray<State>> members;

    private GraphForm(
        Conflict conflict, ImmutableArray<ImmutableArray<State>> members, int? statusQuo,
        PreferenceRelation[] relations, ImmutableArray<ImmutableArray<int>>[] moves)
        : base(conflict, members.Length, relations) =>
        (this.members, StatusQuo, this.moves) = (members, statusQuo, moves);

    /// <inheritdoc/>
    public override int? StatusQuo { get; }

    /// <inheritdoc/>
    public override IEnumerable<int> Moves(int decisionMaker, int state) => moves[decisionMaker][state];

    /// <inheritdoc/>
    public override IReadOnlyList<State> Members(int state) => members[state];

    /// <summary>Makes one state of all states that satisfy the same formula of <see cref="Conflict.Indistinguishable"/>.</summary>
    /// <remarks>
    /// A state belongs to the first formula it satisfies. Merged states come last, in the order of the formulas; the others keep their order.
    /// There is a move between two merged states when any member of the first has a move to any member of the second.
    /// </remarks>
    /// <exception cref="ArgumentException">Members of a merged state are not tied for every decision maker.</exception>
    public static GraphForm Merge(OptionForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        ImmutableArray<Formula> formulas = form.Conflict.Indistinguishable;
        int[] classOf = new int[form.StateCount];
        List<List<int>> plain = [], merged = [.. formulas.Select(_ => new List<int>())];
        for (int s = 0; s < form.StateCount; s++)
        {
            State state = form.States[s];
            int k = 0;
            while (k < formulas.Length && !formulas[k].Holds(state))
                k++;
            if (k < formulas.Length)
                merged[k].Add(s);
            else
                plain.Add([s]);
        }
        List<int>[] classes = [.. plain, .. merged.Where(c => c.Count > 0)];
        for (int c = 0; c < classes.Length; c++)
            foreach (int s in classes[c])
                classOf[s] = c;

        int n = form.DecisionMakers.Length;
        PreferenceRelation[] relations = new PreferenceRelation[n];
        ImmutableArray<ImmutableArray<int>>[] moves = new ImmutableArray<ImmutableArray<int>>[n];
        for (int i = 0; i < n; i++)
        {
            relations[i] = form.Relation(i).At([.. classes.Select(c => c[0])]);
            ImmutableArray<int>[] rows = new ImmutableArray<int>[classes.Length];
            for (int c = 0; c < classes.Length; c++)
            {
                foreach (int s in classes[c])
                    if (form.Relation(i).Compare(s, classes[c][0]) != Comparison.Tied)
                        throw new ArgumentException($"States merged into one are not tied for {form.DecisionMakers[i].Name}.", nameof(form));
                int mover = i, from = c;
                rows[c] = [.. classes[c].SelectMany(s => form.Moves(mover, s)).Select(t => classOf[t]).Where(t => t != from).Distinct().Order()];
            }
            moves[i] = [.. rows];
        }
        return new(
            form.Conflict,
            [.. classes.Select(c => c.Select(s => form.States[s]).ToImmutableArray())],
            form.StatusQuo is int q ? classOf[q] : null,
            relations,
            moves);
    }
}
