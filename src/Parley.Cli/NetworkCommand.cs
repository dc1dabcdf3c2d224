using System.CommandLine;
using System.Globalization;
using Parley.Analysis.Networks;
using Parley.Cases;
using Parley.Networks;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley network</c>: what a network of supply or trade delivers, who depends on what, and what becomes of it when edges are closed.</summary>
internal static class NetworkCommand
{
    // Above these a node-by-node question takes too long for a command; the flow itself would not.
    private const int MostNodes = 2000, MostDemandsTimesNodes = 100_000;

    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string[]> files = new("file") { Description = "Two tables (CSV): nodes (node, supply, demand, capacity, x, y) and edges (from, to, capacity, cost, directed), in any order.", Arity = new(2, 2) };
        Option<string[]> block = new("--block") { Description = "Edges to close, as from-to, or nodes, with commas or repeated.", HelpName = "edge", DefaultValueFactory = _ => [] };
        Option<string[]> line = new("--line") { Description = "A line or a point on the plane of x and y, as x:y x:y …; edges within --range of it lose --loss of their capacity.", HelpName = "points", DefaultValueFactory = _ => [], AllowMultipleArgumentsPerToken = true };
        Option<double> range = NotNegative("--range", "How far the line reaches, in the units of x and y.", 0), loss = NotNegative("--loss", "The share of capacity lost within range, 0 to 1.", 1);
        loss.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out double number) && number > 1)
                result.AddError("--loss is from 0 to 1.");
        });
        Option<int> edges = new("--edges") { Description = "The worst losses of up to so many edges.", HelpName = "number", DefaultValueFactory = _ => 2 };
        edges.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && number is < 0 or > 10)
                result.AddError("--edges is from 0 to 10.");
        });
        Option<int> budget = SimulateCommand.AtLeast("--budget", "How many flows the search for each worst loss may work out.", 20_000, 1);
        PageOptions page = new("json", "csv", "svg");
        Command command = new("network", "What a network of supply or trade delivers, who depends on what, and what becomes of it when edges are closed.") { files, block, line, range, loss, edges, budget };
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            (string title, Network network) = Read(terminal, parsed.GetValue(files)!);
            if (network.Nodes.Length > MostNodes || (long)network.Nodes.Length * network.Nodes.Count(n => n.Demand > 0) > MostDemandsTimesNodes)
                throw new Refusal(ExitCode.Undecided, $"The network has {network.Nodes.Length} nodes, {network.Nodes.Count(n => n.Demand > 0)} of them with a demand; every loss is worked out for at most {MostNodes} nodes and {MostDemandsTimesNodes} pairs.");
            (Network? changed, string? words) = Change(network, [.. ViewChoice.Words(parsed.GetValue(block)!).Distinct()], [.. parsed.GetValue(line)!.SelectMany(w => w.Split(' ', StringSplitOptions.RemoveEmptyEntries))], parsed.GetValue(range), parsed.GetValue(loss));
            NetworkFindings findings;
            using (ProgressLine progress = new(terminal, "parley: losses"))
                findings = Resilience.Conduct(network, changed, parsed.GetValue(edges), parsed.GetValue(budget), progress.Part(0, 1), cancellation);
            page.WriteAll(parsed, terminal, null, () => [NetworkPage.Of(title, findings, words)], () => NetworkText.Json(title, findings, words), () => NetworkText.Csv(findings),
                () => network.Nodes.Length <= NetworkSvg.MostNodes ? NetworkSvg.Draw(title, findings) : throw Refusal.CommandLine($"A drawing holds at most {NetworkSvg.MostNodes} nodes; this network has {network.Nodes.Length}."));
            return findings.Interdictions.All(i => i.IsProved) ? ExitCode.Done : terminal.UndecidedInPart();
        });
        return command;
    }

    private static (string Title, Network Network) Read(Terminal terminal, string[] names)
    {
        Reading<SourceText>[] texts = [.. names.Select(n => CaseFiles.Decode(terminal, n))];
        SourceText[] sources = [.. texts.Select((t, k) => t.Value ?? new SourceText(names[k], ""))];
        for (int k = 0; k < texts.Length; k++)
            if (!texts[k].Succeeded)
                CaseFiles.Print(terminal, sources[k], texts[k].Diagnostics);
        if (texts.Any(t => !t.Succeeded))
            throw new Refusal(ExitCode.CaseHasErrors, "A table cannot be read.");
        int second = NetworkReader.IsTableOfEdges(sources[0]) && !NetworkReader.IsTableOfEdges(sources[1]) ? 0 : 1;
        (Reading<Network> nodes, Reading<Network> edges) = NetworkReader.Read(sources[1 - second], sources[second]);
        CaseFiles.Print(terminal, sources[1 - second], nodes.Diagnostics);
        CaseFiles.Print(terminal, sources[second], edges.Diagnostics);
        return nodes.Succeeded && edges.Succeeded ? ($"Network {names[1 - second]}", nodes.Value)
            : throw new Refusal(ExitCode.CaseHasErrors, $"The tables have {CaseFiles.Errors(nodes.Diagnostics.Concat(edges.Diagnostics))}.");
    }

    private static (Network? Changed, string? Words) Change(Network network, string[] blocked, string[] line, double range, double loss)
    {
        Network changed = network;
        List<string> words = [];
        foreach (string word in blocked)
        {
            int node = network.Nodes.Select((n, k) => (n.Id, k)).Where(p => p.Id == word).Select(p => p.k).FirstOrDefault(-1);
            int[] edges = [.. Enumerable.Range(0, network.Edges.Length).Where(k => Is(network, network.Edges[k], word))];
            changed = node >= 0 ? changed.WithoutNode(node) : edges.Length > 0 ? changed.WithoutEdges(edges)
                : throw Refusal.Unknown("edge or node", word, [.. network.Edges.Select(e => $"{network.Nodes[e.From].Id}-{network.Nodes[e.To].Id}")]);
        }
        if (blocked.Length > 0)
            words.Add($"Without {string.Join(", ", blocked)}");
        if (line.Length > 0)
        {
            changed = RangeEffects.Of(changed, [.. line.Select(Point)], range, loss);
            words.Add($"{(words.Count == 0 ? "With" : "with")} {(100 * loss).ToString("0.#", CultureInfo.InvariantCulture)} % of capacity lost within {NetworkText(range)} of the line");
        }
        return words.Count == 0 ? (null, null) : (changed, string.Join(", and ", words));

        static string NetworkText(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
    }

    private static bool Is(Network network, NetworkEdge edge, string word)
    {
        (string a, string b) = (network.Nodes[edge.From].Id, network.Nodes[edge.To].Id);
        return word == $"{a}-{b}" || (!edge.IsDirected && word == $"{b}-{a}");
    }

    private static (double X, double Y) Point(string word) =>
        word.Split(':') is [string x, string y] && double.TryParse(x, NumberStyles.Float, CultureInfo.InvariantCulture, out double a) && double.TryParse(y, NumberStyles.Float, CultureInfo.InvariantCulture, out double b) && double.IsFinite(a) && double.IsFinite(b)
            ? (a, b) : throw Refusal.CommandLine($"A point is written x:y, such as 3:-1.5; '{word}' is none.");

    private static Option<double> NotNegative(string name, string description, double usual)
    {
        Option<double> option = new(name) { Description = description, HelpName = "number", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out double number) && !(number >= 0 && double.IsFinite(number)))
                result.AddError($"{name} is not negative.");
        });
        return option;
    }
}
