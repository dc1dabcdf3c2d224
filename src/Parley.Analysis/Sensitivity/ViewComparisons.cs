using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Studies;

namespace Parley.Analysis.Sensitivity;

/// <summary>Compares views of a conflict: what holds in which, what holds only as one party sees it, and which differences turn a result.</summary>
/// <remarks>
/// Two views differ in pieces: a party's preference, a rule, attitudes and so on. A set of pieces turns a result of the first view when the first view
/// with these pieces of the second gives the second's answer. Sets are tried by size, from both views, so the first found are smallest; the
/// views in between are solved once each. docs/theory/perspectives.md tells it with an example.
/// </remarks>
public static class ViewComparisons
{
    /// <summary>Compares.</summary>
    /// <param name="views">At least one, with different ids; all of them complete.</param>
    /// <param name="concepts">The concepts.</param>
    /// <param name="budget">How many mixed views may be solved for one pair of views.</param>
    /// <param name="hypergame">Who acts by which view, if that is known; its games are among the views by id.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <exception cref="ArgumentException">There is no view or no concept, or two views have one id.</exception>
    public static ComparisonFindings Conduct(
        ImmutableArray<Perspective> views, ImmutableArray<StabilityConcept> concepts, int budget = 4096, Hypergame? hypergame = null,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        if (views.IsDefaultOrEmpty || views.Select(v => v.Id).Distinct().Count() != views.Length)
            throw new ArgumentException("At least one view was expected, and an id of its own for each.", nameof(views));
        if (concepts.IsDefaultOrEmpty)
            throw new ArgumentException("At least one concept was expected.", nameof(concepts));
        ArgumentOutOfRangeException.ThrowIfNegative(budget);
        (Solved? Solved, Unsolved? WhyNot)[] solved = [.. views.Select(v => Solved.Of(v.Conflict, concepts, Withdrawals.MostStates, cancellation, withStates: true))];
        (int, int)[] pairs = [.. from a in Enumerable.Range(0, views.Length) from b in Enumerable.Range(a + 1, views.Length - a - 1) select (a, b)];
        List<ViewPair> found = [];
        foreach ((int a, int b) in pairs)
        {
            found.Add(Pair(views, a, b, solved, concepts, budget, cancellation));
            progress?.Report((double)found.Count / pairs.Length);
        }
        (int under, ImmutableArray<OneSidedOutcome>? oneSided) = OneSided(views, concepts, solved, hypergame);
        progress?.Report(1);
        return new()
        {
            Views = views,
            StateCounts = [.. solved.Select(s => s.Solved?.StateCount ?? 0)],
            WhyNot = [.. solved.Select(s => s.WhyNot)],
            Concepts = concepts,
            IsDefined = [.. solved.Select(s => concepts.Select(c => s.Solved?.Equilibria(c) is not null).ToImmutableArray())],
            Outcomes = Outcomes(concepts, solved),
            Pairs = [.. found],
            OneSided = oneSided,
            OneSidedUnder = under,
            Hypergame = hypergame,
        };
    }

    // Nothing in the order depends on which view comes first or on what views are called.
    private static ImmutableArray<ComparedOutcome> Outcomes(ImmutableArray<StabilityConcept> concepts, (Solved? Solved, Unsolved? WhyNot)[] solved)
    {
        HashSet<string>[][] sets = [.. solved.Select(s => concepts.Select(c => s.Solved?.Equilibria(c) is { } words ? words.ToHashSet() : []).ToArray())];
        return
        [
            .. sets.SelectMany(v => v).SelectMany(words => words).Distinct().Select(word => new ComparedOutcome(
                word,
                [.. solved.Select(s => s.Solved?.States?.Contains(word) == true)],
                [.. solved.Select((s, v) => concepts.Select((c, k) => s.Solved?.Equilibria(c) is null ? (bool?)null : sets[v][k].Contains(word)).ToImmutableArray())]))
                .OrderByDescending(o => Enumerable.Range(0, concepts.Length).Max(o.Count))
                .ThenByDescending(o => Enumerable.Range(0, concepts.Length).Sum(o.Count))
                .ThenBy(o => o.Word, StringComparer.Ordinal),
        ];
    }

    private static ViewPair Pair(
        ImmutableArray<Perspective> views, int a, int b, (Solved? Solved, Unsolved? WhyNot)[] solved, ImmutableArray<StabilityConcept> concepts, int budget, CancellationToken cancellation)
    {
        if (solved[a].Solved is not Solved first || solved[b].Solved is not Solved second)
            return new(a, b, [], [], 0);
        if (ViewMixture.WhyNot(views[a].Conflict, views[b].Conflict) is string whyNot)
            return new(a, b, [], [], 0, whyNot);
        ImmutableArray<ViewDifference> all = ViewMixture.Differences(views[a].Conflict, views[b].Conflict);
        // The status quo changes no equilibrium, so no result turns on it.
        int[] pieces = [.. Enumerable.Range(0, all.Length).Where(k => all[k].Kind != PremiseKind.StatusQuo)];
        List<Search> searches = [.. Search.Of(first, second, concepts)];
        Mixtures mixtures = new(views[a].Conflict, views[b].Conflict, all, pieces, concepts, budget, cancellation);
        int size = 0;
        while (searches.Exists(s => !s.IsDone) && size < pieces.Length)
        {
            bool finished = true;
            foreach (int[] set in Subsets.OfSize(pieces.Length, size + 1))
            {
                // From the first view these pieces are taken over; from the second all others are.
                bool wantFirst = searches.Exists(s => s.FromFirst.IsEmpty), wantSecond = searches.Exists(s => s.FromSecond.IsEmpty);
                Dictionary<StabilityConcept, HashSet<string>?>? forward = wantFirst ? mixtures.With(set) : null;
                Dictionary<StabilityConcept, HashSet<string>?>? backward = wantSecond ? mixtures.Without(set) : null;
                if ((wantFirst && forward is null) || (wantSecond && backward is null))
                {
                    finished = false;
                    break;
                }
                ImmutableArray<int> named = [.. set.Select(k => pieces[k])];
                foreach (Search search in searches)
                    search.Look(named, forward, backward);
            }
            foreach (Search search in searches)
                search.Close(finished);
            if (!finished)
                break;
            size++;
        }
        return new(a, b, all, [.. searches.Select(s => new Flip(s.Word, s.Concept, s.HoldsInFirst, s.FromFirst, s.FromSecond))], size);
    }

    // What is an equilibrium in the views some parties act by, and in no other view anybody acts by, nor in the true game.
    private static (int, ImmutableArray<OneSidedOutcome>?) OneSided(
        ImmutableArray<Perspective> views, ImmutableArray<StabilityConcept> concepts, (Solved? Solved, Unsolved? WhyNot)[] solved, Hypergame? hypergame)
    {
        int under = Math.Max(0, concepts.IndexOf(StabilityConcept.Seq));
        if (hypergame is null)
            return (under, null);
        int n = hypergame.Outlooks.Length;
        int[] own = [.. Enumerable.Range(0, n).Select(i => IndexOf(hypergame.OwnGame(i).Id))];
        int? truth = hypergame.Truth is Perspective true_ ? IndexOf(true_.Id) : null;
        int[] games = [.. own.Concat(truth is int t ? [t] : Array.Empty<int>()).Distinct()];
        if (games.Contains(-1) || Array.Exists(games, g => solved[g].Solved?.Equilibria(concepts[under]) is null))
            return (under, null);
        Dictionary<int, HashSet<string>> holds = games.ToDictionary(g => g, g => solved[g].Solved!.Equilibria(concepts[under])!.Value.ToHashSet());
        ImmutableArray<OneSidedOutcome> found =
        [
            .. holds.Values.SelectMany(words => words).Distinct().Order(StringComparer.Ordinal)
                .Select(word => (Word: word, In: games.Where(g => holds[g].Contains(word)).Order().ToArray()))
                .Where(o => o.In.Length < games.Length && (truth is null || !o.In.Contains(truth.Value)))
                .Select(o => new OneSidedOutcome(o.Word, [.. o.In], [.. Enumerable.Range(0, n).Where(i => o.In.Contains(own[i]))]))
                .Where(o => !o.Holders.IsEmpty),
        ];
        return (under, found);

        int IndexOf(string id)
        {
            for (int k = 0; k < views.Length; k++)
                if (views[k].Id == id)
                    return k;
            return -1;
        }
    }

    /// <summary>The search for the pieces that turn one result.</summary>
    private sealed class Search(string word, StabilityConcept concept, bool holdsInFirst)
    {
        private readonly List<ImmutableArray<int>> fromFirst = [], fromSecond = [];

        public string Word { get; } = word;

        public StabilityConcept Concept { get; } = concept;

        public bool HoldsInFirst { get; } = holdsInFirst;

        public ImmutableArray<ImmutableArray<int>> FromFirst { get; private set; } = [];

        public ImmutableArray<ImmutableArray<int>> FromSecond { get; private set; } = [];

        public bool IsDone => !FromFirst.IsEmpty && !FromSecond.IsEmpty;

        /// <summary>Every result on which two views differ, concept by concept.</summary>
        public static IEnumerable<Search> Of(Solved first, Solved second, ImmutableArray<StabilityConcept> concepts)
        {
            foreach (StabilityConcept concept in concepts)
                if (first.Equilibria(concept) is { } one && second.Equilibria(concept) is { } other)
                {
                    HashSet<string> a = [.. one], b = [.. other];
                    foreach (string word in a.Union(b).Where(w => a.Contains(w) != b.Contains(w)).Order(StringComparer.Ordinal))
                        yield return new(word, concept, a.Contains(word));
                }
        }

        public void Look(ImmutableArray<int> set, Dictionary<StabilityConcept, HashSet<string>?>? with, Dictionary<StabilityConcept, HashSet<string>?>? without)
        {
            if (FromFirst.IsEmpty && with?[Concept] is { } forward && forward.Contains(Word) != HoldsInFirst)
                fromFirst.Add(set);
            if (FromSecond.IsEmpty && without?[Concept] is { } backward && backward.Contains(Word) == HoldsInFirst)
                fromSecond.Add(set);
        }

        /// <summary>After all sets of one size: what was found is smallest. A size that was not finished proves only that nothing smaller suffices.</summary>
        public void Close(bool finished)
        {
            if (FromFirst.IsEmpty && fromFirst.Count > 0 && finished)
                FromFirst = [.. fromFirst];
            if (FromSecond.IsEmpty && fromSecond.Count > 0 && finished)
                FromSecond = [.. fromSecond];
        }
    }

    /// <summary>The views between two views, each solved once and counted against the budget.</summary>
    private sealed class Mixtures(
        Conflict a, Conflict b, ImmutableArray<ViewDifference> all, int[] pieces, ImmutableArray<StabilityConcept> concepts, int budget, CancellationToken cancellation)
    {
        private readonly Dictionary<string, Dictionary<StabilityConcept, HashSet<string>?>> known = [];
        private int spent;

        /// <summary>The first view with these pieces of the second; null when the budget is spent.</summary>
        public Dictionary<StabilityConcept, HashSet<string>?>? With(int[] set) => Of(set);

        /// <summary>The second view with these pieces of the first.</summary>
        public Dictionary<StabilityConcept, HashSet<string>?>? Without(int[] set) => Of([.. Enumerable.Range(0, pieces.Length).Except(set)]);

        // A mixture that cannot be solved, such as a ranking over other states, answers nothing.
        private Dictionary<StabilityConcept, HashSet<string>?>? Of(int[] taken)
        {
            string key = string.Join(',', taken.Order());
            if (known.TryGetValue(key, out Dictionary<StabilityConcept, HashSet<string>?>? answer))
                return answer;
            if (spent++ >= budget)
                return null;
            Conflict mixed = ViewMixture.Of(a, b, [.. taken.Select(k => all[pieces[k]]), .. all.Where(d => d.Kind == PremiseKind.StatusQuo && taken.Length == pieces.Length)]);
            Solved? solved = Solved.Of(mixed, concepts, Withdrawals.MostStates, cancellation).Solved;
            answer = concepts.ToDictionary(c => c, c => solved?.Equilibria(c) is { } words ? words.ToHashSet() : null);
            known.Add(key, answer);
            return answer;
        }
    }
}
