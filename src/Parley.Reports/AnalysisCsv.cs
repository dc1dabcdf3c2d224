using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Findings as a table for spreadsheets: one row per view and state.</summary>
public static class AnalysisCsv
{
    private static readonly string[] Mixture = ["mixture"];

    /// <summary>Writes the states that are an equilibrium under some concept; every state when all are wished for.</summary>
    /// <remarks>Columns: perspective, number, state, status-quo, one per party, one per concept, then one per concept and party if wished for. 1 is yes, 0 is no.</remarks>
    public static string Of(ImmutableArray<ViewRun> runs, AnalysisWishes wishes)
    {
        ArgumentNullException.ThrowIfNull(wishes);
        CsvText csv = new();
        StabilityFindings first = runs[0].Findings;
        ImmutableArray<StabilityConcept> concepts = [.. runs.SelectMany(r => r.Findings.Concepts).Select(c => c.Concept).Distinct()];
        csv.Row(
        [
            "perspective", "number", "state", "status-quo",
            .. first.Model.DecisionMakers.Select(d => d.Id),
            .. concepts.Select(c => c.Key),
            .. first.MixtureEquilibria is null ? [] : Mixture,
            .. wishes.ByParty ? concepts.SelectMany(c => first.Model.DecisionMakers.Select(d => c.Key + ":" + d.Id)) : [],
        ]);
        foreach (ViewRun run in runs)
        {
            GraphModel model = run.Model;
            Marks marks = Marks.OfEquilibria(run.Findings);
            IEnumerable<int> states = wishes.All
                ? Enumerable.Range(0, model.StateCount)
                : marks.Union(Enumerable.Range(0, marks.Count), model.StateCount);
            ConceptFindings?[] found = [.. concepts.Select(c => run.Findings.Concepts.FirstOrDefault(f => f.Concept == c))];
            foreach (int s in states)
            {
                string pattern = model.Pattern(s);
                csv.Row(
                [
                    run.View.Id, (s + 1).ToString(), pattern, Bit(model.StatusQuo == s),
                    .. model.DecisionMakers.Select(d => Wording.Takes(d, pattern)),
                    .. found.Select(f => f is null ? "" : Bit(f.Equilibria.Contains(s))),
                    .. run.Findings.MixtureEquilibria is StateSet mixture ? [Bit(mixture.Contains(s))] : Array.Empty<string>(),
                    .. wishes.ByParty ? found.SelectMany(f => model.DecisionMakers.Select(d => f is null ? "" : Bit(f.StableFor[d.Index].Contains(s)))) : [],
                ]);
            }
        }
        return csv.ToString();
    }

    private static string Bit(bool yes) => yes ? "1" : "0";
}
