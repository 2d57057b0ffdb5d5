using Nuke.Common.IO;
using Nuke.Common.Parameters;

namespace Nuke.Common.Execution;

/// <summary>Finds the directory with <c>.nuke</c>.</summary>
internal static class RootDirectories
{
    /// <summary>
    /// <c>--root</c> (alone: the working directory), else the nearest directory with <c>.nuke</c> above the working
    /// directory, else above the build itself, so that a build can be started from anywhere.
    /// </summary>
    public static AbsolutePath Find(CommandLine commandLine, BuildInvocation invocation)
    {
        var given = commandLine.Values("root") ?? Variable(invocation, "NUKE_ROOT");
        if (given != null)
            return AbsolutePath.Create(Path.GetFullPath(given.Count > 0 ? given[0] : ".", invocation.WorkingDirectory));
        return Above(invocation.WorkingDirectory)
               ?? Above(AbsolutePath.Create(AppContext.BaseDirectory))
               ?? invocation.WorkingDirectory;
    }

    public static IReadOnlyList<string> Profiles(CommandLine commandLine, BuildInvocation invocation) =>
        commandLine.Values("profile") ?? Variable(invocation, "NUKE_PROFILE") ?? [];

    static IReadOnlyList<string>? Variable(BuildInvocation invocation, string name) =>
        invocation.Environment.GetValueOrDefault(name) is { Length: > 0 } value ? value.Split(' ') : null;

    static AbsolutePath? Above(AbsolutePath start)
    {
        // The one in the home directory belongs to the person, not to a repository.
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return start.FindParentOrSelf(x => Directory.Exists(x / ".nuke") && x.ToString() != home);
    }
}
