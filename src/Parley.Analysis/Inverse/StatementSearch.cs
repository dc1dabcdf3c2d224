using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Inverse;

/// <summary>The cheapest edits of prioritised statements under which a state is an equilibrium.</summary>
/// <remarks>
/// Each party's lists are taken cheapest first, and a list counts only if the party could stay at the target were opponents to make any
/// move they can. Where opponents' preferences do not matter, that is all, and parties are settled one by one. Otherwise totals are tried in ascending
/// order, each with every way to share it out, so the first hit is the least. Parties whose preference is not a list of statements keep it.
/// </remarks>
internal sealed class StatementSearch
{
    private readonly TargetState target;
    private readonly InverseStudy study;
    private readonly int?[] factors;
    private readonly IProgress<double>? progress;
    private readonly GraphModel g;
    private long examined;

    public StatementSearch(TargetState target, InverseStudy study, int?[] factors, IProgress<double>? progress) =>
        (this.target, this.study, this.factors, this.progress, g) = (target, study, factors, progress, target.Model);

    public Change Find(ImmutableArray<StabilityConcept> concepts, CancellationToken cancellation)
    {
        int[][] ranks = Rankings.Of(g);
        if (concepts.All(c => target.IsEquilibrium(c, ranks)))
            return new Change.Smallest(0, [], Proof.Nothing, concepts.Length);
        Party[] parties = [.. Enumerable.Range(0, ranks.Length).Select(i => new Party(this, i, ranks[i], concepts))];

        // 1. Every party's cheapest list under which it could stay.
        foreach (Party party in parties)
            while (party.Fit.Count == 0 && !party.IsExhausted && examined < study.Steps)
                party.Advance(cancellation);
        if (Array.Exists(parties, p => p.Fit.Count == 0 && p.IsExhausted))
            return new Change.Impossible(examined);
        if (Array.Exists(parties, p => p.Fit.Count == 0))
            return new Change.Open(parties.Sum(p => p.AtLeast), null, examined);
        if (!concepts.Any(TargetState.DependsOnOpponents))
            return Smallest(parties, [.. parties.Select(_ => 0)]);

        // 2. Nash stability implies all the others and is settled party by party, so it gives a solution to start with, if it is found soon.
        // Foresight and the like ask for other things, so there it is looked at first.
        Change.Smallest? known = new StatementSearch(target, study with { Steps = study.Steps / 4 }, factors, null).Find([StabilityConcept.Nash], cancellation) as Change.Smallest;
        if (known is not null && !concepts.All(c => c.IsOverRanks)
            && !(GraphModel.Of(Rankings.Revised(g.Conflict, known.Revisions), cancellation: cancellation) is GraphModel revised && concepts.All(c => target.IsEquilibrium(c, Rankings.Of(revised)))))
            known = null;

        // 3. Totals in ascending order.
        long least = parties.Sum(p => p.AtLeast);
        for (long total = least; ; total++)
        {
            if (known is not null && known.Cost <= total)
                return known with { Examined = examined + known.Examined };
            foreach (Party party in parties)
                while (!party.IsExhausted && party.NextCost <= total - (least - party.AtLeast))
                {
                    party.Advance(cancellation);
                    if (examined >= study.Steps)
                        return new Change.Open(total, known, examined);
                }
            int[] chosen = new int[parties.Length];
            switch (Share(0, total))
            {
                case true:
                    return Smallest(parties, chosen);
                case null:
                    return new Change.Open(total, known, examined);
            }
            if (Array.TrueForAll(parties, p => p.IsExhausted) && total >= parties.Sum(p => p.Fit[^1].Cost))
                return new Change.Impossible(examined);

            bool? Share(int k, long left)
            {
                if (k == parties.Length)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if ((examined & 0xFF) == 0)
                        progress?.Report((double)examined / Math.Max(1, study.Steps));
                    if (++examined > study.Steps)
                        return null;
                    int[][] changed = [.. parties.Select((p, j) => p.Ranks(chosen[j]))];
                    return concepts.All(c => target.IsEquilibrium(c, changed));
                }
                long later = parties.Skip(k + 1).Sum(p => p.AtLeast);
                for (int f = 0; f < parties[k].Fit.Count && parties[k].Fit[f].Cost <= left - later; f++)
                {
                    if (k == parties.Length - 1 && parties[k].Fit[f].Cost != left)
                        continue;
                    chosen[k] = f;
                    bool? found = Share(k + 1, left - parties[k].Fit[f].Cost);
                    if (found is not false)
                        return found;
                }
                return false;
            }
        }
    }

    private Change.Smallest Smallest(Party[] parties, int[] chosen)
    {
        Revision[] revisions = [.. parties.Select((p, j) => p.Revision(chosen[j])).OfType<Revision>()];
        return new(revisions.Sum(r => r.Cost), [.. revisions], Proof.Exhaustion, examined);
    }

    // One party's lists, and those of them under which it could stay.
    private sealed class Party
    {
        private readonly StatementSearch search;
        private readonly int index, factor;
        private readonly int[] ranks;
        private readonly ImmutableArray<StabilityConcept> concepts;
        private readonly StatementLists? lists;
        private readonly ulong[][] truth = [];
        private readonly HashSet<string> met = [];

        public Party(StatementSearch search, int index, int[] ranks, ImmutableArray<StabilityConcept> concepts)
        {
            (this.search, this.index, this.ranks, this.concepts) = (search, index, ranks, concepts);
            GraphModel g = search.g;
            if (search.factors[index] is int weight && g is OptionForm && g.Conflict.Preferences[index] is Preference.Prioritised prioritised)
            {
                factor = weight;
                IEnumerable<Formula> literals = g.Conflict.Options.SelectMany(o => new Formula[] { new Formula.Takes(o.Index), new Formula.Not(new Formula.Takes(o.Index)) });
                lists = new(prioritised, search.study.Pool.IsEmpty ? literals : search.study.Pool, search.study.Edits);
                truth = [.. lists.Known.Select(Truth)];
            }
            else
            {
                IsExhausted = true;
                if (concepts.All(c => search.target.CouldBeStable(c, ranks, index)))
                    Fit.Add((0, null));
            }
        }

        public List<(long Cost, StatementLists.Listing? Listing)> Fit { get; } = [];

        public bool IsExhausted { get; private set; }

        /// <summary>What the next list costs, with the party's factor.</summary>
        public long NextCost => lists is null ? long.MaxValue : (long)factor * lists.NextCost;

        /// <summary>No list that fits costs less.</summary>
        public long AtLeast => Fit.Count > 0 ? Fit[0].Cost : IsExhausted ? 0 : NextCost;

        public void Advance(CancellationToken cancellation)
        {
            if ((++search.examined & 0xFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                search.progress?.Report((double)search.examined / Math.Max(1, search.study.Steps));
            }
            if (lists!.Next() is not StatementLists.Listing listing)
            {
                IsExhausted = true;
                return;
            }
            int[] marks = Marks(listing.Statements);
            if (!concepts.All(c => search.target.CouldBeStable(c, marks, index)))
                return;
            // Where others react to this party, lists that give the same order are one; elsewhere only the first that fits is used.
            if (Array.Exists([.. concepts], TargetState.DependsOnOpponents) && ranks.Length <= 256
                && !met.Add(string.Concat(RanksOf(listing).Select(r => (char)r))))
                return;
            Fit.Add(((long)factor * listing.Cost, listing));
        }

        public int[] Ranks(int fit) => Fit[fit].Listing is { Edit: not null } listing ? RanksOf(listing) : ranks;

        public Revision? Revision(int fit) => Fit[fit].Listing is not { Edit: not null } listing ? null : new Revision
        {
            DecisionMaker = index,
            Cost = Fit[fit].Cost,
            Preference = New(listing),
            Edits = StatementLists.Edits(listing),
        };

        // Statements that were there keep their words; new ones are written by whoever shows them.
        private Preference.Prioritised New(StatementLists.Listing listing)
        {
            Preference.Prioritised old = (Preference.Prioritised)search.g.Conflict.Preferences[index]!;
            return old with
            {
                Statements =
                [
                    .. listing.Statements.Select(k => old.Statements.FirstOrDefault(s => s.Formula == lists!.Known[k])
                        ?? new Statement(lists!.Known[k], lists.Known[k].ToText(search.g.Conflict.Reference), default(SourceSpan))),
                ],
            };
        }

        private int[] RanksOf(StatementLists.Listing listing) => Ordering.Ranks(New(listing), ((OptionForm)search.g).States);

        private ulong[] Truth(Formula formula)
        {
            ulong[] words = new ulong[(ranks.Length + 63) / 64];
            OptionForm form = (OptionForm)search.g;
            for (int s = 0; s < ranks.Length; s++)
                if (formula.Holds(form.States[s]))
                    words[s >> 6] |= 1UL << s;
            return words;
        }

        // 1 for the states a list prefers to the target, 0 for the others; the first statement on which two states differ decides.
        private int[] Marks(int[] list)
        {
            int s = search.target.State;
            int[] marks = new int[ranks.Length];
            for (int w = 0; w << 6 < ranks.Length; w++)
            {
                ulong undecided = ulong.MaxValue, better = 0;
                foreach (int k in list)
                {
                    bool here = (truth[k][s >> 6] >> s & 1) != 0;
                    ulong differs = undecided & (here ? ~truth[k][w] : truth[k][w]);
                    if (!here)
                        better |= differs;
                    undecided &= ~differs;
                }
                for (int b = w << 6; better != 0; better >>= 1, b++)
                    if ((better & 1) != 0)
                        marks[b] = 1;
            }
            return marks;
        }
    }
}
