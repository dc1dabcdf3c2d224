using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>A conflict as the lines of a case file, part by part, so that an overlay can leave out what is the same.</summary>
internal sealed class ConflictLines
{
    private readonly Conflict conflict;
    private readonly DecisionMaker[] owners;
    private readonly int[] written;             // option indices in the order in which they are written

    public ConflictLines(Conflict conflict)
    {
        this.conflict = conflict;
        owners = [.. conflict.DecisionMakers.OrderBy(d => d.Options.Length == 0 ? int.MaxValue : d.Options.Min(o => o.Index))];
        written = [.. owners.SelectMany(d => d.Options).Select(o => o.Index)];
    }

    public IEnumerable<string> Options() => CaseWriter.Section("options", owners.SelectMany(Owner));

    /// <summary>Everything but the options.</summary>
    public IEnumerable<string> Parts() =>
    [
        .. conflict.Rules.Length == 0 ? [] : Rules(),
        .. conflict.Indistinguishable.Length == 0 ? [] : Indistinguishable(),
        .. StatusQuo(),
        .. Preferences(conflict.DecisionMakers),
    ];

    /// <summary>What differs from another conflict over the same options.</summary>
    /// <exception cref="ArgumentException">The options differ, or something is missing that the other has.</exception>
    public IEnumerable<string> Overlay(ConflictLines whole, string id)
    {
        if (!Options().SequenceEqual(whole.Options()))
            throw new ArgumentException($"The perspective '{id}' has other options than the base conflict.", nameof(whole));
        if (conflict.StatusQuo is null && whole.conflict.StatusQuo is not null)
            throw new ArgumentException($"The perspective '{id}' has no status quo and the base conflict has one.", nameof(whole));
        DecisionMaker[] other = [.. conflict.DecisionMakers.Where(d => !Preference(d).SequenceEqual(whole.Preference(d)))];
        if (Array.Find(other, d => conflict.Preferences[d.Index] is null) is DecisionMaker lost)
            throw new ArgumentException($"'{lost.Id}' has a preference in the base conflict and none in the perspective '{id}'.", nameof(whole));
        return
        [
            .. RulesInstead(whole),
            .. Hidden(),
            .. Indistinguishable().SequenceEqual(whole.Indistinguishable()) ? [] : Indistinguishable(),
            .. StatusQuo().SequenceEqual(whole.StatusQuo()) ? [] : StatusQuo(),
            .. Preferences(other),
        ];
    }

    private static IEnumerable<string> Owner(DecisionMaker owner)
    {
        string key = YamlText.Scalar(owner.Id);
        return owner.Options.Length == 0 ? [key + ": {}"] : CaseWriter.Section(key, owner.Options.OrderBy(o => o.Index).SelectMany(Option));
    }

    private static IEnumerable<string> Option(Option option)
    {
        string key = YamlText.Scalar(option.Id);
        return option.Direction == Direction.Both
            ? YamlText.Entry(key, option.Name)
            : CaseWriter.Section(key, [.. YamlText.Entry("name", option.Name), option.Direction == Direction.ForwardOnly ? "irreversible: yes" : "irreversible: backward"]);
    }

    private ImmutableArray<Rule> Conditions => [.. conflict.Rules.Where(r => r.Kind != RuleKind.Hidden)];

    private IEnumerable<string> Rules() => Conditions.Length == 0 ? ["infeasible: []"] : CaseWriter.Section("infeasible", Conditions.SelectMany(Rule));

    // Options a view does not know stand in the overlay only; a base conflict knows its options.
    private IEnumerable<string> Hidden() =>
        conflict.Rules.Where(r => r.Kind == RuleKind.Hidden).SelectMany(r => r.Operands).Select(f => f.ToText(conflict.Reference)).ToImmutableArray() is { Length: > 0 } hidden
            ? YamlText.List("hidden", hidden)
            : [];

    // When only switches differ and all of them have names, the switches are enough.
    private IEnumerable<string> RulesInstead(ConflictLines whole)
    {
        if (Rules().SequenceEqual(whole.Rules()))
            return [];
        ImmutableArray<Rule> own = Conditions, theirs = whole.Conditions;
        bool onlySwitches = own.Length == theirs.Length && own.Zip(theirs).All(p =>
            Rule(p.First with { InForce = true }).SequenceEqual(Rule(p.Second with { InForce = true }))
            && (p.First.InForce == p.Second.InForce || p.First.Id is not null));
        if (!onlySwitches)
            return Rules();
        IEnumerable<string> switches = own.Zip(theirs).Where(p => p.First.InForce != p.Second.InForce)
            .Select(p => $"{YamlText.Scalar(p.First.Id!)}: {(p.First.InForce ? "yes" : "no")}");
        return CaseWriter.Section("in-force", switches);
    }

    private IEnumerable<string> Rule(Rule rule)
    {
        string Text(int operand) => rule.Operands[operand].ToText(conflict.Reference);
        IEnumerable<string> condition = rule.Kind switch
        {
            RuleKind.Never => [$"never: {YamlText.Scalar(Text(0))}"],
            RuleKind.OnlyWith => [$"this: {YamlText.Scalar(Text(0))}", $"only-with: {YamlText.Scalar(Text(1))}"],
            RuleKind.MutuallyExclusive => Several("mutually-exclusive"),
            RuleKind.AtLeastOne => Several("at-least-one"),
            _ => Several("exactly-one"),
        };
        string[] lines =
        [
            .. condition,
            .. CaseWriter.Optional("id", rule.Id),
            .. CaseWriter.Optional("name", rule.Name),
            .. rule.InForce ? Array.Empty<string>() : ["in-force: no"],
            .. CaseWriter.Optional("because", rule.Because),
        ];
        return lines.Length == 1 && rule.Kind == RuleKind.Never
            ? ["- " + YamlText.Scalar(Text(0))]
            : lines.Select((line, k) => (k == 0 ? "- " : "  ") + line);

        IEnumerable<string> Several(string key) => YamlText.List(key, [.. rule.Operands.Select((_, k) => Text(k))]);
    }

    private IEnumerable<string> Indistinguishable() => conflict.Indistinguishable.Length == 0
        ? ["indistinguishable: []"]
        : ["indistinguishable:", .. conflict.Indistinguishable.Select(f => $"  - {YamlText.Scalar(f.ToText(conflict.Reference))}")];

    private IEnumerable<string> StatusQuo() => conflict.StatusQuo is State state
        ? YamlText.List("status-quo", [.. written.Where(state.Takes).Select(conflict.Reference)])
        : [];

    private IEnumerable<string> Preferences(IReadOnlyCollection<DecisionMaker> holders)
    {
        DecisionMaker[] known = [.. holders.Where(d => conflict.Preferences[d.Index] is not null)];
        return known.Length == 0 ? [] : CaseWriter.Section("preferences", known.SelectMany(Preference));
    }

    private IEnumerable<string> Preference(DecisionMaker holder) => conflict.Preferences[holder.Index] is Preference preference
        ? CaseWriter.Section(YamlText.Scalar(holder.Id),
        [
            .. Order(preference),
            .. CaseWriter.Optional("because", preference.Because),
        ])
        : [];

    private IEnumerable<string> Order(Preference preference) => preference switch
    {
        Preference.Prioritised { Statements.Length: 0 } => ["statements: []"],
        Preference.Prioritised p => ["statements:", .. p.Statements.Select(s => $"  - {YamlText.Scalar(Words(s))}")],
        Preference.Ranking r => [$"ranking: {YamlText.Scalar(Words(r))}"],
        _ => throw new InvalidOperationException("the family is closed"),
    };

    // The author's own words are kept as long as they say what the formula says.
    private string Words(Statement statement)
    {
        string text = string.Join(' ', statement.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return FormulaReader.Read(text, conflict.DecisionMakers).Value == statement.Formula ? text : statement.Formula.ToText(conflict.Reference);
    }

    private string Words(Preference.Ranking ranking) => string.Join(" > ", ranking.Groups.Where(g => g.Length > 0)
        .Select(g => g.Length == 1 ? Word(g[0]) : $"{{{string.Join(", ", g.Select(Word))}}}"));

    private string Word(State state) => string.Create(written.Length, state, (text, s) =>
    {
        for (int k = 0; k < text.Length; k++)
            text[k] = s.Takes(written[k]) ? 'Y' : 'N';
    });
}
