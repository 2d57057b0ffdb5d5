using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Nuke.SourceGenerators.Tools;

/// <summary>Makes the classes of a tool from its <c>.tool</c> file.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ToolGenerator : IIncrementalGenerator
{
    static readonly DiagnosticDescriptor Unreadable = new(
        "NUKE001",
        "A tool specification cannot be read",
        "{0}: {1}",
        "Nuke",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider.Where(x => x.Path.EndsWith(".tool", StringComparison.Ordinal));
        context.RegisterSourceOutput(files, Generate);
    }

    static void Generate(SourceProductionContext context, AdditionalText file)
    {
        try
        {
            var tool = ToolSpecificationReader.Read(file.GetText(context.CancellationToken)?.ToString() ?? "");
            context.AddSource($"{tool.Name}.g.cs", SourceText.From(new ToolSource(tool).Write(), Encoding.UTF8));
        }
        catch (FormatException exception)
        {
            context.ReportDiagnostic(Diagnostic.Create(Unreadable, Location.None, file.Path, exception.Message));
        }
    }
}
