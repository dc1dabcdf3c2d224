using System.CommandLine;
using System.Globalization;
using Parley.Analysis.Power;
using Parley.Cases;
using Parley.Power;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley power</c>: shares, concentration, poles and centres of gravity, by every index there is.</summary>
internal static class PowerCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string[]> files = new("file") { Description = "Tables (CSV): amounts by state and year, components of capabilities, places, who counts when, or series worked out elsewhere.", Arity = ArgumentArity.OneOrMore };
        Option<int?> from = new("--from") { Description = "The year to compare from; by default the first that most indices share.", HelpName = "year" };
        Option<int?> to = new("--to") { Description = "The year to compare with; by default the last that most indices share.", HelpName = "year" };
        Option<string[]> states = new("--state") { Description = "States whose shares are compared, by the codes of the tables, with commas or repeated.", HelpName = "code", DefaultValueFactory = _ => [] };
        Option<double> centre = Share("--centre", "What share the centre holds at least.", 0.5), periphery = Share("--periphery", "What share centre and periphery hold together at least.", 0.9);
        PageOptions page = new("json", "csv", "svg");
        Command command = new("power", "Who holds how much: shares, concentration, effective poles and centres of gravity over the years, always by two indices or more.") { files, from, to, states, centre, periphery };
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(centre) > parsed.GetValue(periphery))
                throw Refusal.CommandLine("--centre is not above --periphery.");
            PowerTables tables = Read(terminal, parsed.GetValue(files)!, cancellation);
            PowerStudy study = new() { From = parsed.GetValue(from), To = parsed.GetValue(to), States = [.. ViewChoice.Words(parsed.GetValue(states)!).Distinct()], Centre = parsed.GetValue(centre), Periphery = parsed.GetValue(periphery) };
            Check(tables, study);
            PowerFindings findings = PowerPanel.Conduct(tables, study, cancellation);
            string[] indices = [.. findings.Polarity.Select(p => p.Index), .. findings.Centres.Select(c => c.Index), .. tables.Measures.Select(m => m.Title)];
            if (indices.Distinct().Count() < 2)
                throw Refusal.CommandLine("Power is shown by at least two indices or price bases; give another table beside this one.");
            page.WriteAll(parsed, terminal, null, () => [PowerPage.Of(findings)], () => PowerText.Json(findings), () => PowerText.Csv(findings), () => PowerSvg.Draw(findings));
            return ExitCode.Done;
        });
        return command;
    }

    // Places first, so that every other table can be held against them whatever the order on the command line.
    private static PowerTables Read(Terminal terminal, string[] names, CancellationToken cancellation)
    {
        (string Name, Reading<SourceText> Text)[] texts = [.. names.Select(n => (n, CaseFiles.Decode(terminal, n)))];
        Reading<PowerTables>[] first = [.. texts.Select(t => Read(t.Text, PowerTables.None))];
        cancellation.ThrowIfCancellationRequested();
        PowerTables places = new() { Places = [.. first.SelectMany(r => r.Value?.Places ?? [])] }, all = PowerTables.None;
        int errors = 0;
        for (int k = 0; k < texts.Length; k++)
        {
            Reading<PowerTables> reading = places.Places.IsEmpty ? first[k] : Read(texts[k].Text, places);
            CaseFiles.Print(terminal, texts[k].Text.Value ?? new SourceText(texts[k].Name, ""), reading.Diagnostics);
            errors += reading.Diagnostics.Count(d => d.Severity == Severity.Error);
            all = reading.Value is PowerTables value ? all.With(value) : all;
        }
        return errors == 0 ? all : throw new Refusal(ExitCode.CaseHasErrors, $"The tables have {(errors == 1 ? "1 error" : $"{errors} errors")}.");
    }

    private static Reading<PowerTables> Read(Reading<SourceText> text, PowerTables known) => text.Succeeded ? PowerReader.Read(text.Value, known) : new(null, text.Diagnostics);

    private static void Check(PowerTables tables, PowerStudy study)
    {
        HashSet<string> codes = [.. tables.Measures.SelectMany(m => m.Holdings).Select(h => h.Code), .. tables.Capabilities.Select(c => c.Code)];
        foreach (string state in study.States)
            if (!codes.Contains(state))
                throw Refusal.CommandLine($"No table has a state '{state}'. {Spelling.DidYouMean(state, codes)}".TrimEnd());
        SortedSet<int> years = [.. tables.Measures.SelectMany(m => m.Holdings).Select(h => h.Year), .. tables.Capabilities.Select(c => c.Year), .. tables.Polarity.SelectMany(p => p.Points).Select(p => p.Year), .. tables.Centres.SelectMany(c => c.Points).Select(p => p.Year)];
        foreach (int year in new[] { study.From, study.To }.OfType<int>())
            if (!years.Contains(year))
                throw Refusal.CommandLine(years.Count == 0 ? "The tables have no years." : $"No table has the year {year}; they have years from {years.Min} to {years.Max}.");
    }

    private static Option<double> Share(string name, string description, double usual)
    {
        Option<double> option = new(name) { Description = description, HelpName = "share", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out double share) && !(share > 0 && share <= 1))
                result.AddError($"{name} is above 0 and at most 1.");
        });
        return option;
    }
}
