using Nuke.Common.Completion;
using Nuke.Common.Reporting;
using Nuke.Common.Secrets;

namespace Nuke.Common.Execution;

/// <summary>What the engine does on request instead of running targets.</summary>
internal static class Errands
{
    /// <summary>Does what is asked for.</summary>
    /// <returns>What to print, or null when targets are to run.</returns>
    public static IEnumerable<ReportLine>? Run(BuildSession session, NukeBuild build) =>
        build.Help || build.ExecutionPlan.Count == 0 ? HelpText.Of(build)
        : build.Completion is { } shell ? CompletionScript.Of(shell)
        : build.SetSecret is { } name ? new SecretCommands(session).Set(name)
        : build.ListSecrets ? new SecretCommands(session).List()
        : build.ChangeSecretsPassword ? new SecretCommands(session).ChangePassword()
        : null;
}
