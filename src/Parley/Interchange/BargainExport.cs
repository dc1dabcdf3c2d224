using System.Collections.Immutable;

namespace Parley.Interchange;

/// <summary>Standings in another program's format.</summary>
/// <param name="Text">The file; null when nothing could be written.</param>
/// <param name="NotSurviving">What the format cannot hold, one sentence each.</param>
public sealed record BargainExport(string? Text, ImmutableArray<string> NotSurviving);
