using System.Collections.Immutable;
using Parley.Evidence;
using Parley.Testimony;

namespace Parley.Cases;

/// <summary>Reads where things were said.</summary>
internal sealed class SourceBinder(Complaints complaints)
{
    /// <summary>The longest path of an archived text.</summary>
    public const int LongestPath = 260;

    /// <summary>The sources in the order of the file.</summary>
    public ImmutableArray<Source> Sources(IEnumerable<YamlNode.Entry> entries)
    {
        ImmutableArray<Source>.Builder list = ImmutableArray.CreateBuilder<Source>();
        List<(int At, PlacedText Named)> updates = [];
        foreach (YamlNode.Entry entry in entries)
            if (Fields.Of(entry.Value, entry.Key, $"The source '{YamlTree.Shown(entry.Key.Value)}'", CaseKeys.Source, complaints) is Fields fields)
            {
                if (fields.PlacedText("updates") is PlacedText named)
                    updates.Add((list.Count, named));
                list.Add(new()
                {
                    Id = entry.Key.Value,
                    Title = fields.Text("title"),
                    Author = fields.Text("author"),
                    Outlet = fields.Text("outlet"),
                    Date = EvidenceBinder.Date(fields, "date", complaints),
                    Published = EvidenceBinder.Date(fields, "published", complaints),
                    Retrieved = EvidenceBinder.Date(fields, "retrieved", complaints),
                    Url = fields.Text("url"),
                    Cite = fields.Text("cite"),
                    Language = fields.Text("language"),
                    File = File(fields),
                    Sha256 = Hash(fields),
                    Encoding = fields.Choice("encoding", TextDecoder.Encodings),
                    Rights = fields.Text("rights"),
                    Grade = fields.Choice("grade", CaseKeys.Grades) is string grade ? Enum.Parse<Grade>(grade) : Grade.None,
                    Note = fields.Text("note"),
                    Span = entry.Key.Span,
                });
            }
        foreach ((int at, PlacedText named) in updates)
            Update(list, at, named);
        return list.ToImmutable();
    }

    // Waves follow each other in time, so no chain of them comes back to where it began.
    private void Update(ImmutableArray<Source>.Builder list, int at, PlacedText named)
    {
        Source? older = list.FirstOrDefault(s => s.Id == named.Value);
        HashSet<string> seen = [list[at].Id];
        for (Source? next = older; next is not null; next = next.Updates is string id ? list.FirstOrDefault(s => s.Id == id) : null)
            if (!seen.Add(next.Id))
            {
                complaints.Error(EvidenceCodes.UnknownUpdate, named.Span, $"'{YamlTree.Shown(named.Value)}' would be a newer wave of itself.", "Name the wave before this one.");
                return;
            }
        if (older is null)
            complaints.Error(EvidenceCodes.UnknownUpdate, named.Span, $"There is no source '{YamlTree.Shown(named.Value)}' that this one could update.", complaints.DidYouMean(named.Value, list.Select(s => s.Id)));
        else
            list[at] = list[at] with { Updates = older.Id };
    }

    private string? File(Fields fields)
    {
        if (fields.PlacedText("file") is not PlacedText file)
        {
            foreach (string key in new[] { "sha256", "encoding" })
                if (fields.Stands(key) && !fields.Stands("file"))
                    complaints.Error(Codes.MissingKey, fields.Key(key).Span, $"{fields.What} has '{key}' and needs the key 'file'.", "Name the archived text, or remove the key.");
            return null;
        }
        if (Problem(file.Value) is string problem)
        {
            complaints.Error(EvidenceCodes.FileOutside, file.Span, $"'{YamlTree.Shown(file.Value)}' is no path below the folder of the case: {problem}.", "Write a path such as sources/speech.txt.");
            return null;
        }
        if (!fields.Stands("sha256"))
            complaints.Warning(EvidenceCodes.HashMissing, file.Span, $"{fields.What} has no 'sha256', so a change of the archived text cannot be noticed.", "'parley check' says the hash of the file that is there.");
        return file.Value;
    }

    private string? Hash(Fields fields)
    {
        if (fields.PlacedText("sha256") is not PlacedText hash)
            return null;
        if (hash.Value.Length != 64 || !hash.Value.All(char.IsAsciiHexDigit))
            complaints.Error(EvidenceCodes.BadHash, hash.Span, $"'{YamlTree.Shown(hash.Value)}' is no SHA-256; 64 hexadecimal digits were expected.");
        return hash.Value.ToLowerInvariant();
    }

    // The same on every system: what is outside on one of them is outside.
    private static string? Problem(string path) => path switch
    {
        _ when path.Length > LongestPath => $"it has more than {LongestPath} characters",
        _ when path.Any(c => char.IsControl(c)) => "it holds a control character",
        _ when path.Contains('\\') => "it holds a backslash; folders are separated by /",
        _ when path.Contains(':') => "it holds a colon",
        _ when path.StartsWith('/') || path.StartsWith('~') => "it does not begin in the folder",
        _ when path.Split('/').Contains("..") => "it leads out of the folder",
        _ when path.Split('/').Any(part => part.Length == 0 || part == ".") => "it has an empty part",
        _ => null,
    };
}
