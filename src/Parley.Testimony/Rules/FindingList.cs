using System.Collections.Immutable;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Collects findings; places come in the reading text and leave in the stored one.</summary>
internal sealed class FindingList(Material material, Corrected corrected)
{
    private readonly List<Finding> list = [];

    public void Add(string code, Stretch at, params ImmutableArray<string> facts) => Add(code, material.Span(at), facts, []);

    public void Add(string code, Stretch at, IEnumerable<Stretch> related, params ImmutableArray<string> facts) => Add(code, material.Span(at), facts, [.. related.Select(material.Span)]);

    public void Add(string code, SourceSpan span, ImmutableArray<string> facts, ImmutableArray<SourceSpan> related) =>
        list.Add(new(code, FindingCodes.Severities[code], span, facts, related) { IsDismissed = corrected.Dismisses(code, span) });

    public ImmutableArray<Finding> InOrder() => [.. list.OrderBy(f => f.Span.Start).ThenBy(f => f.Span.Length).ThenBy(f => f.Code, StringComparer.Ordinal)];
}
