using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>
/// Remembers which targets succeeded, for <c>--continue</c>: one line for the invocation, then one for each target as it
/// succeeds, so that also a killed build can be continued.
/// </summary>
internal sealed class AttemptFile(BuildSession session)
{
    /// <summary>Why a target is skipped that need not run again.</summary>
    public const string Reason = "succeeded in the previous attempt";

    readonly AbsolutePath _file = session.TemporaryDirectory / "build-attempt.log";

    /// <summary>The targets that the previous attempt finished; none when it was of another invocation.</summary>
    public IReadOnlyCollection<string> Previous()
    {
        var lines = Read();
        if (lines.Length > 0 && lines[0] == Invocation())
            return lines[1..];
        if (lines.Length == 0)
            Log.Warning("There is no previous attempt to continue; starting from the beginning");
        else
            Log.Warning("The previous attempt was of {Invocation:l}; starting from the beginning", Named(lines[0]));
        return [];
    }

    /// <summary>Starts an attempt, with what is continued.</summary>
    public void Start(IEnumerable<ExecutableTarget> plan) =>
        Write(() => File.WriteAllLines(_file, plan.Where(x => x.Skipped == Reason).Select(x => x.Name).Prepend(Invocation())));

    public void Add(string target) => Write(() => File.AppendAllLines(_file, [target]));

    /// <summary>
    /// The named targets and the values given for parameters, wherever they were given: with other values, what succeeded
    /// would have to be done again. Another secret is still the same attempt, often the one that the wrong secret broke.
    /// </summary>
    string Invocation()
    {
        var targets = Invoked.Names(session).Select(KebabCase.Normalize).Order(StringComparer.Ordinal);
        var values =
            from definition in session.Parameters.Definitions
            where !definition.IsSecret && (!definition.IsOfTheEngine || definition.Name == nameof(NukeBuild.Partition))
            let given = session.Sources.Find(definition.Name, definition.IsOfTheEngine)
            where given != null
            orderby definition.DashedName
            select $"{definition.DashedName}={string.Join(' ', given.Texts)}";
        return session.Secrets.Apply(string.Join(' ', targets.Concat(values)).ReplaceLineEndings(" "));
    }

    static string Named(string invocation) => invocation.Length > 0 ? $"'{invocation}'" : "the default targets";

    string[] Read()
    {
        try
        {
            return File.Exists(_file) ? File.ReadAllLines(_file) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Warning("The previous attempt could not be read: {Message:l}", exception.Message);
            return [];
        }
    }

    void Write(Action write)
    {
        try
        {
            Directory.CreateDirectory(_file.Parent);
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Verbose("The attempt could not be recorded: {Message:l}", exception.Message);
        }
    }
}
