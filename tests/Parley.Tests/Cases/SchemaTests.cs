using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using Parley.Cases;

namespace Parley.Tests.Cases;

public sealed class SchemaTests
{
    private static readonly JsonNode Root = JsonNode.Parse(CaseSchema.Text)!;

    /// <summary>Each place of a case file: the keys the reader knows, where the schema lists them, and a passage of the Cuba sample to spoil.</summary>
    public static TheoryData<string, string[]> Places => new()
    {
        { "", [.. CaseKeys.Root] },
        { "definitions/party/oneOf/1", [.. CaseKeys.Party] },
        { "definitions/source", [.. CaseKeys.Source] },
        { "definitions/claim", [.. CaseKeys.Claim] },
        { "definitions/conflict", [.. CaseKeys.Conflict] },
        { "definitions/option/oneOf/1", [.. CaseKeys.Option] },
        { "definitions/candidate", [.. CaseKeys.Candidate] },
        { "definitions/transition", [.. CaseKeys.Transition] },
        { "definitions/transition/properties/forbid", [.. CaseKeys.Forbidden] },
        { "definitions/graph", [.. CaseKeys.Graph] },
        { "definitions/rule/oneOf/1", [.. CaseKeys.Rule] },
        { "definitions/preference", [.. CaseKeys.Preference] },
        { "definitions/perspective", [.. CaseKeys.Perspective] },
        { "definitions/speaker/oneOf/1", [.. CaseKeys.Speaker] },
        { "definitions/quote", [.. CaseKeys.Quote] },
        { "definitions/position", [.. CaseKeys.Position] },
        { "definitions/anchorMove", [.. CaseKeys.AnchorMove] },
        { "definitions/hypothesis", [.. CaseKeys.Hypothesis] },
        { "definitions/hypothesis/properties/answer", [.. CaseKeys.HypothesisAnswer] },
        { "definitions/statement/oneOf/1", ["statement", "because"] },
        { "definitions/switch/oneOf/1", ["in-force", "because"] },
        { "definitions/overlay", [.. CaseKeys.Overlay] },
        { "definitions/question", [.. ForecastKeys.Question] },
        { "definitions/question/properties/condition", [.. ForecastKeys.Condition] },
        { "definitions/answer/oneOf/1", [.. ForecastKeys.Answer] },
        { "definitions/criterion", [.. ForecastKeys.Criterion] },
        { "definitions/mechanism/oneOf/1", [.. ForecastKeys.Mechanism] },
        { "definitions/prediction", [.. ForecastKeys.Prediction] },
        { "definitions/prediction/properties/normal", [.. ForecastKeys.Normal] },
        { "definitions/model", [.. ForecastKeys.Model] },
        { "definitions/resolution", [.. ForecastKeys.Resolution] },
        { "definitions/band", [.. ForecastKeys.Band] },
        { "definitions/bargaining", [.. BargainingKeys.Bargaining] },
        { "definitions/bargainingOverlay", [.. BargainingKeys.Overlay] },
        { "definitions/issue", [.. BargainingKeys.Issue] },
        { "definitions/issueOverlay", [.. BargainingKeys.IssueOverlay] },
        { "definitions/actor", [.. BargainingKeys.Actor] },
        { "definitions/stance", [.. BargainingKeys.Stance] },
        { "definitions/estimate/oneOf/1", [.. BargainingKeys.Estimate] },
        { "definitions/limit", [.. BargainingKeys.Limit] },
        { "definitions/dependency", [.. BargainingKeys.Dependency] },
        { "definitions/link", [.. BargainingKeys.Link] },
        { "properties/certainty-scale", [.. ForecastKeys.Scale] },
    };

    /// <summary>Passages of the Cuba sample behind which one more key may stand, one for each place.</summary>
    public static TheoryData<string> Passages =>
    [
        "kind: textbook\n", "    name: United States\n", "    author: Fraser and Hipel\n", "    certainty: likely\n", "conflict:\n  options:\n",
        "        irreversible: yes\n", "      id: no-both\n", "      ranking: 1>5>7>3>6>2>8>4>9>12>{10,11}\n", "    held-by: ussr\n", "      status-quo: YYNN\n",
    ];

    [Theory, MemberData(nameof(Places))]
    public void The_reader_and_the_schema_know_the_same_keys(string place, string[] keys)
    {
        JsonNode node = Root;
        foreach (string step in place.Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = int.TryParse(step, CultureInfo.InvariantCulture, out int index) ? node[index]! : node[step]!;
        Assert.Equal(keys.Order(), node["properties"]!.AsObject().Select(p => p.Key).Order());
        Assert.False(node["additionalProperties"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task Samples_are_valid(int sample) => Assert.Empty(await Complaints(Samples.All[sample]));

    [Fact]
    public async Task Cases_of_the_catalogue_are_valid()
    {
        foreach (string file in Catalogue.CaseFiles())
            Assert.Empty(await Complaints(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
    }

    [Theory, MemberData(nameof(Passages))]
    public async Task A_key_that_nobody_knows_fails_in_both(string passage)
    {
        string text = passage == "conflict:\n  options:\n"
            ? Samples.Cuba.Replace(passage, "conflict:\n  nobody-knows: x\n  options:\n", StringComparison.Ordinal)
            : Samples.Cuba.Replace(passage, passage + new string(' ', passage.Length - passage.TrimStart().Length) + "nobody-knows: x\n", StringComparison.Ordinal);
        Assert.NotEqual(Samples.Cuba, text);
        Assert.Equal(Codes.UnknownKey, Assert.Single(CaseReader.Read(new("case.yaml", text)).Diagnostics, d => d.Severity == Severity.Error).Code);
        Assert.NotEmpty(await Complaints(text));
    }

    [Theory]
    [InlineData("title: Small\n", "")]
    [InlineData("because: [said]", "because: said")]
    [InlineData("date: 1984", "grade: F")]
    [InlineData("parley: 1", "parley: 2")]
    [InlineData("statements: [not z]", "because: [said]")]
    public async Task Wrong_shapes_fail_in_both(string passage, string replacement)
    {
        string text = Examples.Small(passage, replacement);
        Assert.False(CaseReader.Read(new("case.yaml", text)).Succeeded);
        Assert.NotEmpty(await Complaints(text));
    }

    [Fact]
    public void The_schema_in_the_library_is_the_one_in_the_documentation() =>
        Assert.Equal(File.ReadAllText(Repository.PathTo("docs", "reference", "case.schema.json")), CaseSchema.Text);

    private static async Task<string[]> Complaints(string text)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(CaseSchema.Text, TestContext.Current.CancellationToken);
        Parley.Cases.Complaints complaints = new();
        YamlNode node = YamlTree.Read(new("case.yaml", text), complaints)!;
        return [.. schema.Validate(Json(node)?.ToJsonString() ?? "null").Select(e => e.ToString())];
    }

    // As an editor sees the file: whole numbers and true and false are values of their own, everything else is text.
    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlNode.Sequence list => new JsonArray([.. list.Items.Select(Json)]),
        YamlNode.Mapping map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key.Value, Json(e.Value)))),
        YamlNode.Scalar { IsNull: true } => null,
        YamlNode.Scalar { Plain: true, Text.Value: "true" or "false" } s => s.Text.Value == "true",
        YamlNode.Scalar { Plain: true } s when int.TryParse(s.Text.Value, CultureInfo.InvariantCulture, out int number) => number,
        YamlNode.Scalar s => s.Text.Value,
        _ => null,
    };
}
