using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Evidence;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;

namespace Parley.Cli;

/// <summary><c>parley check</c>: every remark about a case, and whether its findings are those expected.</summary>
internal static class CheckCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string[]> cases = new("case") { Description = "Case files, folders with a case.yaml in them, or - for standard input.", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> expected = new("--expected") { Description = "Compare the findings with the expected.yaml beside each case." };
        Option<bool> schema = new("--schema") { Description = "Print the JSON schema of case files for editors, and do nothing else." };
        Option<bool> quiet = new("--quiet") { Description = "Leave hints away: judgements without evidence, claims that nothing rests on, assumptions." };
        Command command = new("check", "Read cases and print everything that should be known about them.") { cases, expected, quiet, schema };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(schema) && result.GetValue(cases) is null or [] )
                result.AddError("A case is missing");
        });
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(schema))
            {
                terminal.Out.Write(CaseSchema.Text);
                return ExitCode.Done;
            }
            int worst = ExitCode.Done;
            foreach (string name in parsed.GetValue(cases)!)
            {
                int code = Check(terminal, name, parsed.GetValue(expected), parsed.GetValue(quiet), cancellation);
                // A case that cannot be read says more than findings that differ.
                worst = code == ExitCode.CaseHasErrors || worst == ExitCode.Done ? code : worst;
            }
            return worst;
        });
        return command;
    }

    private static int Check(Terminal terminal, string name, bool compare, bool quiet, CancellationToken cancellation)
    {
        (SourceText source, Reading<Case> reading) = CaseFiles.Read(terminal, name);
        ImmutableArray<Diagnostic> all = reading.Diagnostics;
        if (reading.Succeeded)
            all = [.. all.Concat(EvidenceReview.Of(ForecastFiles.IfReadable(terminal, name, reading.Value, cancellation), Sources.Of(terminal, name, reading.Value), cancellation)).OrderBy(d => d.Span.Start)];
        CaseFiles.Print(terminal, source, all.Where(d => !quiet || d.Severity != Severity.Hint));
        if (reading.Succeeded && name != CaseFiles.StandardInput)
            foreach ((SourceText beside, ImmutableArray<Diagnostic> found) in ForecastFiles.Remarks(terminal, name, reading.Value, cancellation))
            {
                CaseFiles.Print(terminal, beside, found.Where(d => !quiet || d.Severity != Severity.Hint));
                all = [.. all, .. found];
            }
        int warnings = all.Count(d => d.Severity == Severity.Warning);
        string remarks = warnings == 0 ? "no errors" : $"no errors, {warnings} {(warnings == 1 ? "warning" : "warnings")}";
        if (!reading.Succeeded || all.Any(d => d.Severity == Severity.Error))
        {
            terminal.Out.Write($"{source.Name}: {CaseFiles.Errors(all)}\n");
            return ExitCode.CaseHasErrors;
        }
        if (!compare)
        {
            terminal.Out.Write($"{source.Name}: {remarks}\n");
            return ExitCode.Done;
        }
        if (name == CaseFiles.StandardInput)
            throw Refusal.CommandLine("--expected needs a case on disk, with expected.yaml beside it.");
        return Compare(terminal, reading.Value, source, remarks, cancellation);
    }

    private static int Compare(Terminal terminal, Case theCase, SourceText source, string remarks, CancellationToken cancellation)
    {
        string beside = string.Concat(source.Name.AsSpan(0, source.Name.LastIndexOfAny(['/', '\\']) + 1), CaseFiles.ExpectedFile);
        Reading<SourceText> text = CaseFiles.Decode(terminal, beside);
        Reading<Expected> reading = text.Succeeded ? ExpectedReader.Read(text.Value) : new(null, text.Diagnostics);
        SourceText expectedSource = text.Value ?? new SourceText(beside, "");
        CaseFiles.Print(terminal, expectedSource, reading.Diagnostics);
        if (!reading.Succeeded)
        {
            terminal.Out.Write($"{beside}: {CaseFiles.Errors(reading.Diagnostics)}\n");
            return ExitCode.CaseHasErrors;
        }
        (int held, List<string> differences) = Expectations.Compare(theCase, reading.Value, expectedSource, cancellation);
        foreach (string difference in differences)
            terminal.Out.Write(difference + "\n");
        terminal.Out.Write($"{source.Name}: {remarks}; {held} of {held + differences.Count} expected findings hold\n");
        return differences.Count == 0 ? ExitCode.Done : ExitCode.Unexpected;
    }
}
