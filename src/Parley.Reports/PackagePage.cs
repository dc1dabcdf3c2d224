using System.Collections.Immutable;
using System.Text.Json;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>A view of a bargaining problem and its deal space.</summary>
public sealed record PackageResult(Perspective View, BargainingProblem Problem, PackageFindings Findings);

/// <summary>Which packages would leave whom better off, in sentences and as data.</summary>
public static class PackagePage
{
    private const int Rows = 10;

    /// <summary>Writes the page.</summary>
    public static Report Of(Case theCase, PackageResult result)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(result);
        (BargainingProblem problem, PackageFindings findings) = (result.Problem, result.Findings);
        List<Block> blocks = [.. BargainTexts.View(theCase, result.View)];
        string needed = Wording.And([.. findings.Needed.Select(i => problem.Actors[i].Name)]);
        blocks.Add(new Block.Paragraph(
            $"{findings.Count} packages, {findings.Levels[0].Length} points on each of {Wording.Count(problem.Issues.Length, "issue")}, at the middle of every estimate. {findings.Allowed} respect every ratifier and dependency; "
            + $"{findings.Acceptable} of them are at least as good as failure for {needed}, {(problem.Actors.Any(a => a.HasVeto) ? "who have a veto" : "since nobody has a veto and all are counted")}. {findings.Core} allowed packages leave {(findings.Needed.Length == 1 ? "it" : "them")} no other that all of them prefer (the core)."));
        if (findings.Draft is DraftFindings draft)
        {
            blocks.Add(new Block.Heading("The draft"));
            blocks.AddRange(Draft(problem, draft));
        }
        blocks.Add(new Block.Heading("Packages that stand out"));
        blocks.AddRange(Packages(problem, [.. findings.Chosen.Select(c => (Name(c.Role), c.Package))]));
        blocks.Add(new Block.Paragraph("A gain is how much better than failure a package is for an actor, in hundredths of the way from its own positions to a whole scale away on every issue, by salience. Failure is the reference points less what failing costs."));
        if (findings.Acceptable == 0)
            blocks.Add(new Block.Note($"No package on this grid is acceptable to {needed}. A cost of failure, a finer grid (--steps) or other limits may change that."));
        else
        {
            blocks.Add(new Block.Heading("Nothing left on the table"));
            blocks.Add(new Block.Paragraph($"{Wording.Count(findings.Pareto.Length, "acceptable package")} cannot be bettered for anybody without a loss to somebody{(findings.Pareto.Length > Rows ? $"; the {Rows} with the largest smallest gain" : "")}:"));
            blocks.AddRange(Packages(problem, [.. findings.Pareto.Take(Rows).Select((p, k) => ($"{k + 1}", p))]));
            blocks.Add(new Block.Heading("If gains could be paid for"));
            blocks.Add(new Block.Listing([.. findings.SidePayments.Select(p => new Item($"{problem.Actors[p.Actor].Name} {(Math.Abs(p.Payment) < 0.0005 ? "neither pays nor receives" : p.Payment > 0 ? $"would receive {Gain(p.Payment)}" : $"would pay {Gain(-p.Payment)}")}."))]));
            blocks.Add(new Block.Paragraph("At the package with the largest sum of gains, so that all of them gain the same. This takes for granted that gains of different actors can be set against each other."));
        }
        if (!findings.Trades.IsEmpty)
        {
            blocks.Add(new Block.Heading("Trades worth talking about"));
            blocks.Add(new Block.Listing([.. findings.Trades.Select(t => new Item($"{Side(problem, t.One)}, and {Side(problem, t.Other)}.", [Others(problem, t)]))]));
            blocks.Add(new Block.Paragraph("By the exchange model: each gives way where it cares less, and both gain the same. Each trade is possible alone, not all of them together; ratifiers and dependencies are not looked at."));
        }
        blocks.Add(new Block.Heading("Pair by pair"));
        blocks.Add(new Block.Listing([.. findings.Zones.OrderByDescending(z => z.Share).Select(z => new Item(Zone(problem, z)))]));
        blocks.AddRange(BargainTexts.Assumptions(theCase, problem));
        return new($"{theCase.Title}: what could be agreed", [.. blocks]);
    }

    /// <summary>What a package stands out for.</summary>
    public static string Name(PackageRole role) => role switch
    {
        PackageRole.Compromise => "compromise (weighted mean)",
        PackageRole.Nash => "Nash",
        PackageRole.KalaiSmorodinsky => "Kalai–Smorodinsky",
        PackageRole.Egalitarian => "egalitarian",
        _ => "largest sum of gains",
    };

    /// <summary>As JSON.</summary>
    public static string Json(Case theCase, PackageResult result)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(result);
        (BargainingProblem problem, PackageFindings findings) = (result.Problem, result.Findings);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("packages", theCase);
            json.WriteString("perspective", result.View.Id);
            json.WriteNumber("packages", findings.Count);
            json.WriteNumber("allowed", findings.Allowed);
            json.WriteNumber("acceptable", findings.Acceptable);
            json.WriteNumber("core", findings.Core);
            json.Texts("needed", findings.Needed.Select(i => problem.Actors[i].Id));
            json.WriteStartArray("chosen");
            foreach ((PackageRole role, Package package) in findings.Chosen)
                Write(json, problem, package, role.ToString());
            json.WriteEndArray();
            json.WriteStartArray("pareto");
            foreach (Package package in findings.Pareto)
                Write(json, problem, package, null);
            json.WriteEndArray();
            json.WriteStartObject("side-payments");
            foreach ((int actor, double payment) in findings.SidePayments)
                json.Number(problem.Actors[actor].Id, payment);
            json.WriteEndObject();
            json.WriteStartArray("zones");
            foreach (AgreementZone zone in findings.Zones)
            {
                json.WriteStartObject();
                json.WriteString("first", problem.Actors[zone.First].Id);
                json.WriteString("second", problem.Actors[zone.Second].Id);
                json.Number("share", zone.Share);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("trades");
            foreach (Exchange trade in findings.Trades)
            {
                json.WriteStartArray();
                foreach (ExchangeSide side in new[] { trade.One, trade.Other })
                {
                    json.WriteStartObject();
                    json.WriteString("actor", problem.Actors[side.Actor].Id);
                    json.WriteString("issue", problem.Issues[side.Supplies].Id);
                    json.Number("from", side.From);
                    json.Number("to", side.To);
                    json.Number("gain", side.Gain);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            json.WriteEndArray();
            if (findings.Draft is DraftFindings draft)
            {
                json.WriteStartArray("draft");
                Write(json, problem, draft.Text, "draft");
                if (draft.Better is Package better)
                    Write(json, problem, better, "better");
                json.WriteEndArray();
            }
            json.WriteEndObject();
        });
    }

    /// <summary>As a table for spreadsheets: the packages that stand out, then the Pareto set.</summary>
    public static string Csv(PackageResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        CsvText csv = new();
        csv.Row(["package", .. result.Problem.Issues.Select(i => i.Id), .. result.Problem.Actors.Select(a => "gain:" + a.Id), "allowed"]);
        IEnumerable<(string Name, Package Package)> rows = result.Findings.Chosen.Select(c => (c.Role.ToString(), c.Package)).Concat(result.Findings.Pareto.Select((p, k) => ($"pareto {k + 1}", p)));
        if (result.Findings.Draft is DraftFindings draft)
            rows = rows.Prepend(("draft", draft.Text));
        foreach ((string name, Package package) in rows)
            csv.Row([name, .. package.Points.Select(BargainText.Number), .. package.Gains.Select(BargainText.Number), package.IsAllowed ? "yes" : "no"]);
        return csv.ToString();
    }

    // Points and gains side by side in two tables, since both have a column for each of several names.
    private static IEnumerable<Block> Packages(BargainingProblem problem, ImmutableArray<(string Name, Package Package)> packages)
    {
        foreach (Issue[] issues in problem.Issues.Chunk(BargainTexts.IssuesPerTable))
            yield return new Block.Table(
                [new("Package"), .. issues.Select(i => new Column(i.Id, ColumnRole.Number))],
                [.. packages.Select(p => ImmutableArray.CreateRange<Cell>([p.Name + (p.Package.IsAllowed ? "" : " (not allowed)"), .. issues.Select(i => (Cell)BargainTexts.Point(p.Package.Points[i.Index], i))]))]);
        foreach (BargainingActor[] actors in problem.Actors.Chunk(BargainTexts.IssuesPerTable))
            yield return new Block.Table(
                [new("Gain of"), .. actors.Select(a => new Column(a.Name, ColumnRole.Number))],
                [.. packages.Select(p => ImmutableArray.CreateRange<Cell>([p.Name, .. actors.Select(a => (Cell)Gain(p.Package.Gains[a.Index]))]))]);
    }

    private static IEnumerable<Block> Draft(BargainingProblem problem, DraftFindings draft)
    {
        yield return new Block.Table(
            [new("Actor"), new("Gain", ColumnRole.Number), new("furthest from its own position")],
            [
                .. problem.Actors.Where(a => !a.Stances.IsEmpty).Select(a =>
                {
                    (Issue Issue, double Way)[] ways = [.. a.Stances.Where(s => s.Position is not null).Select(s => (problem.Issues[s.Issue], draft.Text.Points[s.Issue] - s.Position!.Middle)).OrderByDescending(w => Math.Abs(w.Item2) / (w.Item1.High - w.Item1.Low))];
                    return ImmutableArray.Create<Cell>(a.Name, Gain(draft.Text.Gains[a.Index]), string.Join(", ", ways.Take(2).Select(w => $"{w.Issue.Id} {BargainTexts.Signed(w.Way, w.Issue)}")));
                }),
            ]);
        Item[] broken =
        [
            .. draft.BrokenLimits.Select(k => new Item($"{problem.Limits[k].Ratifier} would refuse it: {BargainTexts.Condition(problem.Limits[k].Must, problem)} is insisted on.")),
            .. draft.BrokenDependencies.Select(k => new Item($"It has {BargainTexts.Condition(problem.Dependencies[k].If, problem)} without {BargainTexts.Condition(problem.Dependencies[k].Then, problem)}.")),
        ];
        if (broken.Length > 0)
            yield return new Block.Listing([.. broken]);
        yield return new Block.Paragraph(draft.Better is null
            ? "No package on this grid is better for somebody and worse for nobody."
            : "Better for somebody and worse for nobody would be: " + string.Join(", ", problem.Issues.Select(i => $"{i.Id} {BargainTexts.Point(draft.Better.Points[i.Index], i)}")) + ".");
    }

    private static string Zone(BargainingProblem problem, AgreementZone zone)
    {
        string pair = $"{problem.Actors[zone.First].Name} and {problem.Actors[zone.Second].Name}";
        if (zone.Ranges.IsEmpty)
            return $"{pair}: nothing both like better than failure.";
        string[] narrow = [.. problem.Issues.Where(i => zone.Ranges[i.Index] is var (low, high) && (low > i.Low || high < i.High)).Select(i => $"{i.Id} {BargainTexts.Stretch(zone.Ranges[i.Index].Low, zone.Ranges[i.Index].High, i)}")];
        return $"{pair}: {BargainTexts.Percent(zone.Share)} of allowed packages{(narrow.Length == 0 ? "" : $"; only with {string.Join(", ", narrow)}")}.";
    }

    private static string Side(BargainingProblem problem, ExchangeSide side) =>
        $"{problem.Actors[side.Actor].Name} moves on {problem.Issues[side.Supplies].Id} from {BargainTexts.Point(side.From, problem.Issues[side.Supplies])} to {BargainTexts.Point(side.To, problem.Issues[side.Supplies])}";

    private static string Others(BargainingProblem problem, Exchange trade)
    {
        BargainingActor[] third = [.. problem.Actors.Where(a => a.Index != trade.One.Actor && a.Index != trade.Other.Actor && a.Index < trade.Externalities.Length)];
        string[] better = [.. third.Where(a => trade.Externalities[a.Index] > 0.005).Select(a => a.Name)], worse = [.. third.Where(a => trade.Externalities[a.Index] < -0.005).Select(a => a.Name)];
        return (better.Length, worse.Length) switch
        {
            (0, 0) => "nobody else is touched",
            (_, 0) => $"better for {Wording.And(better)}",
            (0, _) => $"worse for {Wording.And(worse)}",
            _ => $"better for {Wording.And(better)}, worse for {Wording.And(worse)}",
        };
    }

    private static string Gain(double gain) => BargainTexts.Rounded(100 * gain, 100);

    private static void Write(Utf8JsonWriter json, BargainingProblem problem, Package package, string? role)
    {
        json.WriteStartObject();
        json.Text("role", role);
        json.WriteBoolean("allowed", package.IsAllowed);
        json.WriteStartObject("points");
        foreach (Issue issue in problem.Issues)
            json.Number(issue.Id, package.Points[issue.Index]);
        json.WriteEndObject();
        json.WriteStartObject("gains");
        foreach (BargainingActor actor in problem.Actors)
            json.Number(actor.Id, package.Gains[actor.Index]);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
