using System.Collections.Immutable;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>An attribution in the reading text, as it stands in the tree.</summary>
internal sealed class VoiceNode
{
    public required int Index { get; init; }

    public required VoiceDraft? Draft { get; init; }

    public required int Voice { get; init; }

    public required Stretch Content { get; init; }

    public VoiceNode? Parent { get; }

    public int Level { get; init; }

    public bool IsVerbatim => Draft?.IsVerbatim ?? false;

    /// <summary>This node or the nearest around it whose words are given as they were said; null when none is.</summary>
    public VoiceNode? Verbatim => IsVerbatim ? this : outerVerbatim;

    private readonly VoiceNode? outerVerbatim;

    public VoiceNode(VoiceNode? parent) => (Parent, outerVerbatim) = (parent, parent?.Verbatim);
}

/// <summary>Puts attributions into one another by the places of their words.</summary>
internal sealed class VoiceTree
{
    private readonly ImmutableArray<VoiceNode> nodes;
    private readonly NestedIndex places;

    private VoiceTree(ImmutableArray<VoiceNode> nodes) => (this.nodes, places) = (nodes, new(nodes.Select(n => n.Content)));

    /// <summary>The nodes, parents before children, in the order of the text.</summary>
    public ImmutableArray<VoiceNode> Nodes => nodes;

    /// <param name="drafts">What was found.</param>
    /// <param name="length">Length of the reading text.</param>
    /// <param name="voice">The voice of a draft; drafts come in the order of the words that name their speakers.</param>
    public static VoiceTree Of(IEnumerable<VoiceDraft> drafts, int length, IReadOnlyDictionary<VoiceDraft, int> voice)
    {
        ImmutableArray<VoiceNode>.Builder nodes = ImmutableArray.CreateBuilder<VoiceNode>();
        nodes.Add(new(null) { Index = 0, Draft = null, Voice = 0, Content = new(0, length), Level = 1 });
        Stack<VoiceNode> around = new([nodes[0]]);
        // Wider first; of two with the same words the reported clause holds the quotation.
        foreach (VoiceDraft draft in drafts.Where(d => d.Content.Length > 0).OrderBy(d => d.Content.Start).ThenByDescending(d => d.Content.End).ThenBy(d => d.IsVerbatim).ThenByDescending(d => d.Cue?.Start ?? 0))
        {
            while (around.Peek().Content.End <= draft.Content.Start && around.Count > 1)
                around.Pop();
            VoiceNode parent = around.Peek();
            // What begins inside one content and ends outside of it is cut: sentences do not cross the borders of quotations.
            Stretch content = new(draft.Content.Start, Math.Min(draft.Content.End, parent.Content.End));
            int who = voice[draft];
            if (content.Length == 0 || (who == parent.Voice && parent.Index > 0))
                continue;
            VoiceNode node = new(parent) { Index = nodes.Count, Draft = draft, Voice = who, Content = content, Level = parent.Level + 1 };
            nodes.Add(node);
            around.Push(node);
        }
        return new(nodes.ToImmutable());
    }

    /// <summary>The innermost node that holds a place.</summary>
    public VoiceNode At(int place) => nodes[Math.Max(0, places.At(place))];

    /// <summary>The innermost node that holds a stretch.</summary>
    public VoiceNode Around(Stretch stretch)
    {
        VoiceNode at = At(stretch.Start);
        while (at.Parent is not null && stretch.End > at.Content.End)
            at = at.Parent;
        return at;
    }

    /// <summary>The innermost node around a place whose words are given as they were said; null in words that are only reported.</summary>
    public VoiceNode? Verbatim(int place) => At(place).Verbatim;
}
