using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.Reporting;

/// <summary>What <c>--help</c> prints: targets with their direct dependencies, then parameters.</summary>
internal static class HelpText
{
    const int Width = 100;

    public static IEnumerable<ReportLine> Of(NukeBuild build) =>
        [.. Targets(build.ExecutableTargets), .. Parameters(build)];

    static IEnumerable<ReportLine> Targets(IReadOnlyCollection<ExecutableTarget> targets)
    {
        var listed = targets.Where(x => x.Listed).ToList();
        var width = Math.Max(20, listed.Select(x => Name(x).Length).DefaultIfEmpty().Max());
        yield return new ReportLine("Targets (with their direct dependencies):", ConsoleStyle.Heading);
        yield return new ReportLine();
        foreach (var target in listed)
        {
            var dependencies = string.Join(", ", target.ExecutionDependencies.Select(x => x.Name));
            yield return new ReportLine($"  {Name(target).PadRight(width)}{(dependencies.Length > 0 ? $" -> {dependencies}" : "")}".TrimEnd());
            if (!string.IsNullOrWhiteSpace(target.Description))
                yield return new ReportLine($"    {target.Description}", ConsoleStyle.Dim);
        }
    }

    static IEnumerable<ReportLine> Parameters(NukeBuild build)
    {
        var listed = build.Session.Parameters.Definitions
            .Where(x => x.IsListed)
            .OrderBy(x => x.DashedName, StringComparer.Ordinal)
            .ToLookup(x => x.IsOfTheEngine);
        var width = listed.SelectMany(x => x).Select(x => x.DashedName.Length).DefaultIfEmpty().Max();
        var defaults = string.Join(", ", build.ExecutableTargets.Where(x => x.IsDefault).Select(x => x.Name));
        yield return new ReportLine();
        yield return new ReportLine("Parameters:", ConsoleStyle.Heading);
        foreach (var group in new[] { listed[false], listed[true] }.Where(x => x.Any()))
        {
            yield return new ReportLine();
            foreach (var line in group.SelectMany(x => Parameter(x, width, defaults)))
                yield return line;
        }
    }

    static IEnumerable<ReportLine> Parameter(ParameterDefinition definition, int width, string defaults)
    {
        var text = (definition.Description ?? "").Replace("{default_target}", defaults, StringComparison.Ordinal);
        if (text.Length > 0 && !".!?".Contains(text[^1], StringComparison.Ordinal))
            text += ".";
        if (definition.AllowedValues() is { } values)
            text += $" One of: {string.Join(", ", values)}.";
        if (definition.IsSecret)
            text += " (secret)";
        var lines = Wrap(text.Trim(), Width - width - 6).ToList();
        yield return new ReportLine($"  --{definition.DashedName.PadRight(width)}  {lines.FirstOrDefault()}".TrimEnd());
        foreach (var line in lines.Skip(1))
            yield return new ReportLine($"{new string(' ', width + 6)}{line}");
    }

    static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
            yield return line;
    }

    static string Name(ExecutableTarget target) => target.Name + (target.IsDefault ? " (default)" : "");
}
