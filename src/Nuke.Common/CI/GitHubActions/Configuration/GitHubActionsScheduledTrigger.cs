using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Starts a workflow by the clock.</summary>
public class GitHubActionsScheduledTrigger : GitHubActionsDetailedTrigger
{
    /// <summary>When, such as <c>0 4 * * *</c> (UTC).</summary>
    public string Cron { get; set; } = "";

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine("schedule:");
        using (writer.Indent())
            writer.WriteLine($"- cron: {Yaml.Quoted(Cron)}");
    }
}
