using System.CommandLine;
using System.Globalization;
using Parley.Analysis.Bargaining;
using Parley.Analysis.Domestic;
using Parley.Reports;

namespace Parley.Cli;

/// <summary><c>parley theory</c>: small models of war and ratification as calculators.</summary>
internal static class TheoryCommand
{
    public static Command Of(Terminal terminal) => new("theory", "Small models of war and ratification: type numbers, read what follows from them.")
    {
        Range(terminal), Gamble(terminal), Commitment(terminal), Audience(terminal), WinSet(terminal),
    };

    private static Command Range(Terminal terminal)
    {
        Option<double> win = Chance("--win", "One side's chance of winning."), own = Cost("--own-cost", "What a fight costs it, in shares of the good."), other = Cost("--other-cost", "What a fight costs the other side.");
        return Calculator(terminal, "range", "The shares both sides like better than a fight (Fearon 1995).", [win, own, other], parsed =>
        {
            (double p, double a, double b) = (parsed.GetValue(win), parsed.GetValue(own), parsed.GetValue(other));
            (double low, double high) = BargainingRange.Of(p, a, b);
            return new("Bargaining range", [("low", low), ("high", high), ("width", high - low), ("middle", (low + high) / 2)],
            [
                $"Of a good of size 1, shares from {TheoryPage.Number(low)} to {TheoryPage.Number(high)} for the side that wins with a chance of {TheoryPage.Number(p)} are at least as good for both as a fight.",
                a + b > 0 ? "Where fighting costs anything, there is always such a share: a war needs another reason, such as private information, promises that cannot be kept, or a good that cannot be divided." : "Where fighting costs nothing, one share only is as good as a fight.",
            ], ["Fearon1995"]);
        });
    }

    private static Command Gamble(Terminal terminal)
    {
        Option<double> win = Chance("--win", "The chance of winning."), own = Cost("--own-cost", "What a fight costs the side that demands."), most = Cost("--most-cost", "The greatest cost the other side may have; anything from 0 to it is as likely.");
        most.Validators.Add(r => { if (r.Tokens.Count == 1 && double.TryParse(r.Tokens[0].Value, CultureInfo.InvariantCulture, out double k) && k == 0) r.AddError("--most-cost is above 0."); });
        return Calculator(terminal, "gamble", "What to demand when the other side's cost is not known, and how often that ends in a fight (Fearon 1995).", [win, own, most], parsed =>
        {
            (double demand, double war, double value) = BargainingRange.Gamble(parsed.GetValue(win), parsed.GetValue(own), parsed.GetValue(most));
            return new("Risk and return", [("demand", demand), ("war", war), ("value", value)],
                [$"The demand that pays best is {TheoryPage.Number(demand)}; it ends in a fight with a chance of {TheoryPage.Number(war)} and is worth {TheoryPage.Number(value)} on average."], ["Fearon1995"]);
        });
    }

    private static Command Commitment(Terminal terminal)
    {
        Option<double> now = Chance("--now", "The rising side's chance of winning now."), later = Chance("--later", "Its chance in the second period."), cost = Cost("--cost", "What a fight costs the declining side in each period."), discount = Chance("--discount", "What the second period counts for.");
        return Calculator(terminal, "commitment", "Whether a side that grows weaker fights now because peace cannot be promised (Powell 2006).", [now, later, cost, discount], parsed =>
        {
            (double war, double peace, bool fights) = CommitmentProblem.Of(parsed.GetValue(now), parsed.GetValue(later), parsed.GetValue(cost), parsed.GetValue(discount));
            return new("Commitment problem", [("war", war), ("peace", peace), ("fights", fights ? 1 : 0)],
                [$"To the declining side a fight now is worth {TheoryPage.Number(war)}, the best peace it can be given {TheoryPage.Number(peace)}: {(fights ? "by this model it fights, and no promise within it helps" : "by this model it does not fight")}."], ["Powell2006"]);
        });
    }

    private static Command Audience(Terminal terminal)
    {
        Option<double> rate = Cost("--rate", "What one unit of time adds to the cost."), time = Cost("--time", "How long the crisis has lasted.");
        return Calculator(terminal, "audience", "What backing down costs in front of an audience (Fearon 1994).", [rate, time], parsed =>
        {
            double utility = AudienceCosts.BackingDown(parsed.GetValue(rate), parsed.GetValue(time));
            return new("Audience costs", [("backing-down", utility)], [$"Backing down is worth {TheoryPage.Number(utility)}{(utility < 0 ? ", and less with every further unit of time" : "")}. Which side backs down is not worked out here."], ["Fearon1994"]);
        });
    }

    private static Command WinSet(Terminal terminal)
    {
        Option<double> statusQuo = new("--status-quo") { Description = "What stands without a deal, on one line.", HelpName = "point", Required = true };
        Option<string[]> ideals = new("--ideal") { Description = "Ideal points of everybody who must agree, negotiators and ratifiers, with commas or repeated.", HelpName = "points", Required = true };
        return Calculator(terminal, "win-set", "What everybody who must agree likes at least as much as the status quo (Putnam 1988).", [statusQuo, ideals], parsed =>
        {
            double q = parsed.GetValue(statusQuo);
            double[] points = [.. ViewChoice.Words(parsed.GetValue(ideals)!).Select(Point)];
            (double low, double high) = WinSets.Agreement(points, q);
            return new("Win-sets", [("low", low), ("high", high), .. points.Select((p, k) => ($"best-for-{k + 1}", WinSets.Best(p, (low, high))))],
            [
                .. points.Select((p, k) => $"Ideal point {TheoryPage.Number(p)}: likes {TheoryPage.Number(WinSets.Of(p, q).Low)} to {TheoryPage.Number(WinSets.Of(p, q).High)} at least as much as {TheoryPage.Number(q)}; the best it can reach is {TheoryPage.Number(WinSets.Best(p, (low, high)))}."),
                low == high ? "They have nothing in common but the status quo." : $"All of them agree to {TheoryPage.Number(low)} to {TheoryPage.Number(high)}.",
            ], ["Putnam1988"]);
        });
    }

    private static Command Calculator(Terminal terminal, string name, string description, Option[] options, Func<ParseResult, TheoryAnswer> answer)
    {
        PageOptions page = new("json");
        Command command = new(name, description);
        foreach (Option option in options)
            command.Options.Add(option);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            TheoryAnswer found = answer(parsed);
            page.Write(parsed, terminal, null, () => TheoryPage.Of(found), () => TheoryPage.Json(found));
            return ExitCode.Done;
        });
        return command;
    }

    private static double Point(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double point) && double.IsFinite(point)
        ? point : throw Refusal.CommandLine($"--ideal takes numbers such as 0.2,0.7, not '{word}'.");

    private static Option<double> Chance(string name, string description) => Within(name, description, 1, "from 0 to 1");

    private static Option<double> Cost(string name, string description) => Within(name, description, 1e12, "not negative");

    private static Option<double> Within(string name, string description, double most, string words)
    {
        Option<double> option = new(name) { Description = description, HelpName = "number", Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out double number) && !(number >= 0 && number <= most))
                result.AddError($"{name} is {words}.");
        });
        return option;
    }
}
