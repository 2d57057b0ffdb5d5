using System.Collections.Immutable;
using Slipway.Contracts.Api;
using Slipway.Contracts.Migrations;

namespace Slipway.Contracts;

/// <summary>What a release promises and contains; part of <c>release.json</c>, beside its <c>openapi.json</c>.</summary>
public sealed record ReleaseContract
{
    /// <summary>Hash of its OpenAPI document; null where it has none.</summary>
    public string? ApiHash { get; init; }

    /// <summary>What its frontend uses of the API; null where nothing says so.</summary>
    public ApiUse? FrontendUse { get; init; }

    /// <summary>Every migration that it contains, in order, whether or not it may run yet.</summary>
    public ImmutableArray<Migration> Migrations { get; init; } = [];

    /// <summary>The service that runs them.</summary>
    public string? MigrationService { get; init; }

    /// <summary>The contract steps that it may run.</summary>
    public ImmutableArray<string> Due { get; init; } = [];

    /// <summary>How the database is backed up before one that has not been carried out.</summary>
    public DatabaseBackup? Backup { get; init; }

    /// <summary>The contract steps that wait for a later release.</summary>
    public ImmutableArray<string> Held() => [.. Migrations.Where(x => x.Kind == MigrationKind.Contract).Select(x => x.Name).Except(Due)];

    /// <summary>The contract steps that it is to carry out on a server.</summary>
    /// <param name="carried">What has been carried out there.</param>
    public ImmutableArray<Migration> ToCarryOut(ImmutableArray<CarriedStep> carried) =>
        [.. Migrations.Where(x => Due.Contains(x.Name) && !carried.Any(y => y.Name == x.Name && y.IsDone))];
}
