using Nuke.Common.Execution;
using Nuke.Common.Parameters;
using Nuke.Common.Utilities;

namespace Nuke.Common.Reporting;

/// <summary>What runs, where and with which versions: the first lines of a log file.</summary>
internal static class RunDescription
{
    public static IEnumerable<string> Of(BuildSession session) =>
    [
        $"Command line: {CommandLine(session)}",
        $"Root directory: {session.RootDirectory}",
        $"Engine: {EngineVersion.Text} ({EngineVersion.Runtime})",
        $"Host: {session.Host}, verbosity {session.Verbosity}, process {Environment.ProcessId}, {Environment.ProcessorCount} processors",
        $"Started: {session.Invocation.Time.GetLocalNow():yyyy-MM-dd HH:mm:ss zzz}",
    ];

    /// <summary>
    /// The values of secret parameters are left out, however short they are, and so are those of flags that nobody knows:
    /// one of them may be a secret's misspelt name.
    /// </summary>
    static string CommandLine(BuildSession session)
    {
        var words = new List<string>(session.CommandLine.Positional);
        foreach (var argument in session.CommandLine.Named)
        {
            var isPublic = session.PublicFlags.Contains(argument.Key);
            var values = argument.Values.Select(x => isPublic ? x.DoubleQuoteIfNeeded() : SecretMask.Replacement);
            words.Add(argument.IsInline ? $"{argument.Text}={string.Concat(values)}" : $"{argument.Text} {string.Join(' ', values)}".TrimEnd());
        }

        return words.Count == 0 ? "(none)" : string.Join(' ', words);
    }
}
