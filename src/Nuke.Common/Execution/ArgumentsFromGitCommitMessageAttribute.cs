using System.Text.RegularExpressions;
using Nuke.Common.Git;
using Nuke.Common.Parameters;

namespace Nuke.Common.Execution;

/// <summary>
/// Takes parameters from the last line of the message of the commit that a build server builds, when the line starts with
/// the prefix: <c>[nuke++] --configuration Release</c>. They are stronger than the command line, so whoever may push a
/// commit decides over them.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed partial class ArgumentsFromGitCommitMessageAttribute : Attribute
{
    /// <summary>What the line starts with.</summary>
    public string Prefix { get; set; } = "[nuke++]";

    /// <summary>The arguments of the message, or null.</summary>
    internal CommandLine? Read(BuildSession session)
    {
        if (!session.IsServerBuild || session.Invocation.Environment.GetValueOrDefault("GITHUB_SHA") is not { Length: > 0 } commit)
            return null;
        var message = QuietGit.Ask(session.RootDirectory, "show", "-s", "--format=%B", commit, "--") ?? "";
        var line = message.Split('\n').LastOrDefault(x => !string.IsNullOrWhiteSpace(x)) ?? "";
        return line.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? CommandLine.Parse(Word().Matches(line[Prefix.Length..]).Select(x => x.Value.Trim('"')))
            : null;
    }

    [GeneratedRegex(@"""[^""]*""|\S+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
