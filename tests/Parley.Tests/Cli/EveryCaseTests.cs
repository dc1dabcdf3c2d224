using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Symbolic;

namespace Parley.Tests.Cli;

/// <summary>Every verb answers every case of the catalogue: forms, concepts and views that no other test puts together.</summary>
public sealed class EveryCaseTests
{
    public static TheoryData<string> Folders() => new(
        Directory.EnumerateFiles(Repository.PathTo("cases"), "case.yaml", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(f)!)).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Folders))]
    public void Every_verdict_under_every_concept_can_be_explained(string folder)
    {
        Case theCase = CaseReader.Read(new SourceText("case.yaml", File.ReadAllText(Repository.PathTo(folder, "case.yaml")))).Value!;
        foreach ((string view, Conflict conflict) in theCase.Perspectives.Select(p => (p.Id, p.Conflict)).Prepend(("base", theCase.Conflict)).Where(v => v.Item2.IsComplete))
        {
            GraphModel? model = GraphModel.Of(conflict);
            foreach (StabilityConcept concept in StabilityConcept.Core.Concat(StabilityConcept.ReadConcepts).Append(StabilityConcept.SeqOrSim).Append(StabilityConcept.NonMyopic))
            {
                // A spread of states is enough; the laws look at all of them.
                int s = (concept.Key.Length * 7 + view.Length) % (model?.StateCount ?? 1), party = concept.Key.Length % conflict.DecisionMakers.Length;
                string state = model is null ? "status-quo" : $"{s + 1}";
                Answer answer = new Shell().Run("explain", folder, "--perspective", view, "--state", state, "--party", conflict.DecisionMakers[party].Id, "--concept", concept.Key, "--budget", "0.2");
                // Where states cannot be listed, a concept that needs the list says so.
                int[] codes = model is null ? SymbolicSearch.WhyNot(conflict, concept) is null ? [0, 4] : [4]
                    : [Parley.Analysis.Stability.Definitions.IsDefined(concept, model) ? 0 : 2];
                Assert.True(codes.Contains(answer.ExitCode), $"{folder} {view} {concept.Key}: exit {answer.ExitCode}\n{answer.Error}");
                Assert.Equal(codes[0] == 0, answer.Out.Length > 0);
            }
        }
    }

    [Theory, MemberData(nameof(Folders))]
    public void Every_verb_ends_well_or_says_why_not(string folder)
    {
        foreach (string line in (string[])
        [
            "check {0} --expected", "analyze {0}", "analyze {0} --format json", "analyze {0} --format csv", "analyze {0} --format md", "analyze {0} --by-party --all",
            "analyze {0} --heat", "analyze {0} --heat --format json", "analyze {0} --heat --format csv", "analyze {0} --perspective {1} --as gmcr+", "trace {0} --perspective {1}", "trace {0} --perspective {1} --format svg", "trace {0} --perspective {1} --budget 50", "spoilers {0} --perspective {1} --state 2 --budget 90 --format json",
            "spoilers {0} --perspective {1} --state 1", "coalitions {0} --perspective {1}", "hypergame {0}", "inverse {0} --perspective {1} --state 1 --concept gmr --steps 200",
            "robust {0} --perspective {1} --draws 20", "export {0} --perspective {1} --to gmcr", "export {0} --perspective {1} --to nfg", "export {0} --perspective {1} --to csv",
            "forecast {0} --on 2026-09-01", "forecast {0} --as-of 2025-09-01 --format json", "forecast {0} --on 2026-09-01 --format csv", "score {0} --on 2026-09-01 --resamples 20", "score {0} --on 2026-09-01 --resamples 20 --format svg",
            "analyze {0} --as-of 2200-01-01 --unknown-days admit",
            "bargain {0}", "bargain {0} --format json", "bargain {0} --format csv", "rounds {0}", "rounds {0} --format json", "rounds {0} --as ktab --format csv", "rounds {0} --model exchange --repetitions 3", "rounds {0} --model exchange --repetitions 2 --format json", "export {0} --to exchange", "simulate {0} --draws 250 --what-matters --points 64", "packages {0} --perspective {1} --steps 3", "packages {0} --perspective {1} --steps 2 --format svg", "levers {0} --perspective {1} --target when>=50 --most 1", "simulate {0} --draws 250 --model weighted-mean --format json",
            "find {0} --perspective {1} --concept gmr --limit 2 --budget 2", "find {0} --concept nash --format json --limit 2 --budget 2",
            "evidence {0}", "evidence {0} --state 1 --perspective {1} --concept gmr", "evidence {0} --matrix", "evidence {0} --quotations --format json", "compare {0}", "compare {0} --format csv --table flips", "report {0}", "report {0} --format md", "report {0} --format json",
        ])
        {
            Case theCase = CaseReader.Read(new SourceText("case.yaml", File.ReadAllText(Repository.PathTo(folder, "case.yaml")))).Value!;
            string view = theCase.Conflict.IsComplete || theCase.Perspectives.IsEmpty ? "base" : theCase.Perspectives[0].Id;
            Answer answer = new Shell().Run([.. line.Split(' ').Select(w => w.Replace("{0}", folder, StringComparison.Ordinal).Replace("{1}", view, StringComparison.Ordinal))]);
            Assert.True(answer.ExitCode is 0 or 2 or 4 || (answer.ExitCode == 1 && line.StartsWith("export", StringComparison.Ordinal)), $"parley {line} on {folder}: exit {answer.ExitCode}\n{answer.Error}");
            Assert.True(answer.ExitCode == 0 ? answer.Out.Length > 0 : answer.Error.Length > 0, $"parley {line} on {folder} said nothing");
        }
    }
}
