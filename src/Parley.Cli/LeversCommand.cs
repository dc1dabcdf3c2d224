using System.CommandLine;
using System.Globalization;
using Parley.Analysis.Bargaining;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley levers</c>: what would have to change for an issue to come out so.</summary>
internal static class LeversCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> target = new("--target") { Description = "The outcome wanted: 'ceasefire >= 80' or 'territory <= 40'.", HelpName = "condition", Required = true };
        Option<int> most = new("--most") { Description = "How many numbers may change together, 1 to 3.", HelpName = "number", DefaultValueFactory = _ => 2 };
        most.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && number is < 1 or > 3)
                result.AddError("--most is from 1 to 3.");
        });
        Option<string[]> cost = new("--cost") { Description = "What changes cost: position=1 by a whole scale, salience=1 by one, capability=1 doubled. May be repeated.", HelpName = "part=number", DefaultValueFactory = _ => [] };
        Option<double> growth = new("--most-capability") { Description = "Up to how many times itself a capability may grow.", HelpName = "number", DefaultValueFactory = _ => 2 };
        Option<double> chance = new("--chance") { Description = "How often it is to be as wanted when numbers are drawn within their ranges, such as 0.8; without it the middle values decide.", HelpName = "share", DefaultValueFactory = _ => 0 };
        chance.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out double number) && !(number >= 0 && number < 1))
                result.AddError("--chance is from 0 to below 1.");
        });
        Option<string[]> keep = new("--fix") { Description = "Actors whose numbers stay. May be repeated.", HelpName = "actor", DefaultValueFactory = _ => [] };
        Option<int> count = SimulateCommand.AtLeast("--count", "How many ways to show.", 5, 1);
        Option<int> draws = SimulateCommand.AtLeast("--draws", "How many draws tell how likely the outcome is.", 2000, 1);
        Option<long> seed = BargainCommand.Seed();
        BargainingViews views = new();
        AsOf asOf = new();
        PageOptions page = new("json", "csv");
        Command command = new("levers", "The cheapest changes of positions, saliences and capabilities that bring an outcome about, and what others could answer.") { caseName, target, most, chance, cost, growth, keep, count, draws, seed };
        views.AddTo(command);
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            Case theCase = asOf.Load(terminal, parsed, parsed.GetValue(caseName)!);
            Perspective view = views.One(parsed, theCase);
            BargainingProblem problem = view.Bargaining!;
            LeverStudy study = new()
            {
                Target = Target(problem, parsed.GetValue(target)!),
                Most = parsed.GetValue(most),
                Chance = parsed.GetValue(chance),
                MostCapability = parsed.GetValue(growth) is double times and >= 1 and < 1e9 ? times : throw Refusal.CommandLine("--most-capability is at least 1."),
                Fixed = [.. ViewChoice.Words(parsed.GetValue(keep)!).Select(name => problem.Actors.FirstOrDefault(a => a.Id == name)?.Index ?? throw Refusal.Unknown("actor", name, [.. problem.Actors.Select(a => a.Id)]))],
                Count = parsed.GetValue(count),
                Draws = parsed.GetValue(draws),
                Seed = (ulong)parsed.GetValue(seed),
            };
            foreach (string text in ViewChoice.Words(parsed.GetValue(cost)!))
                study = Priced(study, text);
            LeverResult result = new(view, problem, Levers.Find(problem, study, cancellation));
            page.Write(parsed, terminal, theCase,
                () => LeverPage.Of(theCase, result),
                json: () => LeverPage.Json(theCase, result),
                csv: () => LeverPage.Csv(result));
            return ExitCode.Done;
        });
        return command;
    }

    private static Threshold Target(BargainingProblem problem, string text)
    {
        Reading<Threshold> reading = ThresholdText.Read(text, problem);
        return reading.Succeeded ? reading.Value : throw Refusal.CommandLine($"--target: {reading.Diagnostics[0].Message} {reading.Diagnostics[0].Hint}".TrimEnd());
    }

    private static LeverStudy Priced(LeverStudy study, string text)
    {
        string[] sides = text.Split('=', StringSplitOptions.TrimEntries);
        if (sides.Length != 2 || !double.TryParse(sides[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double price) || !(price > 0) || !double.IsFinite(price))
            throw Refusal.CommandLine($"'{text}' is no cost; write position=1, salience=2 or capability=0.5, above 0.");
        return sides[0] switch
        {
            "position" => study with { PositionCost = price },
            "salience" => study with { SalienceCost = price },
            "capability" => study with { CapabilityCost = price },
            _ => throw Refusal.Unknown("cost", sides[0], ["position", "salience", "capability"]),
        };
    }
}
