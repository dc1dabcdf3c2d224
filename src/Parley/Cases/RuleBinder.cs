using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Cases;

/// <summary>Reads the rules that make states infeasible, and the switches that put them in force.</summary>
internal sealed class RuleBinder(OptionNames options, EvidenceBinder evidence, Complaints complaints)
{
    /// <summary>How many conditions one rule may list; a rule over all options of the largest conflict fits.</summary>
    public const int MaxOperands = State.MaxOptions;

    /// <summary>How many rules a conflict may have.</summary>
    public const int MaxRules = 10_000;

    private static readonly ImmutableArray<(string Key, RuleKind Kind)> Kinds =
    [
        ("never", RuleKind.Never),
        ("mutually-exclusive", RuleKind.MutuallyExclusive),
        ("at-least-one", RuleKind.AtLeastOne),
        ("exactly-one", RuleKind.ExactlyOne),
        ("this", RuleKind.OnlyWith),
    ];

    /// <summary>The rules of a list, and whether all of them could be read.</summary>
    public (ImmutableArray<Rule> Rules, bool Sound) Rules(YamlNode node)
    {
        int before = complaints.Errors;
        ImmutableArray<Rule>.Builder rules = ImmutableArray.CreateBuilder<Rule>();
        HashSet<string> ids = [];
        ImmutableArray<YamlNode> items = Fields.AsList(node, "'infeasible'", complaints);
        if (complaints.TooMany(items.Length, MaxRules, "rules", new(node.Span.Start, 1)))
            return ([], false);
        foreach (YamlNode item in items)
            if (Rule(item, ids) is Rule rule)
                rules.Add(rule);
        return (rules.ToImmutable(), complaints.Errors == before);
    }

    /// <summary>The rules with some of them switched on or off by name.</summary>
    public ImmutableArray<Rule> Switched(ImmutableArray<Rule> rules, YamlNode node)
    {
        if (Fields.AsMapping(node, node.Span, "'in-force'", complaints) is not YamlNode.Mapping mapping)
            return rules;
        ImmutableArray<Rule>.Builder switched = rules.ToBuilder();
        Dictionary<string, int> byId = [];
        for (int k = 0; k < rules.Length; k++)
            if (rules[k].Id is string id)
                byId.TryAdd(id, k);
        foreach (YamlNode.Entry entry in mapping.Entries)
        {
            if (!byId.TryGetValue(entry.Key.Value, out int at))
                complaints.Error(
                    Codes.UnknownRule, entry.Key.Span, $"There is no rule '{YamlTree.Shown(entry.Key.Value)}' to switch.",
                    complaints.DidYouMean(entry.Key.Value, byId.Keys) ?? "A rule gets its name under 'id'.");
            else if (evidence.Backed(entry.Value, "in-force", $"The switch '{YamlTree.Shown(entry.Key.Value)}'") is ({ } words, Ground ground)
                && Fields.AsText(words, $"The switch '{YamlTree.Shown(entry.Key.Value)}'", complaints) is PlacedText value
                && Fields.AsBool(value, $"The switch '{YamlTree.Shown(entry.Key.Value)}'", complaints) is bool inForce)
                switched[at] = switched[at] with { InForce = inForce, Switch = ground with { Span = entry.Key.Span } };
        }
        return switched.ToImmutable();
    }

    private Rule? Rule(YamlNode node, HashSet<string> ids)
    {
        if (node is YamlNode.Scalar { IsNull: false, Text: PlacedText bare })
            return FormulaReader.Read(bare, options, complaints) is Formula never
                ? new Rule { Kind = RuleKind.Never, Operands = [never], Span = bare.Span }
                : null;
        PlacedText place = new("", new(node.Span.Start, Math.Min(1, node.Span.Length)), -1);
        if (Fields.Of(node, place, "A rule", CaseKeys.Rule, complaints) is not Fields fields)
            return null;

        if (fields.PlacedText("id") is PlacedText id)
        {
            Identifiers.Check(id, "The rule", complaints);
            if (!ids.Add(id.Value))
                complaints.Error(Codes.DuplicateRule, id.Span, $"Another rule is called '{YamlTree.Shown(id.Value)}' too.", "Give each rule a name of its own.");
        }
        (string Key, RuleKind Kind)[] kinds = [.. Kinds.Where(k => fields.Stands(k.Key))];
        ImmutableArray<Formula>? operands = null;
        if (kinds.Length == 0)
            complaints.Error(Codes.MissingKey, place.Span, $"A rule needs one of the keys {string.Join(", ", Kinds.Select(k => $"'{k.Key}'"))}.");
        else if (kinds.Length > 1)
            complaints.Error(Codes.ConflictingKeys, place.Span, $"'{kinds[0].Key}' and '{kinds[1].Key}' stand in one rule.", "Make two rules of it.");
        else
            operands = Operands(fields, kinds[0].Key, kinds[0].Kind);
        if (fields.Stands("only-with") && !fields.Stands("this"))
            complaints.Error(Codes.MissingKey, place.Span, "A rule with 'only-with' needs the key 'this'.");

        string? name = fields.Text("name");
        bool inForce = fields.Bool("in-force", true);
        ImmutableArray<string> because = evidence.Because(fields);
        return operands is ImmutableArray<Formula> read
            ? new Rule { Kind = kinds[0].Kind, Operands = read, Id = fields.Text("id"), Name = name, InForce = inForce, Because = because, Span = node.Span }
            : null;
    }

    private ImmutableArray<Formula>? Operands(Fields fields, string key, RuleKind kind)
    {
        switch (kind)
        {
            case RuleKind.Never:
                return Formula(fields, key) is Formula never ? [never] : null;
            case RuleKind.OnlyWith:
                fields.Required("only-with");
                Formula? thing = Formula(fields, "this"), needed = Formula(fields, "only-with");
                return thing is not null && needed is not null ? [thing, needed] : null;
        }
        if (fields[key] is not YamlNode node || Fields.AsList(node, $"'{key}'", complaints) is not { Length: > 0 } items)
        {
            if (fields[key] is YamlNode.Sequence)
                complaints.Error(Codes.EmptyValue, fields.Key(key).Span, $"'{key}' lists nothing; at least one condition was expected.");
            return null;
        }
        if (complaints.TooMany(items.Length, MaxOperands, $"conditions under '{key}'", fields.Key(key).Span))
            return null;
        ImmutableArray<Formula>.Builder operands = ImmutableArray.CreateBuilder<Formula>();
        HashSet<Formula> seen = [];
        foreach (YamlNode item in items)
            if (Fields.AsText(item, $"An entry of '{key}'", complaints) is PlacedText text && FormulaReader.Read(text, options, complaints) is Formula operand)
            {
                if (!seen.Add(operand))
                    complaints.Warning(Codes.ListedTwice, text.Span, $"'{YamlTree.Shown(text.Value)}' stands twice under '{key}'.", "Remove one.");
                operands.Add(operand);
            }
        return operands.Count == items.Length ? operands.ToImmutable() : null;
    }

    private Formula? Formula(Fields fields, string key) =>
        fields.PlacedText(key) is PlacedText text ? FormulaReader.Read(text, options, complaints) : null;
}
