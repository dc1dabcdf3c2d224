using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Bargaining;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley rounds</c>: the spatial or the exchange model turn by turn, on all issues at once.</summary>
internal static class RoundsCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = new("case") { Description = "A case file or folder with a bargaining part, a file of a bargaining program, or - for a case on standard input." };
        Option<string> model = new("--model") { Description = "Which model.", DefaultValueFactory = _ => "spatial" };
        model.AcceptOnlyFromAmong("spatial", "exchange");
        Option<string?> reading = new("--as") { Description = "How it is read: corrected, or as a program works it out (ktab for spatial, published for exchange). By default corrected for spatial and published for exchange." };
        reading.AcceptOnlyFromAmong("corrected", "ktab", "published");
        Option<string[]> set = new("--set") { Description = "An option of the spatial model by its name in KTAB, such as VotingRule=Cubic. May be repeated.", HelpName = "name=word", DefaultValueFactory = _ => [] };
        Option<int?> turn = Whole("--turn", 0, 10_000, "For spatial: tell this turn in full.");
        Option<int?> most = Whole("--turns", 1, 1_000, "After how many turns or rounds to stop; by default 100 turns of the spatial model, 10 rounds of exchange.");
        Option<double> randomness = new("--randomness") { Description = "For exchange: how far gains depart from equal gain, 0 to 1.", HelpName = "number", DefaultValueFactory = _ => 0 };
        randomness.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture, out double number) && number is not (>= 0 and <= 1))
                result.AddError("--randomness is from 0 to 1.");
        });
        Option<int?> repetitions = Whole("--repetitions", 1, 10_000, "For exchange: how often everything is repeated with other coins; 40 unless said, once for very large standings.");
        Option<long?> seed = new("--seed") { Description = "Names the random numbers; 0 is a seed like any other.", HelpName = "number" };
        BargainingViews views = new();
        PageOptions page = new("json", "csv");
        Command command = new("rounds", "The spatial or the exchange model turn by turn: who challenges and moves whom, which trades pay and who bears them.")
        {
            caseName, model, reading, set, turn, most, randomness, repetitions, seed,
        };
        views.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            bool spatial = parsed.GetValue(model) == "spatial";
            if (parsed.GetValue(reading) is string asked && asked != "corrected" && (asked == "ktab") != spatial)
                throw Refusal.CommandLine(spatial ? "--as published belongs to --model exchange; the spatial model has --as ktab." : "--as ktab belongs to --model spatial; the exchange model has --as published.");
            if ((parsed.GetValue(set)!.Length > 0 || parsed.GetValue(turn) is not null) && !spatial)
                throw Refusal.CommandLine("--set and --turn belong to --model spatial.");
            (Case? theCase, BargainFile file) = Load(terminal, parsed, parsed.GetValue(caseName)!, views);
            if (spatial)
                Spatial(terminal, parsed, theCase, file, page, new()
                {
                    Options = Options(file.Options ?? new(), parsed.GetValue(set)!), Reading = parsed.GetValue(reading) == "ktab" ? SpatialReading.Ktab : SpatialReading.Corrected,
                    MaxTurns = parsed.GetValue(most) ?? 100, Seed = (ulong?)parsed.GetValue(seed) ?? file.Seed ?? 0, IdealAdjustment = file.IdealAdjustment, Explained = true,
                }, parsed.GetValue(turn), cancellation);
            else
                Exchange(terminal, parsed, theCase, file, page, new()
                {
                    Reading = parsed.GetValue(reading) == "corrected" ? ExchangeReading.Corrected : ExchangeReading.AsPublished,
                    Rounds = parsed.GetValue(most) ?? 10, Seed = (ulong?)parsed.GetValue(seed) ?? 0, Randomness = parsed.GetValue(randomness),
                }, parsed.GetValue(repetitions), cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Spatial(Terminal terminal, ParseResult parsed, Case? theCase, BargainFile file, PageOptions page, SpatialStudy study, int? turn, CancellationToken cancellation)
    {
        if (!Enumerable.Range(0, file.Standings.Actors.Length).Any(i => Enumerable.Range(0, file.Standings.Issues.Length).All(k => file.Standings.HasStake(i, k)) && Enumerable.Range(0, file.Standings.Issues.Length).Any(k => file.Standings.Weight(i, k) > 0)))
            throw new Refusal(ExitCode.CaseHasErrors, "Nobody has a position, a salience and a capability on every issue; the spatial model has nothing to work on.");
        SpatialFindings findings;
        using (ProgressLine line = new(terminal, "parley: spatial model"))
            findings = SpatialModel.Conduct(file.Standings, study, 0, line, cancellation);
        if (turn is int t && t >= findings.Turns.Length - 1)
            throw Refusal.CommandLine($"There is no turn {t}; turns 0 to {findings.Turns.Length - 2} led on.");
        page.Write(parsed, terminal, theCase, () => SpatialPage.Of(file.Title, findings, turn), () => RoundsFormats.Json(file.Title, findings), () => RoundsFormats.Csv(findings));
    }

    private static void Exchange(Terminal terminal, ParseResult parsed, Case? theCase, BargainFile file, PageOptions page, ExchangeStudy study, int? wanted, CancellationToken cancellation)
    {
        ExchangeFindings findings = ExchangeModel.Conduct(file.Standings, study, cancellation);
        // Where one run takes a minute, forty are not started unasked; the page says how many there were.
        int repetitions = wanted ?? (findings.Rounds[0].Candidates > 20_000 ? 1 : 40);
        ImmutableArray<ExchangeSpread> spread;
        using (ProgressLine line = new(terminal, "parley: exchange model"))
            spread = ExchangeModel.Spread(file.Standings, study, repetitions, 0, line, cancellation);
        page.Write(parsed, terminal, theCase, () => ExchangePage.Of(file.Title, findings, spread, repetitions), () => RoundsFormats.Json(file.Title, findings, spread, repetitions), () => RoundsFormats.Csv(findings));
    }

    private static Option<int?> Whole(string name, int least, int most, string description)
    {
        Option<int?> option = new(name) { Description = description, HelpName = "number" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && (number < least || number > most))
                result.AddError($"{name} is from {least} to {most}.");
        });
        return option;
    }

    private static (Case? Case, BargainFile File) Load(Terminal terminal, ParseResult parsed, string name, BargainingViews views)
    {
        if (name != CaseFiles.StandardInput && Path.GetExtension(name).ToLowerInvariant() is ".csv" or ".tsv" or ".txt" or ".xml")
            return (null, BargainFiles.Load(terminal, name));
        Case theCase = CaseFiles.Load(terminal, name);
        Perspective view = views.One(parsed, theCase);
        Standings ids = view.Bargaining!.At();
        string[] names = [.. view.Bargaining.Actors.Select(a => a.Name)];
        return (theCase, new()
        {
            Title = view.Id == Case.Base ? theCase.Title : $"{theCase.Title}, {view.Name}",
            Standings = Standings.Of(names.Distinct().Count() == names.Length ? [.. names] : ids.Actors, ids.Issues, ids.Positions, ids.Saliences, ids.Capabilities),
        });
    }

    private static SpatialOptions Options(SpatialOptions options, string[] set)
    {
        foreach (string pair in set)
        {
            string[] parts = pair.Split('=', 2);
            string word = parts.Length == 2 ? parts[1] : throw Refusal.CommandLine($"'{pair}' sets nothing; write VotingRule=Cubic.");
            options = parts[0].ToLowerInvariant() switch
            {
                "victoryprobmodel" => options with { Victory = Word<VictoryProbability>(word) },
                "pcemodel" => options with { Election = Word<ElectionModel>(word) },
                "statetransitions" => options with { Transitions = Word<StateTransitions>(word) },
                "votingrule" => options with { Voting = Word<VotingRule>(word) },
                "bigradjust" => options with { RiskAdjustment = Word<RiskAdjustment>(word) },
                "bigrrange" => options with { RiskRange = Word<RiskRange>(word) },
                "thirdpartycommit" => options with { ThirdParties = Word<ThirdPartyCommitment>(word) },
                "intervecbrgn" => options with { Interpolation = Word<BargainInterpolation>(word) },
                "bargnmodel" => options with { Estimate = Word<BargainEstimate>(word) },
                "electionsweighsalience" => options with { ElectionsWeighSalience = word.ToLowerInvariant() switch { "yes" => true, "no" => false, _ => throw Refusal.CommandLine("ElectionsWeighSalience is yes or no.") } },
                _ => throw Refusal.Unknown("option", parts[0], ["VictoryProbModel", "PCEModel", "StateTransitions", "VotingRule", "BigRAdjust", "BigRRange", "ThirdPartyCommit", "InterVecBrgn", "BargnModel", "ElectionsWeighSalience"]),
            };
        }
        return options;
    }

    private static T Word<T>(string word) where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
            if (string.Equals(value.ToString(), word, StringComparison.OrdinalIgnoreCase))
                return value;
        throw Refusal.Unknown("word for it", word, Enum.GetNames<T>());
    }
}
