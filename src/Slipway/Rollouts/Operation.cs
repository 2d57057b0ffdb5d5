using System.Collections.Immutable;
using Slipway.Environments;

namespace Slipway.Rollouts;

/// <summary>One step of a rollout. The same value is printed in the plan, tested, run, and recorded in the audit log.</summary>
public abstract record Operation
{
    /// <summary>One line for the plan: what will happen, and why.</summary>
    public abstract string Describe();

    /// <inheritdoc/>
    public sealed override string ToString() => Describe();

    private protected static string Short(string reference) => reference.Split("@sha256:") is [var name, { Length: > 12 } digest] ? $"{name}@{digest[..12]}" : reference;
}

/// <summary>Puts a release's directory and the configuration that it mounts on the server; what serves is not touched.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="Trees">Names of the mounted files and directories that the server lacks.</param>
public sealed record UploadRelease(string Release, ImmutableArray<string> Trees) : Operation
{
    /// <inheritdoc/>
    public override string Describe() => Trees.IsEmpty ? $"upload release {Release}" : $"upload release {Release} with {string.Join(", ", Trees)}";
}

/// <summary>Pulls images that the server lacks; registry credentials live there for the duration of this operation only.</summary>
/// <param name="References">By digest.</param>
public sealed record PullImages(ImmutableArray<string> References) : Operation
{
    /// <inheritdoc/>
    public override string Describe() => $"pull {string.Join(", ", References.Select(Short))}";
}

/// <summary>What belongs to one stage.</summary>
/// <param name="Stage">The stage.</param>
public abstract record StageOperation(StageKind Stage) : Operation;

/// <summary>Creates or replaces the containers of services.</summary>
/// <param name="Stage">The stage they belong to.</param>
/// <param name="Changes">The services, in their order, and why each is touched.</param>
public sealed record StartServices(StageKind Stage, ImmutableArray<ServiceChange> Changes) : StageOperation(Stage)
{
    /// <inheritdoc/>
    public override string Describe() => $"start {string.Join(", ", Changes.Select(x => $"{x.Service} ({x.Reason})"))}";
}

/// <summary>Starts new containers of services beside the old ones, which go on serving.</summary>
/// <param name="Stage">The stage they belong to.</param>
/// <param name="Changes">The services, in their order, and why each is touched.</param>
public sealed record StartBeside(StageKind Stage, ImmutableArray<ServiceChange> Changes) : StageOperation(Stage)
{
    /// <inheritdoc/>
    public override string Describe() => $"start beside the old one: {string.Join(", ", Changes.Select(x => $"{x.Service} ({x.Reason})"))}";
}

/// <summary>
/// Moves the requests to the new containers, once they are ready, and stops those that were replaced; each may finish its
/// requests within its <c>stop_grace_period</c>, and one behind a switch may be kept warm.
/// </summary>
/// <param name="Stage">The stage they belong to.</param>
/// <param name="Services">The services, those behind a switch included.</param>
/// <param name="Switched">Those behind a switch.</param>
public sealed record RetireReplaced(StageKind Stage, ImmutableArray<string> Services, ImmutableArray<string> Switched) : StageOperation(Stage)
{
    /// <inheritdoc/>
    public override string Describe() => string.Join("; ", ((string?[])
    [
        Switched.IsEmpty ? null : $"switch the requests of {string.Join(", ", Switched)}",
        Services.Except(Switched).ToArray() is { Length: > 0 } others ? $"let the replaced {string.Join(", ", others)} finish and stop" : null,
    ]).OfType<string>());
}

/// <summary>Waits until services are ready, or fails.</summary>
/// <param name="Stage">The stage that must not be followed by the next before.</param>
/// <param name="Services">The services that are asked.</param>
public sealed record PassGate(StageKind Stage, ImmutableArray<string> Services) : StageOperation(Stage)
{
    /// <summary>Whether these very containers have passed their gate before, so that one good answer is enough.</summary>
    public bool HasPassed { get; init; }

    /// <inheritdoc/>
    public override string Describe() => $"wait until {string.Join(", ", Services)} {(Services.Length == 1 ? "is" : "are")} ready";
}

/// <summary>Stops and removes containers of services that the release no longer has; volumes stay.</summary>
/// <param name="Services">Their names.</param>
public sealed record RemoveServices(ImmutableArray<string> Services) : Operation
{
    /// <inheritdoc/>
    public override string Describe() => $"remove {string.Join(", ", Services)} (no longer in the release)";
}

/// <summary>Stops services of a release that failed where no release was before it.</summary>
/// <param name="Services">Their names.</param>
public sealed record StopServices(ImmutableArray<string> Services) : Operation
{
    /// <inheritdoc/>
    public override string Describe() => $"stop {string.Join(", ", Services)} (there is no release to go back to)";
}

/// <summary>Makes a release the current one.</summary>
/// <param name="Release">Its id.</param>
public sealed record CompleteRelease(string Release) : Operation
{
    /// <inheritdoc/>
    public override string Describe() => $"make {Release} the current release";
}

/// <summary>Forgets a release in progress.</summary>
/// <param name="Release">Its id.</param>
public sealed record AbandonRelease(string Release) : Operation
{
    /// <inheritdoc/>
    public override string Describe() => $"abandon {Release}";
}

/// <summary>Why a service is touched.</summary>
/// <param name="Service">Name from the Compose files.</param>
/// <param name="Reason"><c>new</c>, <c>image abc → def</c>, <c>definition changed</c>, <c>is exited</c>, …</param>
public sealed record ServiceChange(string Service, string Reason);
