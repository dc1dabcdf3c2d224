using Parley.Forecasts;

namespace Parley.Analysis.Testimony;

/// <summary>Finds certainty words and the band each belongs to.</summary>
internal static class CertaintyReading
{
    public static List<CertaintyItem> Of(Material material)
    {
        Dictionary<string, CertaintyBand> bands = material.Tables.Bands.ToDictionary(b => b.Name);
        List<CertaintyItem> items = [];
        int covered = -1;
        foreach (CueHit hit in material.Hits)
        {
            if (hit.Cue.Class != "certainty" || hit.Start < covered)
                continue;
            covered = hit.End;
            if (!bands.TryGetValue(hit.Cue.Value, out CertaintyBand? band))
                continue;           // a form with - as its value only keeps a shorter one from being found
            int end = hit.End;
            while (end > hit.Start && material.Page.Text[end - 1] is '。')
                end--;
            items.Add(new(new(hit.Start, end), band, IsConditional(material, hit.Start)));
        }
        return items;
    }

    // A condition stands before the word in its own sentence.
    private static bool IsConditional(Material material, int place)
    {
        Stretch sentence = material.SentenceAt(place);
        foreach (CueHit hit in material.HitsIn(new(sentence.Start, Math.Max(sentence.Start, place))))
            if (hit.Cue.Class == "conditional" && hit.End <= place)
                return true;
        return false;
    }
}
