#pragma warning disable RS1035 // The solution and .nuke are outside the project, and NUKE's builds do not name them to the compiler.
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Nuke.SourceGenerators.Solutions;

/// <summary>Makes a class with the projects of a solution for each <c>[Solution(GenerateProjects = true)]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SolutionGenerator : IIncrementalGenerator
{
    const string Attribute = "Nuke.Common.ProjectModel.SolutionAttribute";

    static readonly DiagnosticDescriptor Unreadable = new(
        "NUKE002",
        "A solution cannot be read",
        "The projects of '{0}' cannot be generated: {1}",
        "Nuke",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var members = context.SyntaxProvider.ForAttributeWithMetadataName(
            Attribute,
            static (_, _) => true,
            static (x, _) => (
                x.TargetSymbol.Name,
                Source: x.TargetNode.SyntaxTree.FilePath,
                Path: x.Attributes[0].ConstructorArguments.FirstOrDefault().Value as string,
                IsGenerated: x.Attributes[0].NamedArguments.Any(y => y.Key == "GenerateProjects" && y.Value.Value is true)));
        context.RegisterSourceOutput(members.Where(x => x.IsGenerated), static (x, member) => Generate(x, member.Name, member.Source, member.Path));
    }

    static void Generate(SourceProductionContext context, string member, string source, string? relativePath)
    {
        try
        {
            var root = Root(source);
            var file = Path.Combine(root, relativePath ?? Parameter(root, member) ?? Only(root));
            var tree = SolutionTree.Read(member, File.ReadAllText(file), Path.GetExtension(file) == ".slnx");
            context.AddSource($"{member}.g.cs", SourceText.From(SolutionSource.Write(tree), Encoding.UTF8));
        }
        catch (Exception exception) when (exception is IOException or System.Xml.XmlException or InvalidOperationException)
        {
            context.ReportDiagnostic(Diagnostic.Create(Unreadable, Location.None, member, exception.Message));
        }
    }

    static string Root(string source)
    {
        for (var directory = Path.GetDirectoryName(source); directory != null; directory = Path.GetDirectoryName(directory))
        {
            if (Directory.Exists(Path.Combine(directory, ".nuke")))
                return directory;
        }

        throw new InvalidOperationException("no directory above the build has a directory .nuke.");
    }

    // A full reader of JSON would have to be shipped to the compiler; the value of one name is all that is looked for.
    static string? Parameter(string root, string member)
    {
        var file = Path.Combine(root, ".nuke", "parameters.json");
        var text = File.Exists(file) ? File.ReadAllText(file) : "";
        var match = Regex.Match(text, $"\"{Regex.Escape(member)}\"\\s*:\\s*\"(?<path>[^\"]+)\"", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        return match.Success ? match.Groups["path"].Value.Replace("\\\\", "/") : null;
    }

    static string Only(string root)
    {
        var files = Directory.GetFiles(root, "*.sln*").Where(x => Path.GetExtension(x) is ".sln" or ".slnx").ToList();
        return files.Count == 1
            ? files[0]
            : throw new InvalidOperationException($"{root} has {files.Count} solutions; name one in .nuke/parameters.json.");
    }
}
