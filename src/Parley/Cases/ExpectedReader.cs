using System.Collections.Immutable;
using System.Globalization;
using Parley.Studies;

namespace Parley.Cases;

/// <summary>Reads <c>expected.yaml</c>. Never throws, and never stops at the first complaint.</summary>
public static class ExpectedReader
{
    private static readonly ImmutableArray<string> RootKeys = ["parley", "case", "states", "stability", "perspectives", "rules"];
    private static readonly ImmutableArray<string> PerspectiveKeys = ["states", "stability"];
    private static readonly ImmutableArray<string> RuleKeys = ["perspective", "in-force", "states", "stability"];
    private static readonly ImmutableArray<string> StabilityKeys = ["equilibria", "count", "stable", "origin"];

    /// <summary>Reads the expected findings of a case.</summary>
    /// <returns>The findings when there is no error, and every complaint in the order of the text.</returns>
    public static Reading<Expected> Read(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Complaints complaints = new();
        return complaints.About(YamlTree.Read(text, complaints) is YamlNode root ? new Binder(complaints).Bind(root) : null);
    }

    private sealed class Binder(Complaints complaints)
    {
        public Expected? Bind(YamlNode node)
        {
            PlacedText top = new("", new(node.Span.Start, 0), -1);
            if (Fields.Of(node, top, "The file", RootKeys, complaints) is not Fields root)
                return null;
            CaseReader.CheckVersion(root, Case.FormatVersion, complaints);
            root.Required("case");
            ImmutableArray<ExpectedModel>.Builder models = ImmutableArray.CreateBuilder<ExpectedModel>();
            if (root.Stands("states") || root.Stands("stability"))
                models.Add(Model(root, null));
            if (root["perspectives"] is YamlNode views
                && Fields.AsMapping(views, root.Key("perspectives").Span, "'perspectives'", complaints) is YamlNode.Mapping mapping)
                foreach (YamlNode.Entry entry in mapping.Entries)
                    if (Fields.Of(entry.Value, entry.Key, $"The perspective '{YamlTree.Shown(entry.Key.Value)}'", PerspectiveKeys, complaints) is Fields fields)
                        models.Add(Model(fields, entry.Key.Value));
            if (root["rules"] is YamlNode rules)
                foreach (YamlNode item in Fields.AsList(rules, "'rules'", complaints))
                {
                    PlacedText place = new("", new(item.Span.Start, Math.Min(1, item.Span.Length)), -1);
                    if (Fields.Of(item, place, "An entry of 'rules'", RuleKeys, complaints) is Fields fields)
                        models.Add(Model(fields, fields.Text("perspective")) with { InForce = Switches(fields) });
                }
            return new(root.Text("case") ?? "", models.ToImmutable());
        }

        private ExpectedModel Model(Fields fields, string? perspective)
        {
            ImmutableArray<ExpectedStability>.Builder stability = ImmutableArray.CreateBuilder<ExpectedStability>();
            if (fields["stability"] is YamlNode node
                && Fields.AsMapping(node, fields.Key("stability").Span, "'stability'", complaints) is YamlNode.Mapping mapping)
                foreach (YamlNode.Entry entry in mapping.Entries)
                    if (Stability(entry) is ExpectedStability finding)
                        stability.Add(finding);
            return new() { Perspective = perspective, States = Count(fields, "states"), Stability = stability.ToImmutable(), Span = fields.Place.Span };
        }

        private ExpectedStability? Stability(YamlNode.Entry entry)
        {
            if (!StabilityConcept.TryParse(entry.Key.Value, out StabilityConcept? concept))
                complaints.Error(
                    Codes.UnknownConcept, entry.Key.Span, $"'{YamlTree.Shown(entry.Key.Value)}' is no stability concept.",
                    complaints.DidYouMean(entry.Key.Value, StabilityConcept.All.Select(c => c.Key)) ?? $"Known concepts: {string.Join(", ", StabilityConcept.All.Select(c => c.Key))}.");
            if (Fields.Of(entry.Value, entry.Key, $"The finding '{YamlTree.Shown(entry.Key.Value)}'", StabilityKeys, complaints) is not Fields fields)
                return null;
            if (!fields.Stands("origin"))
                complaints.Error(Codes.MissingOrigin, entry.Key.Span, $"The finding '{YamlTree.Shown(entry.Key.Value)}' does not say where it comes from.", "Add 'origin' with a key of references.bib, or 'by definition'.");
            if (fields.Stands("equilibria") == fields.Stands("count"))
                complaints.Error(Codes.EquilibriaOrCount, entry.Key.Span, $"The finding '{YamlTree.Shown(entry.Key.Value)}' needs either 'equilibria' or 'count'.");
            ImmutableArray<ExpectedState>? equilibria = fields["equilibria"] is YamlNode list ? States(list, "'equilibria'") : null;
            int? count = Count(fields, "count");
            ImmutableArray<ExpectedStable>.Builder stable = ImmutableArray.CreateBuilder<ExpectedStable>();
            if (fields["stable"] is YamlNode node && Fields.AsMapping(node, fields.Key("stable").Span, "'stable'", complaints) is YamlNode.Mapping mapping)
                foreach (YamlNode.Entry holder in mapping.Entries)
                    stable.Add(new(holder.Key.Value, States(holder.Value, $"The states stable for '{YamlTree.Shown(holder.Key.Value)}'")));
            if (concept is null || fields.Text("origin") is not string origin)
                return null;
            return new() { Concept = concept, Equilibria = equilibria, Count = equilibria?.Length ?? count ?? 0, Stable = stable.ToImmutable(), Origin = origin, Span = entry.Key.Span };
        }

        private ImmutableArray<ExpectedState> States(YamlNode node, string what)
        {
            ImmutableArray<ExpectedState>.Builder states = ImmutableArray.CreateBuilder<ExpectedState>();
            HashSet<string> seen = [];
            foreach (YamlNode item in Fields.AsList(node, what, complaints))
            {
                if (Fields.AsText(item, $"An entry of {what}", complaints) is not PlacedText text)
                    continue;
                string word = text.Value;
                // Which short names there are is not known here; the comparison says when there is no such state.
                if (!word.All(char.IsAsciiDigit) && !word.All(c => c is 'Y' or 'N' or '-') && !Identifiers.IsValid(word))
                    complaints.Error(Codes.BadPattern, text.Span, $"'{YamlTree.Shown(word)}' is no state; a number, a word of Y and N, a pattern with -, or the short name of a state in a graph was expected.");
                else if (!seen.Add(word))
                    complaints.Error(Codes.ListedTwice, text.Span, $"The state {YamlTree.Shown(word)} stands twice in this list.", "Remove one.");
                else
                    states.Add(new(word, text.Span));
            }
            return states.ToImmutable();
        }

        private ImmutableArray<ExpectedSwitch> Switches(Fields fields)
        {
            if (fields.Required("in-force") is not YamlNode node
                || Fields.AsMapping(node, fields.Key("in-force").Span, "'in-force'", complaints) is not YamlNode.Mapping mapping)
                return [];
            ImmutableArray<ExpectedSwitch>.Builder switches = ImmutableArray.CreateBuilder<ExpectedSwitch>();
            foreach (YamlNode.Entry entry in mapping.Entries)
                if (Fields.AsText(entry.Value, $"The switch '{YamlTree.Shown(entry.Key.Value)}'", complaints) is PlacedText text
                    && Fields.AsBool(text, $"The switch '{YamlTree.Shown(entry.Key.Value)}'", complaints) is bool inForce)
                    switches.Add(new(entry.Key.Value, inForce, entry.Key.Span));
            return switches.ToImmutable();
        }

        private int? Count(Fields fields, string key)
        {
            if (fields.PlacedText(key) is not PlacedText text)
                return null;
            if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
                return count;
            complaints.Error(Codes.BadCount, text.Span, $"'{key}' is a whole number from 0; '{YamlTree.Shown(text.Value)}' is none.");
            return null;
        }
    }
}
