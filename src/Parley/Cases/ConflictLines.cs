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

    /// <summary>What moves are made of: options, or the graph.</summary>
    public IEnumerable<string> Options() => conflict.Graph is StateGraph graph ? Graph(graph) : CaseWriter.Section("options", owners.SelectMany(Owner));

    /// <summary>Everything but the options.</summary>
    public IEnumerable<string> Parts() =>
    [
        .. Written.Length == 0 ? [] : Rules(),
        .. conflict.Indistinguishable.Length == 0 ? [] : Indistinguishable(),
        .. conflict.Transitions.IsEmpty ? [] : Transitions(),
        .. StatusQuo(),
        .. Preferences(conflict.DecisionMakers),
        .. Attitudes() is [_] ? [] : Attitudes(),
    ];

    // What follows from levels is not written down, and what a view does not know stands under a key of its own.
    private ImmutableArray<Rule> Written => [.. conflict.Rules.Where(r => !r.IsImplied && r.Kind != RuleKind.Hidden)];

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
            .. Transitions().SequenceEqual(whole.Transitions()) ? [] : Transitions(),
            .. StatusQuo().SequenceEqual(whole.StatusQuo()) ? [] : StatusQuo(),
            .. Preferences(other),
            .. Attitudes().SequenceEqual(whole.Attitudes()) ? [] : Attitudes(),
        ];
    }

    private IEnumerable<string> Owner(DecisionMaker owner)
    {
        string key = YamlText.Scalar(owner.Id);
        return owner.Options.Length == 0
            ? [key + ": {}"]
            : CaseWriter.Section(key, owner.Options.OrderBy(o => o.Index).Where(o => o.Level is null or { Height: 1 }).SelectMany(Option));
    }

    private IEnumerable<string> Option(Option option)
    {
        LevelScale? scale = option.Level?.Scale;
        string key = YamlText.Scalar(scale?.Id ?? option.Id), name = scale?.Name ?? option.Name;
        Direction direction = scale?.Direction ?? option.Direction;
        string[] more =
        [
            .. scale is null ? [] : YamlText.List("levels", scale.Levels),
            .. direction switch { Direction.Both => Array.Empty<string>(), Direction.ForwardOnly => ["irreversible: yes"], _ => ["irreversible: backward"] },
            .. option.Sharing is null ? [] : YamlText.List("shared", [.. option.Sharing.Owners.Select(i => conflict.DecisionMakers[i].Id)]),
            .. option.Sharing is null ? Array.Empty<string>() : [option.Sharing.Moves == SharedMoves.Any ? "moves: any" : "moves: jointly"],
            .. CaseWriter.Optional("because", option.Ground.Because),
        ];
        return more.Length == 0 ? YamlText.Entry(key, name) : CaseWriter.Section(key, [.. YamlText.Entry("name", name), .. more]);
    }

    private IEnumerable<string> Graph(StateGraph graph) => CaseWriter.Section("graph",
    [
        .. CaseWriter.Section("states", graph.States.SelectMany(n => YamlText.Entry(YamlText.Scalar(n.Id), n.Name))),
        .. CaseWriter.Section("moves", conflict.DecisionMakers.SelectMany(d => Moves(d, graph))),
        .. CaseWriter.Optional("because", conflict.Grounds.Moves.Because),
    ]);

    private static IEnumerable<string> Moves(DecisionMaker mover, StateGraph graph)
    {
        string key = YamlText.Scalar(mover.Id);
        ImmutableArray<ImmutableArray<int>> rows = graph.Moves[mover.Index];
        return rows.All(row => row.IsEmpty)
            ? [key + ": {}"]
            : CaseWriter.Section(key, Enumerable.Range(0, rows.Length).Where(k => !rows[k].IsEmpty)
                .SelectMany(k => YamlText.List(YamlText.Scalar(graph.States[k].Id), [.. rows[k].Select(to => graph.States[to].Id)])));
    }

    private IEnumerable<string> Transitions() => conflict.Transitions.IsEmpty
        ? ["transitions: []"]
        : ["transitions:", .. conflict.Transitions.SelectMany(t => new string[]
        {
            "  - forbid:",
            $"      from: {YamlText.Scalar(t.From.ToText(conflict.Reference))}",
            $"      to: {YamlText.Scalar(t.To.ToText(conflict.Reference))}",
        }.Concat(YamlText.Indented(YamlText.Indented(
            [
                .. t.For.IsEmpty ? [] : YamlText.List("for", [.. t.For.Select(i => conflict.DecisionMakers[i].Id)]),
                .. CaseWriter.Optional("because", t.Because),
            ]))))];

    // Only what differs from self-interest; one line when nothing does.
    private string[] Attitudes()
    {
        ImmutableArray<ImmutableArray<Attitude>> usual = Conflict.SelfInterest(conflict.DecisionMakers.Length);
        IEnumerable<string> holders = conflict.DecisionMakers.SelectMany(i =>
        {
            string[] toward =
            [
                .. conflict.DecisionMakers.Where(j => conflict.Attitudes[i.Index][j.Index] != usual[i.Index][j.Index])
                    .Select(j => $"{YamlText.Scalar(j.Id)}: {CaseKeys.Attitudes[(int)conflict.Attitudes[i.Index][j.Index]]}"),
            ];
            ImmutableArray<string> because = conflict.Grounds.Attitudes.IsEmpty ? [] : conflict.Grounds.Attitudes[i.Index].Because;
            return toward.Length + because.Length == 0 ? [] : CaseWriter.Section(YamlText.Scalar(i.Id), [.. toward, .. CaseWriter.Optional("because", because)]);
        });
        string[] lines = [.. CaseWriter.Section("attitudes", holders)];
        return lines.Length == 1 ? ["attitudes: {}"] : lines;
    }

    private IEnumerable<string> Rules() => Written.Length == 0 ? ["infeasible: []"] : CaseWriter.Section("infeasible", Written.SelectMany(Rule));

    // Options a view does not know stand in the overlay only; a base conflict knows its options.
    private IEnumerable<string> Hidden()
    {
        (string Name, ImmutableArray<string> Because)[] hidden =
        [
            .. conflict.Rules.Where(r => r.Kind == RuleKind.Hidden)
                .SelectMany(r => r.Operands.OfType<Formula.Takes>().Select(f => conflict.Options[f.Index]).Select(o => (HiddenName(o), r.Because)).DistinctBy(n => n.Item1)),
        ];
        return hidden.Length == 0 ? []
            : hidden.All(h => h.Because.IsEmpty) ? YamlText.List("hidden", [.. hidden.Select(h => h.Name)])
            : ["hidden:", .. hidden.Select(h => $"  - {Backed("option", YamlText.Scalar(h.Name, true), h.Because)}")];
    }

    // A scale is hidden as a whole, under its own name.
    private string HiddenName(Option option) => option.Level is null
        ? conflict.Reference(option.Index)
        : conflict.Reference(option.Index)[..^(option.Id.Length - option.Level.Scale.Id.Length)];

    // When only switches differ and all of them have names, the switches are enough.
    private IEnumerable<string> RulesInstead(ConflictLines whole)
    {
        if (Rules().SequenceEqual(whole.Rules()))
            return Switches(Written.Where(r => r is { Id: not null, Switch.Because.IsEmpty: false }));
        ImmutableArray<Rule> own = Written, theirs = whole.Written;
        bool onlySwitches = own.Length == theirs.Length && own.Zip(theirs).All(p =>
            Rule(p.First with { InForce = true }).SequenceEqual(Rule(p.Second with { InForce = true }))
            && (p.First.InForce == p.Second.InForce || p.First.Id is not null));
        return onlySwitches
            ? Switches(own.Zip(theirs).Where(p => p.First.InForce != p.Second.InForce || p.First is { Id: not null, Switch.Because.IsEmpty: false }).Select(p => p.First))
            : [.. Rules(), .. Switches(own.Where(r => r is { Id: not null, Switch.Because.IsEmpty: false }))];
    }

    private static IEnumerable<string> Switches(IEnumerable<Rule> rules)
    {
        string[] lines = [.. rules.Select(r => $"{YamlText.Scalar(r.Id!)}: {Backed("in-force", r.InForce ? "yes" : "no", r.Switch?.Because ?? [])}")];
        return lines.Length == 0 ? [] : CaseWriter.Section("in-force", lines);
    }

    /// <summary>A judgement written short, or with its evidence in braces.</summary>
    internal static string Backed(string key, string judgement, ImmutableArray<string> because) => because.IsEmpty
        ? judgement
        : $"{{{key}: {judgement}, because: [{string.Join(", ", because.Select(b => YamlText.Scalar(b, true)))}]}}";

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
        : ["indistinguishable:", .. conflict.Indistinguishable.Select((f, k) => (Text: f.ToText(conflict.Reference), Because: conflict.Grounds.Indistinguishable.IsEmpty ? [] : conflict.Grounds.Indistinguishable[k].Because))
            .Select(m => $"  - {Backed("states", YamlText.Scalar(m.Text, !m.Because.IsEmpty), m.Because)}")];

    private IEnumerable<string> StatusQuo()
    {
        if (conflict.StatusQuo is not State state)
            return [];
        IEnumerable<string> Place(string key) => conflict.Graph is not null
            ? YamlText.Entry(key, conflict.Word(state))
            : YamlText.List(key, [.. written.Where(state.Takes).Select(conflict.Reference)]);
        ImmutableArray<string> because = conflict.Grounds.StatusQuo.Because;
        return because.IsEmpty ? Place("status-quo") : CaseWriter.Section("status-quo", [.. Place("state"), .. CaseWriter.Optional("because", because)]);
    }

    private IEnumerable<string> Preferences(IReadOnlyCollection<DecisionMaker> holders)
    {
        DecisionMaker[] known = [.. holders.Where(d => conflict.Preferences[d.Index] is not null)];
        return known.Length == 0 ? [] : CaseWriter.Section("preferences", known.SelectMany(Preference));
    }

    private IEnumerable<string> Preference(DecisionMaker holder) => conflict.Preferences[holder.Index] is Preference preference
        ? CaseWriter.Section(YamlText.Scalar(holder.Id), [.. new PreferenceLines(conflict, written).Of(preference), .. CaseWriter.Optional("because", preference.Because)])
        : [];
}
