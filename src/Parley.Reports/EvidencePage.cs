using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What rests on the claims and sources of a case, and what changes when they are withdrawn.</summary>
public static class EvidencePage
{
    /// <summary>More states than this are counted, not listed.</summary>
    private const int States = 8;

    /// <summary>Every source with its claims, and what each claim carries.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="withdrawn">One answer for each claim, in the order of the case.</param>
    public static Report Overview(Case theCase, ImmutableArray<WithdrawalFindings> withdrawn)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        Dictionary<string, WithdrawalFindings> byClaim = withdrawn.ToDictionary(w => w.Claims[0]);
        List<Block> blocks = [];
        blocks.Add(new Block.Paragraph(theCase.Claims.IsEmpty
            ? "The case names no claims, so nothing is known of what its judgements rest on."
            : $"{Wording.Count(theCase.Sources.Length, "source")}, {Wording.Count(theCase.Claims.Length, "claim")}, of them {Wording.Count(theCase.Claims.Count(c => c.IsAssumption), "assumption")} of the case's author."));
        foreach (Source source in theCase.Sources)
        {
            Claim[] claims = [.. theCase.Claims.Where(c => c.Source == source.Id)];
            blocks.Add(new Block.Heading($"{source.Id}: {Citation(source)}"));
            if (About(source) is { Length: > 0 } about)
                blocks.Add(new Block.Paragraph(about));
            blocks.Add(claims.Length == 0 ? new Block.Paragraph("No claim names it.") : Table(theCase, claims, byClaim));
        }
        Claim[] assumed = [.. theCase.Claims.Where(c => c.Source is null)];
        if (assumed.Length > 0)
        {
            blocks.Add(new Block.Heading("Assumptions of the case's author"));
            blocks.Add(Table(theCase, assumed, byClaim));
        }
        if (!theCase.Claims.IsEmpty)
            blocks.Add(new Block.Paragraph(
                "Rests on it: judgements that name this claim, of them those that name no other. Withdrawn: equilibria lost (-) and gained (+) when the views are "
                + "solved again without the judgements that rest on this claim alone"
                + (withdrawn.Any(w => w.Views.Any(v => v.Changes.Any(c => c.Open.Length > 0))) ? "; where nothing is left of a party's preference, states that may be equilibria or not, depending on what it prefers (?)" : "")
                + ". --claim and --source tell more."));
        return new($"{theCase.Title}: what rests on what", [.. blocks]);
    }

    /// <summary>What rests on some claims, judgement by judgement, and every equilibrium that changes without them.</summary>
    public static Report Withdrawn(Case theCase, WithdrawalFindings findings, string title, ImmutableArray<BargainingWithdrawal> bargaining = default)
    {
        if (bargaining.IsDefault)
            bargaining = [];
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(findings);
        List<Block> blocks =
        [
            new Block.Listing([.. theCase.Claims.Where(c => findings.Claims.Contains(c.Id)).Select(c => new Item($"{c.Id}: {(c.IsAssumption ? "Assumption: " : "")}{Basis.Of(theCase, c).InWords()}"))]),
        ];
        foreach (ViewWithdrawal view in findings.Views)
        {
            Perspective of = theCase.Views.First(v => v.Id == view.View);
            blocks.Add(new Block.Heading($"{of.Name} ({of.Id})"));
            if (view.Fallen.IsEmpty && view.Weakened.IsEmpty)
            {
                blocks.Add(new Block.Paragraph(theCase.Bargaining is null ? "Nothing in this view rests on it." : "Nothing about the conflict rests on it in this view."));
                continue;
            }
            blocks.Add(new Block.Listing(
            [
                .. Premises(of.Conflict, view.Fallen).Select(p => new Item($"{Wording.Sentence(p)}: rests on nothing else.")),
                .. Premises(of.Conflict, view.Weakened).Select(p => new Item($"{Wording.Sentence(p)}: rests on other claims, too.")),
            ]));
            blocks.AddRange(Changes(of, view));
        }
        foreach (BargainingWithdrawal table in bargaining)
            blocks.AddRange(Bargaining(theCase, table));
        return new(title, [.. blocks]);
    }

    private static IEnumerable<Block> Bargaining(Case theCase, BargainingWithdrawal table)
    {
        Perspective view = theCase.BargainingViews.First(v => v.Id == table.View);
        yield return new Block.Heading($"At the table: {view.Name} ({view.Id})");
        const int Most = 12;
        yield return new Block.Paragraph($"Rest on nothing else: {string.Join(", ", table.Lost.Take(Most))}{(table.Lost.Length > Most ? $" and {table.Lost.Length - Most} more" : "")}.");
        Item[] moved =
        [
            .. view.Bargaining!.Issues.Where(i => double.IsNaN(table.After[i.Index]) || Math.Abs(table.After[i.Index] - table.Before[i.Index]) > 0.0005 * (i.High - i.Low)).Select(i => new Item(
                double.IsNaN(table.After[i.Index]) ? $"{i.Id}: nobody has weight on it any more." : $"{i.Id}: the weighted mean goes from {BargainTexts.Point(table.Before[i.Index], i)} to {BargainTexts.Point(table.After[i.Index], i)}.")),
        ];
        yield return moved.Length == 0 ? new Block.Paragraph("No weighted mean changes.") : new Block.Listing([.. moved]);
    }

    /// <summary>A source as a reader would cite it.</summary>
    internal static string Citation(Source source) => string.Join(", ", new[] { source.Author, source.Title ?? source.Cite, source.Outlet, source.Date ?? source.Published }.OfType<string>()) is { Length: > 0 } words
        ? words
        : "nothing more is said about it";

    /// <summary>What else the case says about a source.</summary>
    internal static string About(Source source)
    {
        string[] parts =
        [
            .. new[]
            {
                source.Published is not null && source.Date is not null ? $"Published {source.Published}." : null,
                source.Grade == Grade.None ? null : $"Grade {source.Grade}.",
                source.Retrieved is null ? null : $"Retrieved {source.Retrieved}.",
                source.File is null ? null : $"Archived as {source.File}{(source.Rights is null ? "" : $" ({source.Rights})")}.",
                source.Note?.Trim(),
                source.Url,
            }.OfType<string>(),
        ];
        return string.Join(' ', parts);
    }

    // A whole preference says it for its parts.
    private static IEnumerable<string> Premises(Conflict conflict, ImmutableArray<Premise> premises) =>
        premises.Where(p => !p.IsInherited).Select(p => PremiseText.Of(conflict, p)).Distinct();

    private static Block.Table Table(Case theCase, Claim[] claims, Dictionary<string, WithdrawalFindings> byClaim) => new(
        [new("Claim"), new("Rests on it", ColumnRole.Number), new("Withdrawn")],
        [
            .. claims.Select(c => ImmutableArray.Create<Cell>(
            [
                new Cell($"{c.Id}: {c.Text}", c.Speakers.IsEmpty ? null : Basis.Voices(c.Speakers)),
                new Cell(Rests(byClaim[c.Id])),
                new Cell(string.Join('\n', byClaim[c.Id].Views.Select(v => Short(theCase, v)).OfType<string>()) is { Length: > 0 } changes ? changes : "no change"),
            ])),
        ]);

    private static string Rests(WithdrawalFindings findings)
    {
        int all = findings.Views.SelectMany(v => v.Fallen.Concat(v.Weakened)).Where(p => !p.IsInherited).DistinctBy(p => (p.Kind, p.Span, p.Index)).Count();
        int only = findings.Views.SelectMany(v => v.Fallen).Where(p => !p.IsInherited).DistinctBy(p => (p.Kind, p.Span, p.Index)).Count();
        return only == 0 || only == all ? $"{all}" : $"{all}, {only} alone";
    }

    private static string? Short(Case theCase, ViewWithdrawal view)
    {
        if (view.Falls)
            return $"{view.View}: falls as a whole";
        if (view.WhyNot is not null)
            return $"{view.View}: not solved{(view.WhyNot is Unsolved.TooManyStates ? ", too many states" : "")}";
        string[] changes = [.. view.Changes.Where(c => c.Lost.Length + c.Gained.Length + c.Open.Length > 0).Select(c => $"{c.Concept.Abbreviation} {Signed(c)}")];
        return changes.Length == 0 ? view.Unknown.IsEmpty || view.NotTold.IsEmpty ? null : $"{view.View}: not told" : $"{view.View}: {string.Join(", ", changes)}";
    }

    private static string Signed(EquilibriumChange change) =>
        string.Join(' ', new[] { change.Lost.Length > 0 ? $"-{change.Lost.Length}" : null, change.Gained.Length > 0 ? $"+{change.Gained.Length}" : null, change.Open.Length > 0 ? $"?{change.Open.Length}" : null }.OfType<string>());

    private static IEnumerable<Block> Changes(Perspective of, ViewWithdrawal view)
    {
        if (view.Falls)
            yield return new Block.Note("Without it nothing is left for this view to rest on; all its results fall. What follows leaves that aside.");
        if (view.WhyNot is not null)
        {
            yield return new Block.Paragraph($"Without these judgements the view was not solved: {UnsolvedText.Of(view.WhyNot, "compared")}. {(view.WhyNot is Unsolved.TooManyStates ? "So it is not known what changes." : "")}".TrimEnd());
            yield break;
        }
        if (view.Changes.IsEmpty && view.NotTold.IsEmpty)
        {
            yield return new Block.Paragraph("No judgement falls, so no equilibrium changes.");
            yield break;
        }
        yield return new Block.Paragraph($"Solved again without the judgements that rest on nothing else ({Wording.Count(view.StatesAfter!.Value, "feasible state")}):");
        if (!view.Unknown.IsEmpty)
            yield return new Block.Note($"Nothing is left of the preferences of {Wording.And([.. view.Unknown.Select(i => of.Conflict.DecisionMakers[i].Name)])}, so {(view.Unknown.Length == 1 ? "it is" : "they are")} unknown. "
                + "Lost and gained is what is so whatever they are; open is what may hold or not, depending on them.");
        yield return new Block.Listing([.. view.Changes.Select(c => new Item($"{c.Concept.Abbreviation}: {Told(c, view.Unknown.Length > 0)}", [.. Lines(of, c)]))]);
        if (!view.NotTold.IsEmpty)
            yield return new Block.Paragraph($"Not told where a preference is unknown: {Wording.And([.. view.NotTold.Select(c => c.Abbreviation)])}.");
    }

    private static string Told(EquilibriumChange change, bool unknown) => (change.Lost.Length, change.Gained.Length) switch
    {
        (0, 0) when change.Open.IsEmpty => $"{Equilibria(change.Before)}, no change.",
        _ => $"{Equilibria(change.Before)}; {change.Lost.Length} lost, {change.Gained.Length} gained{(unknown ? $", {change.Kept} kept, {change.Open.Length} open" : "")}.",
    };

    private static string Equilibria(int count) => count == 1 ? "1 equilibrium" : $"{count} equilibria";

    private static IEnumerable<string> Lines(Perspective of, EquilibriumChange change)
    {
        if (change.Lost.Length > 0)
            yield return "lost: " + List(change.Lost);
        if (change.Gained.Length > 0)
            yield return "gained: " + List(change.Gained);
        if (change.Open.Length > 0)
            yield return "open: " + List(change.Open);
    }

    private static string List(ImmutableArray<string> words) =>
        string.Join(", ", words.Take(States)) + (words.Length > States ? $" and {words.Length - States} more; json and csv have them all" : "");
}
