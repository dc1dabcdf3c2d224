using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Parley.Tests.House;

/// <summary>Who may know whom: project by project, room by room.</summary>
public sealed partial class WallTests
{
    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["Parley"] = ["YamlDotNet"],
        ["Parley.Analysis"] = ["Parley", "System.Numerics.Tensors"],
        ["Parley.Symbolic"] = ["Parley", "Parley.Analysis", "Google.OrTools", "Google.Protobuf"],
        ["Parley.Testimony"] = ["Parley", "Parley.Analysis", "NodaTime"],
        ["Parley.Reports"] = ["Parley", "Spectre.Console"],
    };

    // A room of Parley.Analysis and the rooms it may use.
    private static readonly Dictionary<string, string[]> Rooms = new()
    {
        ["Inverse"] = ["Stability", "MonteCarlo"],
        ["Evidence"] = ["Testimony"],
        ["Sensitivity"] = ["Stability"],
        ["Evolution"] = ["Stability", "MonteCarlo"],
        ["Robustness"] = ["Stability", "Inverse", "MonteCarlo"],   // a margin is the inverse question with the sign changed
    };

    public static TheoryData<string> ProjectNames() =>
        new(Directory.GetDirectories(Repository.PathTo("src")).Select(d => Path.GetFileName(d)!).Where(n => n != "Parley.Cli").Order());

    [Theory, MemberData(nameof(ProjectNames))]
    public void A_project_references_only_what_stands_above_it(string project)
    {
        XDocument file = XDocument.Load(Repository.PathTo("src", project, project + ".csproj"));
        string[] named =
        [
            .. file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)),
            .. file.Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value),
        ];
        Assert.Contains(project, Projects.Keys);
        Assert.Empty(named.Except(Projects[project]));
    }

    [Fact]
    public void One_file_of_one_project_knows_the_solver() => Assert.Equal(
        ["CpSat.cs"],
        Directory.EnumerateFiles(Repository.PathTo("src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains("using Google.", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!));

    [Fact]
    public void A_room_of_the_analysis_names_no_other_room()
    {
        string analysis = Repository.PathTo("src", "Parley.Analysis");
        string[] rooms = [.. Directory.GetDirectories(analysis).Select(d => Path.GetFileName(d)!).Where(n => n is not ("bin" or "obj"))];
        Assert.Contains("Stability", rooms);
        foreach (string room in rooms)
            foreach (string file in Directory.GetFiles(Path.Combine(analysis, room), "*.cs"))
                foreach (Match match in RoomName().Matches(File.ReadAllText(file)))
                {
                    string other = match.Groups["room"].Value;
                    if (other != room && other != "MonteCarlo" && rooms.Contains(other))
                        Assert.True(Rooms.GetValueOrDefault(room, []).Contains(other), $"{Path.GetFileName(file)} in {room} names {other}");
                }
    }

    [Fact]
    public void No_third_party_type_stands_in_a_public_signature()
    {
        foreach (Assembly assembly in new[] { typeof(Parley.Conflicts.Conflict).Assembly, typeof(Parley.Analysis.Stability.Definitions).Assembly, typeof(Parley.Analysis.Testimony.TestimonyReader).Assembly, typeof(Parley.Symbolic.SymbolicSearch).Assembly })
            foreach (Type type in assembly.GetExportedTypes())
                foreach (MemberInfo member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
                    foreach (Type used in Used(member))
                        Assert.True(
                            used.Assembly.GetName().Name is "System.Private.CoreLib" || used.Assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal) || used.Assembly.GetName().Name!.StartsWith("Parley", StringComparison.Ordinal),
                            $"{type}.{member.Name} shows {used}");
    }

    private static IEnumerable<Type> Used(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType).SelectMany(Parts),
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType).SelectMany(Parts),
        PropertyInfo property => Parts(property.PropertyType),
        FieldInfo field => Parts(field.FieldType),
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];

    [GeneratedRegex(@"Parley\.Analysis\.(?<room>\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RoomName();
}
