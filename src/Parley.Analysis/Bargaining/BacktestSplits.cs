using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parley.Analysis.MonteCarlo;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>Splits proposals into parts before anything is scored, so that a split can be named by its hash.</summary>
public static class BacktestSplits
{
    /// <summary>The split that a study asks for.</summary>
    /// <exception cref="ArgumentException">There are fewer proposals than parts, or fewer than two.</exception>
    public static BacktestSplit Of(SettledIssues issues, BacktestStudy study)
    {
        ArgumentNullException.ThrowIfNull(issues);
        ArgumentNullException.ThrowIfNull(study);
        string[] proposals = [.. issues.Proposals];
        int folds = study.Folds == 0 ? proposals.Length : study.Folds;
        if (folds < 2 || folds > proposals.Length)
            throw new ArgumentException($"{proposals.Length} proposals cannot be split into {folds} parts.", nameof(study));
        string[] drawn = [.. proposals];
        if (study.Folds > 0)
            new RandomSource(study.Seed, "backtest").Child("split").Open().Shuffle(drawn.AsSpan());
        string dataset = Hash(Text(issues));
        ImmutableArray<(string, int)> parts = [.. proposals.Select(p => (p, Array.IndexOf(drawn, p) % folds))];
        return new(dataset, parts, Hash(dataset + "\n" + string.Concat(parts.Select(p => $"{p.Item1}\t{p.Item2}\n"))));
    }

    // Everything a score can depend on, one line for each issue and actor, numbers as they are read back exactly.
    private static string Text(SettledIssues issues)
    {
        StringBuilder text = new();
        foreach (SettledIssue issue in issues.Issues)
        {
            text.Append(issue.Proposal).Append('\t').Append(issue.Scale.Name);
            foreach (double? number in (double?[])[issue.Scale.Low, issue.Scale.High, issue.Scale.Reference, issue.Outcome])
                text.Append('\t').Append(number?.ToString("R", CultureInfo.InvariantCulture));
            text.Append('\n');
            for (int i = 0; i < issue.Standings.Actors.Length; i++)
                text.Append(CultureInfo.InvariantCulture, $"{issue.Standings.Actors[i]}\t{issue.Standings.Position(i, 0):R}\t{issue.Standings.Salience(i, 0):R}\t{issue.Standings.Capability(i, 0):R}\n");
        }
        return text.ToString();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
