using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>A workflow.</summary>
public class GitHubActionsConfiguration : ConfigurationEntity
{
    /// <summary>The workflow's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What starts it, without conditions.</summary>
    public GitHubActionsTrigger[] ShortTriggers { get; set; } = [];

    /// <summary>What starts it, with conditions; only without <see cref="ShortTriggers"/>.</summary>
    public GitHubActionsDetailedTrigger[] DetailedTriggers { get; set; } = [];

    /// <summary>What its token may be used for: <c>read</c> or <c>write</c>. None leaves the repository's default.</summary>
    public (GitHubActionsPermissions Type, string Permission)[] Permissions { get; set; } = [];

    /// <summary>Runs of the same group wait for each other.</summary>
    public string? ConcurrencyGroup { get; set; }

    /// <summary>Whether a new run of the group cancels the running one.</summary>
    public bool ConcurrencyCancelInProgress { get; set; }

    /// <summary>The jobs.</summary>
    public GitHubActionsJob[] Jobs { get; set; } = [];

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"name: {Yaml.Scalar(Name)}");
        writer.WriteLine();
        WriteTriggers(writer);
        WritePermissions(writer);
        if (GitHubActionsConcurrency.IsWanted(ConcurrencyGroup, ConcurrencyCancelInProgress))
        {
            writer.WriteLine();
            GitHubActionsConcurrency.Write(writer, ConcurrencyGroup, ConcurrencyCancelInProgress);
        }

        writer.WriteLine();
        writer.WriteLine("jobs:");
        using (writer.Indent())
            Array.ForEach(Jobs, x => x.Write(writer));
    }

    void WriteTriggers(CustomFileWriter writer)
    {
        if (ShortTriggers.Length > 0)
        {
            writer.WriteLine($"on: [{ShortTriggers.Select(x => x.GetValue()).JoinCommaSpace()}]");
            return;
        }

        writer.WriteLine("on:");
        using (writer.Indent())
            Array.ForEach(DetailedTriggers, x => x.Write(writer));
    }

    void WritePermissions(CustomFileWriter writer)
    {
        if (Permissions.Length == 0)
            return;
        writer.WriteLine();
        writer.WriteLine("permissions:");
        using (writer.Indent())
            Array.ForEach(Permissions, x => writer.WriteLine($"{x.Type.GetValue()}: {x.Permission}"));
    }
}
