using System.Text;

namespace Parley.Analysis.Testimony;

/// <summary>The words of a paragraph or of a quotation at its own level: each quotation and bracket inside it is folded into one sign.</summary>
internal sealed class FoldedText
{
    /// <summary>Stands for a quotation.</summary>
    public const char Quote = '\uE000';

    /// <summary>Stands for brackets.</summary>
    public const char Bracket = '\uE001';

    private readonly int[] places;
    private readonly Dictionary<int, Enclosure> folds = [];

    private FoldedText(string text, int[] places) => (Text, this.places) = (text, places);

    /// <summary>What is read.</summary>
    public string Text { get; }

    /// <summary>The enclosures folded away, in order.</summary>
    public List<Enclosure> Folds { get; } = [];

    public static FoldedText Of(string text, Stretch stretch, IReadOnlyList<Enclosure> children)
    {
        // As much as stands at this level: what is folded away is read on its own, and nested quotations must not make that the square of their length.
        int own = stretch.Length;
        foreach (Enclosure child in children)
            own -= child.Whole.Length - 1;
        StringBuilder folded = new(own);
        List<int> places = new(own + 1);
        List<(int At, Enclosure Fold)> at = [];
        int k = stretch.Start;
        foreach (Enclosure child in children)
        {
            Copy(child.Whole.Start);
            at.Add((folded.Length, child));
            folded.Append(child.IsQuote ? Quote : Bracket);
            places.Add(child.Whole.Start);
            k = Math.Max(k, child.Whole.End);
        }
        Copy(stretch.End);
        places.Add(stretch.End);
        FoldedText result = new(folded.ToString(), [.. places]);
        foreach ((int place, Enclosure fold) in at)
        {
            result.folds.Add(place, fold);
            result.Folds.Add(fold);
        }
        return result;

        void Copy(int end)
        {
            // The signs themselves mean nothing when they stand in a text.
            for (; k < end; k++)
            {
                folded.Append(text[k] is Quote or Bracket ? '\uFFFD' : text[k]);
                places.Add(k);
            }
        }
    }

    /// <summary>The enclosure folded at a place; null when there is none.</summary>
    public Enclosure? At(int folded) => folds.GetValueOrDefault(folded);

    /// <summary>A stretch of the folded text as a stretch of the reading text.</summary>
    public Stretch Place(int start, int end)
    {
        if (end <= start)
            return new(places[start], places[start]);
        int last = folds.TryGetValue(end - 1, out Enclosure? fold) ? fold.Whole.End : places[end - 1] + 1;
        return new(places[start], last);
    }

    public Stretch Place(Stretch s) => Place(s.Start, s.End);
}
