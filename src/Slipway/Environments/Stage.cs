using System.Collections.Immutable;

namespace Slipway.Environments;

/// <summary>The groups of services, in the order in which they are rolled out.</summary>
public enum StageKind
{
    /// <summary>Databases, caches, queues.</summary>
    Infrastructure,

    /// <summary>The API and what it needs first, such as migrations.</summary>
    Backend,

    /// <summary>What people see.</summary>
    Frontend,

    /// <summary>The reverse proxy.</summary>
    Edge,

    /// <summary>Metrics, dashboards, alerts.</summary>
    Monitoring,
}

/// <summary>A group of services rolled out together.</summary>
/// <param name="Kind">Its place in the order.</param>
/// <param name="Services">Names from the Compose files.</param>
public sealed record Stage(StageKind Kind, ImmutableArray<string> Services);
