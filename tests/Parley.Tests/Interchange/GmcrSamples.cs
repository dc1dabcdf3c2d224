namespace Parley.Tests.Interchange;

/// <summary>Small .gmcr texts, each with something a reader can trip over.</summary>
internal static class GmcrSamples
{
    internal const string Village = """
        {
          "options": [
            {"name": "Build", "permittedDirection": "fwd"},
            {"name": "Sue", "permittedDirection": "both"}
          ],
          "decisionMakers": [
            {"name": "Company", "options": [0], "preferences": [[[1, "N"]], [[0, "Y"]]]},
            {"name": "Village", "options": [1],
             "preferences": [[[0, "N"]],
                             {"compound": true, "members": [[[0, "Y"], [1, "Y"]], [[0, "N"], [1, "N"]]]}]}
          ],
          "infeasibles": [],
          "useManualPreferenceRanking": false
        }
        """;

    /// <summary>Ungrouped options, one name three times, a ranking with ties, a compound condition, a file key of old versions.</summary>
    internal const string Handmade = """
        {"program": "by hand", "version": "0", "nodes": [1, 2],
         "options": [{"name": "待つ", "permittedDirection": "both"}, {"name": "Wait", "permittedDirection": "back"}, {"name": "Wait", "permittedDirection": "both"}],
         "decisionMakers": [
           {"name": "北", "options": [2, 0], "preferences": [], "preferenceVector": [[1, 3], 2, 4], "payoffs": [4, 3, 4, 1]},
           {"name": "Wait", "options": [1], "preferences": [], "preferenceVector": [[1, 2, 3, 4]]}],
         "infeasibles": [{"compound": true, "members": [[[2, "Y"], [0, "Y"]], [[2, "N"], [0, "N"], [1, "Y"]], [[0, "N"], [1, "Y"]]]}],
         "useManualPreferenceVectors": true}
        """;

    internal static string[] All => [Village, Handmade];
}
