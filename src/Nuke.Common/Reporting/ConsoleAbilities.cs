using Nuke.Common.CI;
using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>What the place where lines go can show.</summary>
/// <param name="HasColours">Whether lines are coloured.</param>
/// <param name="IsLive">Whether a line may change after it was written: on a terminal that a person looks at.</param>
internal sealed record ConsoleAbilities(bool HasColours, bool IsLive)
{
    /// <summary>
    /// Plain in files, on build servers (<c>CI</c> too), with <c>NO_COLOR</c> and on terminals that are <c>dumb</c>.
    /// <c>FORCE_COLOR</c> brings the colours back (<c>0</c> and <c>false</c> take them away), but nothing that moves;
    /// <c>NO_COLOR</c> is stronger. https://no-color.org, https://force-color.org
    /// </summary>
    public static ConsoleAbilities Of(BuildInvocation invocation, Host host)
    {
        var isPlain = Has("NO_COLOR") || Value("FORCE_COLOR") is "0" or "false";
        var isTerminal = !invocation.IsOutputRedirected && host is not IBuildServer && !IsSet("CI") && Value("TERM") != "dumb";
        return new ConsoleAbilities(!isPlain && (isTerminal || Has("FORCE_COLOR")), !isPlain && isTerminal);

        string Value(string name) => invocation.Environment.GetValueOrDefault(name) ?? "";
        bool Has(string name) => Value(name).Length > 0;
        bool IsSet(string name) => Has(name) && Value(name) is not ("0" or "false");
    }
}
