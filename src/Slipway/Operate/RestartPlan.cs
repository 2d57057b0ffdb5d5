using System.Collections.Immutable;
using System.Text;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Rollouts;

namespace Slipway.Operate;

/// <summary>Restarts containers of services where they are; each is away meanwhile.</summary>
/// <param name="Stage">The stage they belong to.</param>
/// <param name="Changes">The services, and why no other runs meanwhile.</param>
public sealed record RestartInPlace(StageKind Stage, ImmutableArray<ServiceChange> Changes) : StageOperation(Stage)
{
    /// <inheritdoc/>
    public override string Describe() => $"restart in place: {string.Join(", ", Changes.Select(x => $"{x.Service} ({x.Reason})"))}";
}

/// <summary>Starts another container of services, of the same definition, beside the one that goes on serving.</summary>
/// <param name="Stage">The stage they belong to.</param>
/// <param name="Services">The services.</param>
public sealed record StartAnother(StageKind Stage, ImmutableArray<string> Services) : StageOperation(Stage)
{
    /// <inheritdoc/>
    public override string Describe() => $"start another {string.Join(", ", Services)} beside the one that serves";
}

/// <summary>What restarts services of the release that serves, in order.</summary>
/// <param name="Release">That release.</param>
/// <param name="Services">The services.</param>
/// <param name="Operations">Typed operations, in the order in which they run.</param>
public sealed record RestartPlan(Release Release, ImmutableArray<string> Services, ImmutableArray<Operation> Operations)
{
    /// <summary>Full ids of the containers that are there now; a gate asks none of those that are to be replaced.</summary>
    internal ImmutableHashSet<string> Before { get; init; } = [];

    /// <summary>The plan as it is printed.</summary>
    /// <param name="where">Environment and server.</param>
    public string Print(string where)
    {
        var text = new StringBuilder($"Plan for {where}: restart {string.Join(", ", Services)} of {Release.Id}").AppendLine();
        for (var i = 0; i < Operations.Length; i++)
            text.Append("  ").Append(i + 1).Append(". ").AppendLine(Operations[i].Describe());
        return text.ToString().TrimEnd();
    }
}
