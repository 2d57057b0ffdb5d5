using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Slipway.Contracts.Api;
using Slipway.Contracts.Migrations;
using Slipway.Releases;

namespace Slipway.Contracts;

/// <summary>What an application promises, as a commit says it.</summary>
/// <param name="Files">Where it stands.</param>
public sealed record DeclaredContract(ContractFiles Files)
{
    /// <summary>Text of the OpenAPI document; null where none is declared.</summary>
    public string? Api { get; init; }

    /// <summary>What the frontend uses of the API; null where nothing says so.</summary>
    public ApiUse? FrontendUse { get; init; }

    /// <summary>Every migration, in order.</summary>
    public ImmutableArray<MigrationFile> Migrations { get; init; } = [];

    /// <summary>Tells two documents apart; 16 hexadecimal digits.</summary>
    public string? ApiHash => Api is null ? null : HashOf(Api);

    /// <summary>The migrations without their text.</summary>
    public ImmutableArray<Migration> Contained => [.. Migrations.Select(x => x.Migration)];

    /// <summary>What a release records of it.</summary>
    /// <param name="commit">The release's commit.</param>
    /// <param name="state">What the server runs: it decides which contract steps are due.</param>
    public ReleaseContract Describe(string commit, ServerState state) => new()
    {
        ApiHash = ApiHash,
        FrontendUse = FrontendUse,
        Migrations = Contained,
        MigrationService = Files.MigrationService,
        Due = ContractSteps.Due(Contained, commit, RunningContracts.Of(state)),
        Backup = Files.Backup,
    };

    internal static string HashOf(string document) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document.ReplaceLineEndings("\n"))))[..16];
}
