using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.Reporting;

/// <summary>
/// What <c>--help</c> prints: targets with their direct dependencies, the build's parameters, the engine's, and the exit
/// codes. With targets named it is only about these and what they need.
/// </summary>
internal sealed class HelpText
{
    readonly NukeBuild _build;
    readonly NamedChoices _choices;
    readonly HelpLayout _layout;
    readonly bool _isOfSome;
    readonly List<ExecutableTarget> _targets;

    HelpText(NukeBuild build)
    {
        var session = build.Session;
        _build = build;
        _isOfSome = session.CommandLine.Positional.Count > 0 || session.CommandLine.Has("target");
        _targets = (_isOfSome ? build.ExecutionPlan : build.ExecutableTargets).Where(x => x.Listed || x.Invoked && _isOfSome).ToList();
        _choices = new NamedChoices(build.ExecutableTargets, session.Parameters.Definitions, []);
        _layout = new HelpLayout(session.Invocation.Width());
    }

    public static IEnumerable<ReportLine> Of(NukeBuild build)
    {
        var text = new HelpText(build);
        return [.. text.Targets(), .. text._isOfSome ? text.Needed() : text.Parameters(), .. text.End()];
    }

    IEnumerable<ReportLine> Targets()
    {
        var width = Math.Max(20, _targets.Select(x => Name(x).Length).DefaultIfEmpty().Max());
        foreach (var line in _layout.Indented(0, "Targets (with their direct dependencies):"))
            yield return new ReportLine(line, ConsoleStyle.Heading);
        yield return new ReportLine();
        foreach (var target in _targets)
        {
            var dependencies = string.Join(", ", target.ExecutionDependencies.Select(x => x.Name));
            foreach (var line in _layout.Columns($"  {Name(target).PadRight(width)}", dependencies.Length > 0 ? $" -> {dependencies}" : ""))
                yield return new ReportLine(line);
            foreach (var line in _layout.Indented(4, target.Description ?? ""))
                yield return new ReportLine(line, ConsoleStyle.Dim);
        }
    }

    IEnumerable<ReportLine> Parameters()
    {
        var listed = _choices.Definitions.Where(x => x.IsListed).OrderBy(x => x.DashedName, StringComparer.Ordinal).ToLookup(x => x.IsOfTheEngine);
        var width = listed.SelectMany(x => x).Select(x => x.Flag.Length).DefaultIfEmpty().Max();
        return [.. Group("Parameters:", listed[false], width), .. Group("Parameters of the engine:", listed[true], width)];
    }

    /// <summary>The parameters that the shown targets require.</summary>
    IEnumerable<ReportLine> Needed()
    {
        var needed = _choices.Definitions.Where(x => RequiredBy(x).Length > 0).OrderBy(x => x.DashedName, StringComparer.Ordinal).ToList();
        return Group("Parameters that they require:", needed, needed.Select(x => x.Flag.Length).DefaultIfEmpty().Max());
    }

    IEnumerable<ReportLine> Group(string title, IEnumerable<ParameterDefinition> definitions, int width)
    {
        var lines = definitions.SelectMany(x => _layout.Columns($"  {x.Flag.PadRight(width)}  ", Text(x))).ToList();
        return lines.Count == 0
            ? []
            : [new(), new(title, ConsoleStyle.Heading), new(), .. lines.Select(x => new ReportLine(x))];
    }

    IEnumerable<ReportLine> End()
    {
        yield return new ReportLine();
        var text = _isOfSome
            ? $"{BuildScript.Command} --help lists all targets and parameters."
            : "Exit codes: 0 done, 1 a target failed, 2 bad input, 3 cancelled; any other is the build's own.";
        foreach (var line in _layout.Indented(0, text))
            yield return new ReportLine(line, ConsoleStyle.Dim);
    }

    string Text(ParameterDefinition definition)
    {
        // Choices that are names of targets, profiles and secrets are listed where those are.
        var values = definition.AllowedValues() is { } allowed ? $"One of: {string.Join(", ", allowed)}." : "";
        var preset = DefaultValue.Texts(definition, _build.Session.RootDirectory) is { } texts
            ? $"Default: {string.Join(definition.Separator is { Length: > 0 } separator ? separator : " ", texts)}."
            : "";
        var parts = new[] { _choices.Describe(definition), values, preset, RequiredBy(definition), definition.IsSecret ? "(secret)" : "" };
        return string.Join(' ', parts.Where(x => x.Length > 0));
    }

    string RequiredBy(ParameterDefinition definition)
    {
        if (definition.Member.IsDefined(typeof(RequiredAttribute), inherit: true))
            return "Required.";
        var targets = _targets.Where(x => x.DelegateRequirements.Any(y => Requires(y, definition.Member))).Select(x => x.Name).ToList();
        return targets.Count > 0 ? $"Required by {string.Join(", ", targets)}." : "";
    }

    static bool Requires(LambdaExpression requirement, MemberInfo member) =>
        requirement is not Expression<Func<bool>> && requirement.Member().Name == member.Name;

    static string Name(ExecutableTarget target) => target.Name + (target.IsDefault ? " (default)" : "");
}
