using System.Collections.Immutable;
using System.Text;
using Slipway.Compose;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Rollouts.Configuration;
using Slipway.Rollouts.Contracts;

namespace Slipway.Rollouts;

/// <summary>What takes a server from the release it runs to another, in order. An empty plan changes nothing.</summary>
/// <param name="Release">The release wanted.</param>
/// <param name="Previous">Id of the release that serves now; null before the first.</param>
/// <param name="Operations">Typed operations, in the order in which they run.</param>
public sealed record RolloutPlan(Release Release, string? Previous, ImmutableArray<Operation> Operations)
{
    /// <summary>Whether the server already runs exactly this.</summary>
    public bool IsEmpty => Operations.IsEmpty;

    /// <summary>Whether the proxy itself is started or replaced.</summary>
    public bool ChangesEdge => Operations.Any(x => x is StartServices { Stage: StageKind.Edge } or StartBeside { Stage: StageKind.Edge });

    /// <summary>What the release takes of its server and opens to the world; null prints nothing of it.</summary>
    public Footprint? Footprint { get; init; }

    /// <summary>The operations of the targets: before the backend's gate, the gate, after it, and the end.</summary>
    public ImmutableArray<Operation> Part(RolloutPart part) => [.. Operations.Where(x => PartOf(x) == part)];

    /// <summary>The plan as it is printed.</summary>
    /// <param name="where">Environment and server.</param>
    public string Print(string where)
    {
        if (IsEmpty)
            return $"Nothing to do: {where} already runs {Release.Id}.";
        var text = new StringBuilder().Append("Plan for ").Append(where).Append(": ")
            .Append(Previous is null ? "first release" : Previous).Append(" → ").AppendLine(Release.Id);
        for (var i = 0; i < Operations.Length; i++)
            text.Append("  ").Append(i + 1).Append(". ").AppendLine(Operations[i].Describe());
        if (Footprint is not null)
            text.Append(Footprint);
        return text.ToString().TrimEnd();
    }

    /// <summary>The target of the build that runs an operation.</summary>
    internal static string TargetOf(Operation operation) => TargetOf(PartOf(operation));

    /// <summary>The target of the build that runs a part.</summary>
    internal static string TargetOf(RolloutPart part) => part switch
    {
        RolloutPart.Backend => "DeployBackend",
        RolloutPart.Gate => "HealthGate",
        RolloutPart.Frontend => "DeployFrontend",
        _ => "Smoke",
    };

    private static RolloutPart PartOf(Operation operation) => operation switch
    {
        BackUpDatabase or UploadRelease or PullImages or ValidateConfiguration or StageOperation { Stage: < StageKind.Backend } => RolloutPart.Backend,
        PassGate { Stage: StageKind.Backend } or RetireReplaced { Stage: StageKind.Backend } => RolloutPart.Gate,
        StageOperation { Stage: StageKind.Backend } => RolloutPart.Backend,
        CompleteRelease => RolloutPart.Complete,
        _ => RolloutPart.Frontend,
    };
}

/// <summary>The parts of a plan, one for each target that runs it.</summary>
public enum RolloutPart
{
    /// <summary><c>DeployBackend</c>: upload, pull, infrastructure and backend.</summary>
    Backend,

    /// <summary><c>HealthGate</c>: the backend is ready.</summary>
    Gate,

    /// <summary><c>DeployFrontend</c>: frontend, edge, monitoring, and what is no longer wanted.</summary>
    Frontend,

    /// <summary><c>Smoke</c>: the release becomes current.</summary>
    Complete,
}
