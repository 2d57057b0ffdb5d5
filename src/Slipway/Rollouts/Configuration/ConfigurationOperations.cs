using System.Collections.Immutable;
using Slipway.Environments;

namespace Slipway.Rollouts.Configuration;

/// <summary>An operation that asks services about their configuration and changes nothing.</summary>
public interface IConfigurationOperation
{
    /// <summary>The services that are asked.</summary>
    ImmutableArray<string> Services { get; }
}

/// <summary>Asks services, before anything is changed, whether they could start with the configuration of the release.</summary>
/// <param name="Services">The services.</param>
public sealed record ValidateConfiguration(ImmutableArray<string> Services) : Operation, IConfigurationOperation
{
    /// <inheritdoc/>
    public override string Describe() => $"validate the configuration of {string.Join(", ", Services)}";
}

/// <summary>
/// Has running services take up other files, and compares what they work with then to what the files say. Their containers stay.
/// Where it fails, the way back has them take up the files before.
/// </summary>
/// <param name="Stage">The stage they belong to.</param>
/// <param name="Changes">The services, and why each is reloaded.</param>
public sealed record ReloadServices(StageKind Stage, ImmutableArray<ServiceChange> Changes) : StageOperation(Stage)
{
    /// <inheritdoc/>
    public override string Describe() =>
        $"reload in place: {string.Join(", ", Changes.Select(x => $"{x.Service} ({x.Reason})"))}, and compare the live configuration with the files";
}

/// <summary>Compares what services work with to what their files say, once they have passed their gate.</summary>
/// <param name="Stage">The stage they belong to.</param>
/// <param name="Services">The services.</param>
public sealed record ConfirmConfiguration(StageKind Stage, ImmutableArray<string> Services) : StageOperation(Stage), IConfigurationOperation
{
    /// <inheritdoc/>
    public override string Describe() => $"compare the live configuration of {string.Join(", ", Services)} with its files";
}
