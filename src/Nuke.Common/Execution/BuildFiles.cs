using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Nuke.Common.Reporting;

namespace Nuke.Common.Execution;

/// <summary>Keeps the files up to date by which editors help to write parameter files.</summary>
internal static class BuildFiles
{
    const string Schema = "build.schema.json";
    const string Checked = "build.schema.checked";

    /// <summary>
    /// Writes the schema when it has changed, and <c>parameters.json</c> when there is none. On build servers nothing is
    /// written, and nowhere is the schema made again for a build that has not changed.
    /// </summary>
    public static void Update(BuildSession session, NukeBuild build)
    {
        if (session.IsServerBuild || !Directory.Exists(session.NukeDirectory))
            return;
        try
        {
            Update(session.NukeDirectory, session.TemporaryDirectory / Checked, build);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Serilog.Log.Verbose("The schema could not be written: {Message:l}", exception.Message);
        }
    }

    static void Update(AbsolutePath directory, AbsolutePath mark, NukeBuild build)
    {
        var id = $"{build.GetType().Module.ModuleVersionId} {typeof(NukeBuild).Module.ModuleVersionId}";
        if (File.Exists(directory / Schema) && File.Exists(mark) && File.ReadAllText(mark) == id)
            return;
        WriteIfChanged(directory / Schema, ParameterSchema.Of(build.Session.Parameters.Definitions, build.ExecutableTargets));
        if (!File.Exists(directory / ParameterFiles.Default))
            File.WriteAllText(directory / ParameterFiles.Default, $$"""{{{"\n"}}  "$schema": "./{{Schema}}"{{"\n"}}}{{"\n"}}""");
        Directory.CreateDirectory(mark.Parent);
        File.WriteAllText(mark, id);
    }

    static void WriteIfChanged(AbsolutePath file, string content)
    {
        if (!File.Exists(file) || File.ReadAllText(file) != content)
            File.WriteAllText(file, content);
    }
}
