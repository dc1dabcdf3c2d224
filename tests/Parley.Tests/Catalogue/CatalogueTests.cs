using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;

namespace Parley.Tests.Catalogue;

public sealed class CatalogueTests
{
    public static TheoryData<string> All => [.. Cases.Folders];

    [Fact]
    public void The_catalogue_holds_the_cases_the_documentation_names() => Assert.Equal(
        [
            "historical/alaska-2025", "published/elmira", "published/garrison", "published/syria-iraq-1975",
            "synthetic/coins-40", "synthetic/rings-100",
            "teaching/good-neighbours", "teaching/harbour-inspection", "teaching/lawsuit", "teaching/mistaken-trust", "teaching/price-war",
            "teaching/river-gate", "teaching/sanctions-ladder", "teaching/two-envoys", "teaching/two-step-withdrawal",
            "textbook/chicken", "textbook/cuban-missile-crisis", "textbook/prisoners-dilemma", "textbook/stag-hunt",
        ],
        Cases.Folders);

    [Theory]
    [MemberData(nameof(All))]
    public void A_case_reads_without_remarks_and_agrees_with_its_folder(string folder)
    {
        Case whole = Cases.Read(folder);

        Assert.Equal(folder, $"{whole.Kind}/{whole.Id}");
        Assert.True(File.ReadAllText(Repository.PathTo(["cases", .. folder.Split('/'), "about.md"])).Length > 300);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_engine_finds_what_is_expected(string folder)
    {
        Case whole = Cases.Read(folder);
        Reading<Expected> reading = ExpectedReader.Read(Cases.Text(folder, "expected.yaml"));
        Assert.Empty(reading.Diagnostics);
        Expected expected = reading.Value!;
        Assert.Equal(whole.Id, expected.CaseId);
        Assert.NotEmpty(expected.Models);

        foreach (ExpectedModel about in expected.Models)
        {
            if (GraphModel.Of(Cases.Conflict(whole, about)) is not GraphModel model)
                continue;                                          // check --expected, run on every case, asks the one engine that needs no list
            Assert.Equal(about.States, model.StateCount);
            foreach (ExpectedStability finding in about.Stability)
                foreach (IStabilityEngine engine in Parley.Analysis.Stability.Stability.Engines.Where(e => e.Decides(finding.Concept, model)))
                {
                    StateSet[] stable = [.. Enumerable.Range(0, model.DecisionMakers.Length).Select(i => engine.StableStates(model, i, [finding.Concept])[0])];
                    StateSet equilibria = stable.Aggregate((a, b) => a.And(b));
                    string place = $"{folder} {about.Perspective} {finding.Concept} {engine.Name}";
                    Assert.Equal((place, finding.Count), (place, equilibria.Count));
                    if (finding.Equilibria is { } listed)
                        Assert.Equal((place, Numbers(model, listed)), (place, string.Join(' ', equilibria)));
                    foreach (ExpectedStable holder in finding.Stable)
                        Assert.Equal(
                            (place, Numbers(model, holder.States)),
                            (place, string.Join(' ', stable[model.DecisionMakers.Single(d => d.Id == holder.DecisionMaker).Index])));
                }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_complete_conflict_survives_export_and_import_or_says_what_does_not(string folder)
    {
        Case whole = Cases.Read(folder);
        Conflict[] complete = [.. whole.Perspectives.Select(p => p.Conflict).Prepend(whole.Conflict).Where(c => c.IsComplete)];
        Assert.NotEmpty(complete);
        foreach (Conflict conflict in complete)
        {
            if (conflict.HasPlainMoves && OptionForm.Of(conflict) is null)
            {
                Conflict read = GmcrReader.Read(new SourceText("trip.gmcr", GmcrWriter.Write(conflict, whole).Text!)).Value!.Conflict;
                Assert.Equal(conflict.Preferences.Cast<Preference.Prioritised>().Select(p => p.Statements.Select(s => s.Formula)), read.Preferences.Cast<Preference.Prioritised>().Select(p => p.Statements.Select(s => s.Formula)));
                continue;
            }
            if (!conflict.HasPlainMoves || !GraphModel.Of(conflict)!.IsRanked)
            {
                Assert.Contains(GmcrWriter.Write(conflict).NotSurviving, s => s.Contains("in the file", StringComparison.Ordinal) || s.Contains("the file ", StringComparison.Ordinal) || s.StartsWith("Nothing was written", StringComparison.Ordinal));
                continue;
            }
            OptionForm before = OptionForm.Of(conflict)!;
            OptionForm after = OptionForm.Of(GmcrReader.Read(new SourceText("trip.gmcr", GmcrWriter.Write(conflict, whole).Text!)).Value!.Conflict)!;
            Assert.Equal(before.States, after.States);
            for (int i = 0; i < before.DecisionMakers.Length; i++)
                Assert.Equal(before.Ranks(i).ToArray(), after.Ranks(i).ToArray());
        }
    }

    private static string Numbers(GraphModel model, IEnumerable<ExpectedState> states) => string.Join(' ', states.Select(s =>
    {
        Reading<NamedState> named = StateReader.Read(s.Text, model);
        Assert.True(named.Succeeded, $"{s.Text}: {string.Join(' ', named.Diagnostics.Select(d => d.Message))}");
        return named.Value.Index;
    }).Order());
}
