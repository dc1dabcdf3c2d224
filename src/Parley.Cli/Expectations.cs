using System.Collections.Immutable;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;
using Parley.Symbolic;

namespace Parley.Cli;

/// <summary>Holds findings against what a case expects.</summary>
internal static class Expectations
{
    /// <summary>Prints every finding that is not as the file beside the case expects, and counts them; 0 where there is no such file.</summary>
    public static int Complain(Terminal terminal, string caseName, Case theCase, CancellationToken cancellation)
    {
        string name = CaseFiles.Read(terminal, caseName).Source.Name;
        string beside = string.Concat(name.AsSpan(0, name.LastIndexOfAny(['/', '\\']) + 1), CaseFiles.ExpectedFile);
        if (caseName == CaseFiles.StandardInput || !File.Exists(terminal.Resolve(beside)))
            return 0;
        Reading<SourceText> text = CaseFiles.Decode(terminal, beside);
        if (!text.Succeeded || ExpectedReader.Read(text.Value) is not { Succeeded: true } reading)
            throw new Refusal(ExitCode.CaseHasErrors, $"{beside} has errors; parley check --expected shows them.");
        List<string> differences = Compare(theCase, reading.Value, text.Value, cancellation).Differences;
        foreach (string difference in differences)
            terminal.Error.Write(difference + "\n");
        return differences.Count;
    }

    /// <summary>How many findings hold, and one line for each that does not, with the place where it is expected.</summary>
    public static (int Held, List<string> Differences) Compare(Case theCase, Expected expected, SourceText source, CancellationToken cancellation)
    {
        int held = 0;
        List<string> differences = [];
        if (expected.CaseId != theCase.Id)
            differences.Add($"{source.Name}:1:1: the findings are for '{expected.CaseId}', the case is '{theCase.Id}'");
        foreach (ExpectedModel model in expected.Models)
        {
            View view = ViewChoice.Of(theCase, [model.Perspective ?? View.Base], [.. model.InForce.Select(s => $"{s.Rule}={(s.InForce ? "on" : "off")}")])[0];
            if (Models.IfListed(view, cancellation) is not { Model: GraphModel graph })
            {
                Unlisted(view, model, Hold, cancellation);
                continue;
            }
            StabilityFindings findings = Stability.Conduct(
                graph, new StabilityStudy { WithDepartures = false, Concepts = [.. model.Stability.Select(s => s.Concept).Distinct()] }, null, cancellation).Findings;
            if (model.States is int states)
                Hold(states == graph.StateCount, model.Span, $"{states} states were expected, there are {graph.StateCount}");
            foreach (ExpectedStability stability in model.Stability)
                Judge(stability);

            void Judge(ExpectedStability stability)
            {
                string concept = stability.Concept.Abbreviation;
                if (findings.Concepts.FirstOrDefault(c => c.Concept == stability.Concept) is not ConceptFindings found)
                {
                    Hold(false, stability.Span, $"{concept} is not defined for this conflict");
                    return;
                }
                if (stability.Equilibria is ImmutableArray<ExpectedState> listed)
                    Same(listed, found.Equilibria, stability.Span, $"{concept} equilibria");
                else
                    Hold(stability.Count == found.Equilibria.Count, stability.Span, $"{stability.Count} {concept} equilibria were expected, there are {found.Equilibria.Count}");
                foreach (ExpectedStable stable in stability.Stable)
                {
                    if (graph.DecisionMakers.FirstOrDefault(d => d.Id == stable.DecisionMaker) is DecisionMaker party)
                        Same(stable.States, found.StableFor[party.Index], stability.Span, $"{concept} stable states of {party.Id}");
                    else
                        Hold(false, stability.Span, $"the case has no decision maker '{stable.DecisionMaker}'");
                }
            }

            void Same(ImmutableArray<ExpectedState> states, StateSet actual, SourceSpan span, string what)
            {
                HashSet<int> wanted = [];
                foreach (ExpectedState state in states)
                {
                    Reading<NamedState> reading = StateReader.Read(state.Text, graph);
                    if (!reading.Succeeded)
                    {
                        Hold(false, state.Span, $"'{state.Text}' names no state: {string.Join(' ', reading.Diagnostics.Select(d => d.Hint is null ? d.Message : $"{d.Message} {d.Hint}"))}");
                        return;
                    }
                    wanted.Add(reading.Value.Index);
                }
                string[] missing = [.. wanted.Where(s => !actual.Contains(s)).Order().Select(graph.Pattern)];
                string[] extra = [.. actual.Where(s => !wanted.Contains(s)).Select(graph.Pattern)];
                string how = string.Join("; ", new[]
                {
                    missing.Length == 0 ? null : "expected and not found: " + string.Join(", ", missing),
                    extra.Length == 0 ? null : "found and not expected: " + string.Join(", ", extra),
                }.OfType<string>());
                Hold(how.Length == 0, span, $"{what}: {how}");
            }

            void Hold(bool holds, SourceSpan span, string sentence)
            {
                if (holds)
                {
                    held++;
                    return;
                }
                (int line, int column) = source.Place(span.Start);
                differences.Add($"{source.Name}:{line}:{column}: {(view.Id == View.Base ? "" : view.Id + ": ")}{sentence}");
            }
        }
        return (held, differences);
    }

    // Where states are not listed, equilibria are searched for: one more than expected, or the proof that there is none.
    private static void Unlisted(View view, ExpectedModel model, Action<bool, SourceSpan, string> hold, CancellationToken cancellation)
    {
        if (model.States is not null)
            hold(false, model.Span, "there are too many states to count them");
        foreach (ExpectedStability stability in model.Stability)
        {
            string concept = stability.Concept.Abbreviation;
            if (SymbolicSearch.WhyNot(view.Conflict, stability.Concept) is string reason)
            {
                hold(false, stability.Span, $"{concept} cannot be decided without a list of states: {reason}");
                continue;
            }
            SearchFindings found = SymbolicSearch.Conduct(view.Conflict, new SearchStudy { Concept = stability.Concept, Limit = stability.Count + 1 }, null, cancellation);
            if (found.End == SearchEnd.Undecided)
                hold(false, stability.Span, $"{concept} stayed undecided; {found.Equilibria.Length} equilibria were found");
            else if (stability.Equilibria is ImmutableArray<ExpectedState> listed)
            {
                string[] wanted = [.. listed.Select(s => s.Text.ToUpperInvariant())], actual = [.. found.Equilibria.Select(e => view.Conflict.Word(e.State))];
                string how = string.Join("; ", new[]
                {
                    wanted.Except(actual).Any() ? "expected and not found: " + string.Join(", ", wanted.Except(actual)) : null,
                    actual.Except(wanted).Any() ? "found and not expected: " + string.Join(", ", actual.Except(wanted)) : null,
                }.OfType<string>());
                hold(how.Length == 0, stability.Span, $"{concept} equilibria: {how}");
            }
            else
                hold(stability.Count == found.Equilibria.Length, stability.Span,
                    $"{stability.Count} {concept} equilibria were expected, there are {(found.Equilibria.Length > stability.Count ? "more" : found.Equilibria.Length)}");
            foreach (ExpectedStable stable in stability.Stable)
                hold(false, stability.Span, $"the {concept} stable states of {stable.DecisionMaker} cannot be told without a list of states");
        }
    }
}
