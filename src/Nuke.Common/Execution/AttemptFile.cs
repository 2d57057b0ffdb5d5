using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>Remembers which targets succeeded, for <c>--continue</c>.</summary>
internal sealed class AttemptFile(AbsolutePath directory)
{
    readonly string _file = directory / "build-attempt.log";

    /// <summary>Starts an attempt.</summary>
    /// <returns>The targets that the previous attempt of the same invocation finished, when it is continued.</returns>
    public IReadOnlyCollection<string> Start(CommandLine commandLine, bool isContinued)
    {
        var invocation = string.Join(' ', commandLine.Positional.Concat(commandLine.Values("target") ?? []));
        IReadOnlyCollection<string> done = isContinued ? Previous(invocation) : [];
        Write(() => File.WriteAllLines(_file, done.Prepend(invocation)));
        return done;
    }

    public void Add(string target) => Write(() => File.AppendAllLines(_file, [target]));

    IReadOnlyCollection<string> Previous(string invocation)
    {
        var lines = File.Exists(_file) ? File.ReadAllLines(_file) : [];
        if (lines.Length > 0 && lines[0] == invocation)
            return lines[1..];
        Log.Warning("There is no previous attempt of the same targets to continue; starting over");
        return [];
    }

    void Write(Action write)
    {
        try
        {
            Directory.CreateDirectory(directory);
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Verbose("The attempt could not be recorded: {Message:l}", exception.Message);
        }
    }

}
