using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Serilog;

namespace Nuke.Common.CI;

/// <summary>Keeps the configuration files of build servers up to date with the build.</summary>
internal static class ConfigurationFiles
{
    /// <summary>The configuration that only is to be made, or null.</summary>
    public static string? GivenId(BuildSession session) =>
        session.Sources.Find(BuildServerConfigurationGeneration.ConfigurationParameterName, prefixedOnly: true)?.Texts is { } texts
            ? texts is [var id, ..] ? id : ""
            : null;

    /// <summary>Makes the files of the configuration that is asked for.</summary>
    /// <returns>Whether one is asked for.</returns>
    public static bool Generate(BuildSession session, NukeBuild build)
    {
        if (build.Help || GivenId(session) is not { } id)
            return false;
        var generators = Generators(build);
        var generator = generators.Find(x => KebabCase.Normalize(x.Id) == KebabCase.Normalize(id));
        if (generator == null)
            throw new BuildInputException(Unknown(build, id, generators.ConvertAll(x => x.Id)));
        generator.Generate(build.ExecutableTargets);
        foreach (var file in generator.GeneratedFiles)
            Log.Information("Wrote {File:l}", session.RootDirectory.GetUnixRelativePathTo(file).ToString());
        return true;
    }

    /// <summary>
    /// Makes the files again that are missing, were edited, or belong to a build that has changed. On build servers
    /// nothing is made: they run what is checked in.
    /// </summary>
    public static void Update(BuildSession session, NukeBuild build)
    {
        if (session.IsServerBuild || !Directory.Exists(session.NukeDirectory))
            return;
        var mark = new ConfigurationMark(session.TemporaryDirectory / "configurations.checked", build.GetType());
        if (mark.Holds())
            return;
        try
        {
            var generators = Generators(build).FindAll(x => x.AutoGenerate);
            generators.ForEach(x => Update(session, build, x));
            mark.Write(generators.SelectMany(x => x.GeneratedFiles));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Warning("Configuration files could not be brought up to date: {Message:l}", exception.Message);
        }
    }

    /// <summary>Lets the configuration of the host that the build runs on hand over what was made.</summary>
    public static void SerializeState(BuildSession session, NukeBuild build)
    {
        if (session.IsServerBuild)
            Generators(build).Find(x => x.HostType == session.Host.GetType())?.SerializeState();
    }

    static void Update(BuildSession session, NukeBuild build, ConfigurationAttributeBase generator)
    {
        var files = generator.GeneratedFiles.ToList();
        var before = files.ConvertAll(x => Content(x));
        generator.Generate(build.ExecutableTargets);
        var changed = files.Where((file, index) => Content(file) != before[index]).ToList();
        if (changed.Count == 0)
            return;
        Log.Warning(
            "The configuration of {Name:l} was made again, since the build has changed: {Files:l}",
            generator.DisplayName,
            string.Join(", ", changed.Select(x => session.RootDirectory.GetUnixRelativePathTo(x).ToString())));
    }

    static List<ConfigurationAttributeBase> Generators(NukeBuild build)
    {
        var generators = build.GetType().GetCustomAttributes<ConfigurationAttributeBase>().ToList();
        generators.ForEach(x => x.Build = build);
        if (generators.GroupBy(x => x.Id, StringComparer.Ordinal).FirstOrDefault(x => x.Count() > 1) is { } same)
            throw new BuildInputException($"'{build.GetType().Name}' has more than one configuration '{same.Key}'. Give each its own name.");
        return generators;
    }

    static string Unknown(NukeBuild build, string id, List<string> ids) => ids.Count == 0
        ? $"'{build.GetType().Name}' has no attribute for a configuration, such as [GitHubActions], so '{id}' cannot be made."
        : $"There is no configuration '{id}'.{Nearest.Hint(id, ids)}{Environment.NewLine}  Configurations: {string.Join(", ", ids)}.";

    // Git may have written other line breaks, which is no change.
    static string? Content(string file) =>
        File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : null;
}
