using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Bargaining;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;

namespace Parley.Cli;

/// <summary><c>parley bargain</c>: what comes out on every issue, model by model.</summary>
internal static class BargainCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string[]> models = Models("Models to show beside the weighted mean, with commas or repeated; by default all.");
        Option<string?> issue = new("--issue") { Description = "Only this issue.", HelpName = "id" };
        Option<string> explained = new("--explain") { Description = "The model whose outcomes are attributed to actors.", HelpName = "model", DefaultValueFactory = _ => "weighted-mean" };
        explained.AcceptOnlyFromAmong(Keys);
        Option<double> cost = FailureCost();
        Option<long> seed = Seed();
        BargainingViews views = new();
        AsOf asOf = new();
        PageOptions page = new("json", "csv", "svg");
        Command command = new("bargain", "What comes out on each issue of the bargaining part, model by model, who moved it, and what vetoes leave open.") { caseName, models, issue, explained, cost, seed };
        views.AddTo(command);
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            string[] asked = [.. ViewChoice.Words(parsed.GetValue(models)!).Distinct()];
            if (asked.FirstOrDefault(m => !Keys.Contains(m)) is string unknown)
                throw Refusal.Unknown("model", unknown, Keys);
            Case theCase = asOf.Load(terminal, parsed, parsed.GetValue(caseName)!);
            ImmutableArray<Perspective> shown = views.All(parsed, theCase);
            int? only = parsed.GetValue(issue) is string name ? BargainingViews.Issue(theCase.Bargaining!, name).Index : null;
            BargainResult[] results =
            [
                .. shown.Select(view => new BargainResult(view, view.Bargaining!, BargainingPanel.Conduct(
                    view.Bargaining!, [.. asked], parsed.GetValue(cost), parsed.GetValue(explained)!, (ulong)parsed.GetValue(seed), cancellation))),
            ];
            page.WriteAll(parsed, terminal, theCase,
                () => results.Select(r => BargainPage.Of(theCase, r, only)),
                json: () => BargainText.Json(theCase, results),
                csv: () => BargainText.Csv(results),
                svg: () => TrajectorySvg.Draw(theCase, results.Length == 1 ? results[0] : throw Refusal.CommandLine($"A chart shows one view; choose with --perspective: {string.Join(", ", shown.Select(v => v.Id))}."), only));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The keys of all models.</summary>
    public static string[] Keys { get; } = [.. BargainingModels.All().Select(m => m.Key)];

    /// <summary>An option that names models.</summary>
    public static Option<string[]> Models(string description) => new("--model") { Description = $"{description} Models: {string.Join(", ", Keys)}.", HelpName = "key", DefaultValueFactory = _ => [] };

    /// <summary>The option that says what failure costs those for whom nobody says it.</summary>
    public static Option<double> FailureCost()
    {
        Option<double> cost = new("--failure-cost") { Description = "What failure costs an actor beyond the reference point where the case does not say, in parts of the longest loss.", HelpName = "number", DefaultValueFactory = _ => 1 };
        cost.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture, out double number) && !(number >= 0 && double.IsFinite(number)))
                result.AddError("--failure-cost is a number that is not negative.");
        });
        return cost;
    }

    /// <summary>The option that names the random numbers.</summary>
    public static Option<long> Seed() => new("--seed") { Description = "Names the random numbers; 0 is a seed like any other.", HelpName = "number", DefaultValueFactory = _ => 0 };
}
