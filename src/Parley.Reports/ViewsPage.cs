using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Several views of a conflict: what holds in which, what is stable only as one party sees it, and which differences turn a result.</summary>
public static class ViewsPage
{
    private const int Rows = 12;

    /// <summary>How much is told: rows of a table, states named in one place, and whether it is part of something that tells each view elsewhere.</summary>
    private readonly record struct Length(int Rows, int Words, bool IsPart, string Rest)
    {
        public static Length Usual { get; } = new(ViewsPage.Rows, 6, false, "--all lists them");

        public static Length All { get; } = new(int.MaxValue, int.MaxValue, false, "");

        public static Length Part { get; } = new(5, 3, true, "the data have them (--format json)");
    }

    /// <summary>Writes the page.</summary>
    /// <param name="title">Of the case, or of both.</param>
    /// <param name="f">What was found.</param>
    /// <param name="all">Whether long lists are told in full.</param>
    public static Report Of(string title, ComparisonFindings f, bool all) => new($"{title}: views compared", [.. Blocks(f, all ? Length.All : Length.Usual)]);

    /// <summary>The same in short, for a page that tells each view elsewhere: no descriptions, no preferences, few rows.</summary>
    internal static IEnumerable<Block> InShort(ComparisonFindings f) => Blocks(f, Length.Part);

    private static List<Block> Blocks(ComparisonFindings f, Length length)
    {
        ArgumentNullException.ThrowIfNull(f);
        ImmutableArray<string> labels = ComparisonPage.Labels([.. f.Views.Select(v => v.Id)]);
        List<Block> blocks =
        [
            new Block.Paragraph($"{Wording.Count(f.Views.Length, "view")} of the same conflict, in the order of the case file. No view is taken to be right."),
            .. length.IsPart ? [] : new[] { new Block.Listing([.. f.Views.Select((v, k) => Described(f, v, k, labels[k]))]) },
            .. NotSolved(f, labels),
        ];
        if (Enumerable.Range(0, f.Views.Length).Any(f.IsSolved))
            blocks.AddRange(
            [
                new Block.Heading("Outcomes"),
                .. Outcomes(f, labels, length),
                new Block.Heading("Robust across views"),
                .. Robust(f, length),
                new Block.Heading("Stable only as some see it"),
                .. OneSided(f, labels, length),
            ]);
        foreach (ViewPair pair in f.Pairs.Where(p => f.IsSolved(p.First) && f.IsSolved(p.Second)))
        {
            blocks.Add(new Block.Heading($"{labels[pair.First]} and {labels[pair.Second]}"));
            blocks.AddRange(Pair(f, pair, labels, length));
        }
        return blocks;
    }

    /// <summary>One thing in which two views differ, with both sides of it.</summary>
    internal static Item Told(ViewDifference difference, Perspective first, Perspective second, string labelFirst, string labelSecond)
    {
        Conflict a = first.Conflict, b = second.Conflict;
        switch (difference.Kind)
        {
            case PremiseKind.Preference:
                return new($"{Wording.Sentence(Basis.Preferences(a.DecisionMakers[difference.DecisionMaker]))}.",
                    [$"{labelFirst}: {Preference(a, difference.DecisionMaker)}", $"{labelSecond}: {Preference(b, difference.DecisionMaker)}"]);
            case PremiseKind.Rule:
                bool inFirst = a.Rules.Any(r => r.InForce && r.Kind == difference.Rule!.Kind && r.Operands.SequenceEqual(difference.Rule.Operands));
                return new($"{Wording.Sentence(difference.Rule!.Kind == RuleKind.Hidden ? $"not known: {string.Join(", ", difference.Rule.Operands.Select(o => o.ToText(a.Reference)))}" : PremiseText.RuleName(a, difference.Rule))}: counts in {(inFirst ? labelFirst : labelSecond)} only.");
            case PremiseKind.Option:
                return new($"“{a.Options[difference.Option].Name}”: {labelFirst} {Way(a.Options[difference.Option])}, {labelSecond} {Way(b.Options[difference.Option])}.");
            case PremiseKind.Attitudes:
                return new($"Attitudes of {a.DecisionMakers[difference.DecisionMaker].Name}.");
            case PremiseKind.StatusQuo:
                return new($"The status quo: {labelFirst} {(a.StatusQuo is State x ? a.Word(x) : "none")}, {labelSecond} {(b.StatusQuo is State y ? b.Word(y) : "none")}; no equilibrium depends on it.");
            case PremiseKind.Merge:
                return new("Which states count as one.");
            default:
                return new("Forbidden transitions.");
        }
    }

    private static string Way(Option option) => (option.Level?.Scale.Direction ?? option.Direction) switch
    {
        Direction.ForwardOnly => "cannot be taken back",
        Direction.BackwardOnly => "cannot be taken up again",
        _ => "both ways",
    };

    private static string Preference(Conflict conflict, int holder) =>
        string.Join(' ', new PreferenceWords(conflict).Of(conflict.Preferences[holder]!));

    private static Item Described(ComparisonFindings f, Perspective view, int k, string label)
    {
        string name = label == view.Id ? $"{label}: {view.Name}" : $"{label}: {view.Name} ({view.Id})";
        string[] details =
        [
            .. view.Note is string note ? [note.Trim()] : Array.Empty<string>(),
            f.WhyNot[k] is Unsolved whyNot ? $"Not solved: {UnsolvedText.Of(whyNot, "compared")}." : $"{Wording.Count(f.StateCounts[k], "feasible state")}.",
        ];
        return new(name + (view.HeldBy is null ? "" : $", held by {view.HeldBy}"), [.. details]);
    }

    private static IEnumerable<Block> Outcomes(ComparisonFindings f, ImmutableArray<string> labels, Length length)
    {
        if (f.Outcomes.IsEmpty)
        {
            yield return new Block.Paragraph($"In every view{OfThese(f, "that was solved")} each state has a party that would leave it.");
            yield break;
        }
        int[] solved = [.. Enumerable.Range(0, f.Views.Length).Where(f.IsSolved)];
        ComparedOutcome[] shown = [.. f.Outcomes.Take(length.IsPart ? 8 : length.Rows)];
        yield return new Block.Paragraph($"Each view has one sign per concept: {string.Join(", ", f.Concepts.Select(c => c.Abbreviation))}, in this order. "
            + $"{Marks.Holds} nobody would leave; {Marks.DoesNot} somebody would; {Marks.NotFeasible} not feasible in that view; {Marks.NotDefined} not defined there. "
            + "The last column counts the views in which it holds under the concept that holds in most of them.");
        yield return new Block.Table(
            [new("What each party does"), .. solved.Select(v => new Column(labels[v], ColumnRole.Mark)), new("Views", ColumnRole.Number)],
            [
                .. shown.Select(o => ImmutableArray.Create<Cell>(
                [
                    new Cell(Party(f, o.Word, inOneLine: length.IsPart), o.Word),
                    .. solved.Select(v => new Cell(Signs(o, v))),
                    new Cell($"{Enumerable.Range(0, f.Concepts.Length).Max(o.Count)}/{solved.Length}"),
                ])),
            ]);
        if (shown.Length < f.Outcomes.Length)
            yield return new Block.Paragraph($"{f.Outcomes.Length - shown.Length} more states are an equilibrium in some view; {length.Rest}.");
    }

    // Nothing is said about a view that was not solved, and that is said first.
    private static IEnumerable<Block> NotSolved(ComparisonFindings f, ImmutableArray<string> labels)
    {
        string[] open = [.. Enumerable.Range(0, f.Views.Length).Where(v => !f.IsSolved(v)).Select(v => labels[v])];
        if (open.Length > 0)
            yield return new Block.Note((open.Length == f.Views.Length
                ? "No view was solved, so nothing is compared here."
                : $"{Wording.And(open)} {(open.Length == 1 ? "was" : "were")} not solved; nothing that follows is about {(open.Length == 1 ? "it" : "them")}.")
                + (f.WhyNot.Any(w => w is Unsolved.TooManyStates) ? " " + UnsolvedText.WhereTo : ""));
    }

    private static string OfThese(ComparisonFindings f, string words) => Enumerable.Range(0, f.Views.Length).All(f.IsSolved) ? "" : " " + words;

    private static IEnumerable<Block> Robust(ComparisonFindings f, Length length)
    {
        if (Enumerable.Range(0, f.Views.Length).Count(f.IsSolved) == 1)
        {
            yield return new Block.Paragraph(f.Views.Length == 1 ? "There is only one view to look at." : "Only one view was solved.");
            yield break;
        }
        yield return new Block.Listing(
        [
            .. f.Concepts.Select((c, k) =>
            {
                int views = f.IsDefined.Count(d => d[k]);
                if (views == 0)
                    return new Item($"{c.Abbreviation}: not defined in any view{OfThese(f, "that was solved")}.");
                string[] everywhere = [.. f.Outcomes.Where(o => o.Count(k) == views).Select(o => o.Word)];
                int somewhere = f.Outcomes.Count(o => o.Count(k) > 0);
                string counts = string.Join(", ", Enumerable.Range(1, views).Select(n => (n, Count: f.Outcomes.Count(o => o.Count(k) == n))).Where(x => x.Count > 0).Select(x => $"{x.Count} in {x.n} of {Wording.Count(views, "view")}"));
                string every = $"in every view{(views == f.Views.Length ? "" : f.IsDefined.All(d => d[k] || d.All(x => !x)) ? " that was solved" : " that defines it")}";
                return new Item(
                    $"{c.Abbreviation}: {(everywhere.Length == 0 ? $"no state holds {every}" : $"{List(everywhere, length)} {(everywhere.Length == 1 ? "holds" : "hold")} {every}")}.",
                    somewhere == 0 ? [] : [$"{counts}."]);
            }),
        ]);
    }

    private static IEnumerable<Block> OneSided(ComparisonFindings f, ImmutableArray<string> labels, Length length)
    {
        StabilityConcept concept = f.Concepts[f.OneSidedUnder];
        ImmutableArray<OneSidedOutcome> all = f.OneSided ?? [];
        foreach (OneSidedOutcome o in all.Take(length.Rows))
            yield return new Block.Paragraph($"{o.Word} is stable only as {Wording.And([.. o.Holders.Select(i => f.Views[0].Conflict.DecisionMakers[i].Name)])} "
                + $"{(o.Holders.Length == 1 ? "sees" : "see")} it ({Wording.And([.. o.Views.Select(v => labels[v])])}, {concept.Abbreviation}).");
        if (all.Length > length.Rows)
            yield return new Block.Paragraph($"{all.Length - length.Rows} more; json has them all.");
        if (all.IsEmpty)
            yield return new Block.Paragraph((f.Hypergame, f.OneSided) switch
            {
                (null, _) => "The case does not say which party acts by which view; 'hypergame' says it.",
                (_, null) => $"Not worked out: a view that some party acts by is not among these, was not solved, or does not define {concept.Abbreviation}.",
                ({ Truth: null }, _) => $"Every state that is stable as some party sees it is stable as the others see it, too ({concept.Abbreviation}).",
                _ => $"Every state that is stable as some party sees it is stable in the true game, too ({concept.Abbreviation}).",
            });
        int[] defining = [.. Enumerable.Range(0, f.Views.Length).Where(v => f.IsDefined[v][f.OneSidedUnder])];
        if (defining.Length > 1)
            yield return new Block.Listing(
            [
                .. defining.Select(v => (v, Words: f.Outcomes.Where(o => o.Holds[v][f.OneSidedUnder] == true && o.Count(f.OneSidedUnder) == 1).Select(o => o.Word).ToArray()))
                    .Select(x => new Item($"In {labels[x.v]} and in no other view{OfThese(f, "that was solved")} under {concept.Abbreviation}: {(x.Words.Length == 0 ? "none" : List(x.Words, length))}.")),
            ]);
    }

    private static IEnumerable<Block> Pair(ComparisonFindings f, ViewPair pair, ImmutableArray<string> labels, Length length)
    {
        if (pair.WhyNot is not null)
        {
            yield return new Block.Paragraph($"They cannot be mixed: {pair.WhyNot}.");
            yield break;
        }
        if (pair.Differences.IsEmpty)
        {
            yield return new Block.Paragraph("They differ in nothing that an answer depends on.");
            yield break;
        }
        Perspective first = f.Views[pair.First], second = f.Views[pair.Second];
        yield return new Block.Listing([.. pair.Differences.Select(d => Told(d, first, second, labels[pair.First], labels[pair.Second])).Select(i => length.IsPart ? new Item(i.Text) : i)], Numbered: true);
        if (pair.Flips.IsEmpty)
        {
            yield return new Block.Paragraph("They agree on every equilibrium under these concepts.");
            yield break;
        }
        yield return new Block.Paragraph($"{Wording.Count(pair.Flips.Length, "result")} differ. The smallest sets of these differences that turn a result, and how many they turn:");
        (string Sets, int Size, string From, Flip[] Flips)[] rows =
        [
            .. Rows_(pair, labels[pair.First], labels[pair.Second], forward: true).Concat(Rows_(pair, labels[pair.Second], labels[pair.First], forward: false))
                .OrderBy(r => r.Size).ThenByDescending(r => r.Flips.Length).ThenBy(r => r.Sets, StringComparer.Ordinal),
        ];
        var shown = rows.Take(length.Rows).ToArray();
        yield return new Block.Table(
            [new("Taken over", ColumnRole.Code), new("Into", ColumnRole.Code), new("Turns", ColumnRole.Number), new("Results")],
            [.. shown.Select(r => ImmutableArray.Create<Cell>([new Cell(r.Sets), new Cell(r.From), new Cell($"{r.Flips.Length}"), new Cell(Results(r.Flips, length))]))]);
        if (shown.Length < rows.Length)
            yield return new Block.Paragraph($"{rows.Length - shown.Length} more sets; {length.Rest}.");
        int open = pair.Flips.Count(x => x.FromFirst.IsEmpty || x.FromSecond.IsEmpty);
        if (open > 0)
            yield return new Block.Note($"For {Wording.Count(open, "result")} the search was cut short: no set of up to {pair.LargestTried} differences turns them, and larger ones were not all tried.");
    }

    private static IEnumerable<(string Sets, int Size, string From, Flip[] Flips)> Rows_(ViewPair pair, string into, string from, bool forward) =>
        pair.Flips.Where(x => !(forward ? x.FromFirst : x.FromSecond).IsEmpty)
            .GroupBy(x => string.Join(" or ", (forward ? x.FromFirst : x.FromSecond).Select(set => string.Join('+', set.Select(k => k + 1)))))
            .Select(g => (g.Key, (forward ? g.First().FromFirst : g.First().FromSecond)[0].Length, into, g.ToArray()));

    private static string Results(Flip[] flips, Length length) => string.Join(length.IsPart ? "; " : "\n", flips.GroupBy(x => x.Concept).Select(g =>
        $"{g.Key.Abbreviation}: {List([.. g.Select(x => x.Word)], length)}"));

    private static string Signs(ComparedOutcome o, int view) => string.Concat(o.Holds[view].Select(h => h is null ? Marks.NotDefined : !o.IsFeasible[view] ? Marks.NotFeasible : h.Value ? Marks.Holds : Marks.DoesNot));

    private static string Party(ComparisonFindings f, string word, bool inOneLine)
    {
        Conflict conflict = f.Views[0].Conflict;
        return conflict.Graph is StateGraph graph
            ? graph.IndexOf(word) is int k and >= 0 ? graph.States[k].Name : word
            : word.Length == conflict.Options.Length ? inOneLine ? Wording.InOneLine(conflict, word) : Wording.EachParty(conflict, word) : word;
    }

    private static string List(string[] words, Length length) => string.Join(", ", words.Take(length.Words)) + (words.Length > length.Words ? $" and {words.Length - length.Words} more" : "");
}
