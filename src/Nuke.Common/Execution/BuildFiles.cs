using Nuke.Common.Completion;
using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Nuke.Common.Reporting;

namespace Nuke.Common.Execution;

/// <summary>Keeps the files up to date by which editors and shells help to write what a build takes.</summary>
internal static class BuildFiles
{
    const string Schema = "build.schema.json";
    const string Checked = "build.schema.checked";

    /// <summary>
    /// Writes the schema and what shells complete when they have changed, and <c>parameters.json</c> when there is none. On
    /// build servers nothing is written, and nowhere are they made again for a build that has not changed, except when help
    /// is asked for: a build may compute what it allows.
    /// </summary>
    public static void Update(BuildSession session, NukeBuild build)
    {
        if (session.IsServerBuild || !Directory.Exists(session.NukeDirectory))
            return;
        try
        {
            Update(session, build, session.TemporaryDirectory / Checked);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Serilog.Log.Verbose("The schema could not be written: {Message:l}", exception.Message);
        }
    }

    static void Update(BuildSession session, NukeBuild build, AbsolutePath mark)
    {
        var profiles = ParameterFiles.Profiles(session.NukeDirectory);
        var id = $"{build.GetType().Module.ModuleVersionId} {typeof(NukeBuild).Module.ModuleVersionId} {string.Join(' ', profiles)}";
        var (schema, completion) = (session.NukeDirectory / Schema, session.TemporaryDirectory / CompletionFile.Name);
        var isAsked = build.Help || build.Completion != null;
        if (!isAsked && File.Exists(schema) && File.Exists(completion) && File.Exists(mark) && File.ReadAllText(mark) == id)
            return;
        var choices = new NamedChoices(build.ExecutableTargets, session.Parameters.Definitions, profiles);
        Directory.CreateDirectory(session.TemporaryDirectory);
        WriteIfChanged(schema, ParameterSchema.Of(session.Parameters.Definitions, choices, session.RootDirectory));
        WriteIfChanged(completion, CompletionFile.Of(session.Parameters.Definitions, choices));
        if (!File.Exists(session.NukeDirectory / ParameterFiles.Default))
            File.WriteAllText(session.NukeDirectory / ParameterFiles.Default, $$"""{{{"\n"}}  "$schema": "./{{Schema}}"{{"\n"}}}{{"\n"}}""");
        File.WriteAllText(mark, id);
    }

    /// <summary>A shell or an editor may read at any moment, so what it finds is always whole.</summary>
    static void WriteIfChanged(AbsolutePath file, string content)
    {
        if (File.Exists(file) && File.ReadAllText(file) == content)
            return;
        var temporary = $"{file}.{Environment.ProcessId}.new";
        File.WriteAllText(temporary, content);
        File.Move(temporary, file, overwrite: true);
    }
}
