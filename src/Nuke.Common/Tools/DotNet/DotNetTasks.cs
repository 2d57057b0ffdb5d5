using Nuke.Common.Tooling;
using Serilog.Events;

namespace Nuke.Common.Tools.DotNet;

[LogLevelPattern(LogEventLevel.Warning, @": warning \w{2,5}\d{1,5}:")]
[LogLevelPattern(LogEventLevel.Error, @": error \w{2,5}\d{1,5}:")]
public partial class DotNetTasks
{
    static readonly string[] Special = ["%", "$", "@", "'", ";", "?", "*"];

    /// <summary>The text with what MSBuild reads as more than text (<c>;</c> between items, <c>$</c> before properties) in its escaped form.</summary>
    /// <remarks>https://learn.microsoft.com/visualstudio/msbuild/msbuild-special-characters</remarks>
    public static string EscapeMSBuild(string str) =>
        Special.Aggregate(str, (text, x) => text.Replace(x, Uri.HexEscape(x[0]), StringComparison.Ordinal));
}
