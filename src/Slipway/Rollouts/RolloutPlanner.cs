using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Rollouts.Configuration;
using Slipway.Rollouts.Contracts;

namespace Slipway.Rollouts;

/// <summary>Pure: what a release needs on a server in a given state.</summary>
public static class RolloutPlanner
{
    private const string DefinitionChanged = "definition changed";

    private static readonly ImmutableArray<StageKind> s_stages = [.. Enum.GetValues<StageKind>().Order()];

    /// <summary>Plans a rollout.</summary>
    /// <param name="wanted">The release wanted.</param>
    /// <param name="trees">Content-addressed directory below <c>files/</c> → readable name, of all that the release mounts.</param>
    /// <param name="state">What the server runs and has.</param>
    public static RolloutPlan Plan(Release wanted, IReadOnlyDictionary<string, string> trees, ServerState state)
    {
        var plan = new RolloutPlan(wanted, state.Current?.Id, []);
        var stages = Stages(wanted, state);
        var removed = Removed(wanted, state);
        if (state.Current?.Id == wanted.Id && !state.Damaged.Contains(wanted.Id) && state.Progress is null && stages.IsEmpty && removed.IsEmpty)
            return plan;
        ImmutableArray<Operation> operations = [.. Preparation(wanted, trees, state), .. WithBackendGate(wanted, stages, state), .. removed, new CompleteRelease(wanted.Id)];
        return plan with { Operations = MigrationPlanner.Arrange(operations, wanted, state) };
    }

    /// <summary>Why the service's container must be replaced or started; null when it runs as the release wants it.</summary>
    public static string? ReasonToStart(ReleaseService service, ImmutableArray<ContainerState> containers)
    {
        var own = containers.Where(x => x.Service == service.Name).ToArray();
        if (own.Length == 0)
            return "new";
        var container = own.MaxBy(x => (x.Fingerprint == service.Fingerprint, x.State == "running"))!;
        if (container.Image != service.Image)
            return $"image {Digest(container.Image)} → {Digest(service.Image)}";
        if (container.Fingerprint != service.Fingerprint)
            return DefinitionChanged;
        if (service.IsOneShot)
            return container is { State: "exited", ExitCode: 0 } ? null : $"is {container.State} with exit code {container.ExitCode}";
        return container.State != "running" ? $"is {container.State}" : container.Health == "unhealthy" ? "is unhealthy" : null;
    }

    /// <summary>Why the service's container, which stays, must take up other files; null when it works with those of the release, or is replaced.</summary>
    public static string? ReasonToReload(ReleaseService service, ServerState state)
    {
        if (service.Configuration?.Files is not { } files || !state.Containers.Any(x => x.Service == service.Name && x.Fingerprint == service.Fingerprint && x.State == "running"))
            return null;
        var placed = state.Placed.GetValueOrDefault(files.Directory);
        return placed?.Content != files.Content ? "only its mounted files changed" : placed.IsPending ? "a reload failed or was cut off" : null;
    }

    private static IEnumerable<Operation> Preparation(Release wanted, IReadOnlyDictionary<string, string> trees, ServerState state)
    {
        var missing = trees.Where(x => !state.Files.Contains(x.Key)).Select(x => x.Value).Order(StringComparer.Ordinal).ToImmutableArray();
        if (!missing.IsEmpty || !state.Releases.Contains(wanted.Id) || state.Damaged.Contains(wanted.Id))
            yield return new UploadRelease(wanted.Id, missing);
        var pulls = wanted.Services.Select(x => x.Image).Distinct().Where(x => !state.Images.Contains(WithoutTag(x))).ToImmutableArray();
        if (!pulls.IsEmpty)
            yield return new PullImages(pulls);
        var validated = wanted.Services.Where(x => x.Configuration?.Validate is not null && (ReasonToStart(x, state.Containers) ?? ReasonToReload(x, state)) is not null).Select(x => x.Name).ToImmutableArray();
        if (!validated.IsEmpty)
            yield return new ValidateConfiguration(validated);
    }

    private static ImmutableArray<Operation> Stages(Release wanted, ServerState state)
    {
        var operations = ImmutableArray.CreateBuilder<Operation>();
        foreach (var stage in s_stages)
        {
            var services = wanted.ServicesOf(stage);
            var changes = services
                .Select(x => (Service: x, Reason: ReasonToStart(x, state.Containers)!))
                .Where(x => x.Reason is not null)
                .Select(x => x.Reason == DefinitionChanged ? x with { Reason = WhatChanged(x.Service, state) } : x)
                .ToImmutableArray();
            operations.AddRange(StagePlanner.Plan(stage, changes, services, state));
        }

        return operations.ToImmutable();
    }

    /// <summary>Where other files are what it is replaced for, which a reload would spare it.</summary>
    private static string WhatChanged(ReleaseService service, ServerState state) =>
        state.Current?.Services.FirstOrDefault(x => x.Name == service.Name) is not { } before || (before.Mounted ?? []).SequenceEqual(service.Mounted ?? []) ? DefinitionChanged
        : service.Configuration?.Reload is null ? $"mounted files changed, and no label {ServiceConfiguration.ReloadLabel} says how it takes them up"
        : "definition and mounted files changed";

    /// <summary>The backend is asked before anything after it changes, also when only the frontend does.</summary>
    private static ImmutableArray<Operation> WithBackendGate(Release wanted, ImmutableArray<Operation> stages, ServerState state)
    {
        if (stages.OfType<PassGate>().Any(x => x.Stage == StageKind.Backend) || wanted.ServicesOf(StageKind.Backend).IsEmpty)
            return stages;
        var index = stages.TakeWhile(x => x is StageOperation { Stage: < StageKind.Backend }).Count();
        var services = wanted.ServicesOf(StageKind.Backend);
        return stages.Insert(index, new PassGate(StageKind.Backend, [.. services.Select(x => x.Name)]) { HasPassed = services.All(x => StagePlanner.HasPassed(x, state)) });
    }

    private static ImmutableArray<Operation> Removed(Release wanted, ServerState state)
    {
        var gone = state.Containers.Select(x => x.Service).Distinct().Except(wanted.Services.Select(x => x.Name)).Order(StringComparer.Ordinal).ToImmutableArray();
        return gone.IsEmpty ? [] : [new RemoveServices(gone)];
    }

    private static string Digest(string reference) => reference.Split("@sha256:") is [_, { Length: > 12 } digest] ? digest[..12] : reference;

    /// <summary><c>name:tag@digest</c> → <c>name@digest</c>, which is how Docker lists what it has.</summary>
    private static string WithoutTag(string reference)
    {
        var at = reference.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
            return reference;
        var colon = reference.LastIndexOf(':', at);
        return colon > reference.LastIndexOf('/', at) ? reference.Remove(colon, at - colon) : reference;
    }
}
