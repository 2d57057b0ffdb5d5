using Slipway.Contracts.Api;
using Slipway.Contracts.Migrations;

namespace Slipway.Contracts;

/// <summary>Where an application's promises stand in its repository. Whatever is left out is not checked.</summary>
public sealed record ContractFiles
{
    /// <summary>The backend's OpenAPI document, relative to the repository's root.</summary>
    public string? ApiDocument { get; init; }

    /// <summary>What the frontend uses of the API, relative to the repository's root; see <see cref="ApiUse"/>.</summary>
    public string? FrontendUse { get; init; }

    /// <summary>The folder of the migrations, relative to the repository's root.</summary>
    public string? Migrations { get; init; }

    /// <summary>The service that runs them and ends; it gets the contract steps that it may run in <c>SLIPWAY_CONTRACT_STEPS</c>.</summary>
    public string? MigrationService { get; init; }

    /// <summary>How the database is backed up before a contract step.</summary>
    public DatabaseBackup? Backup { get; init; }

    /// <summary>Reads them.</summary>
    /// <param name="root">The repository's root.</param>
    /// <exception cref="InvalidInputException">A file is not there, or is not what it should be.</exception>
    public DeclaredContract Read(string root)
    {
        if ((Migrations is null) != (MigrationService is null))
            throw new InvalidInputException(
                $"{nameof(ContractFiles)}.{nameof(Migrations)} and {nameof(ContractFiles)}.{nameof(MigrationService)} belong together; only one of them is set.",
                "set both in build/Environments.cs, or neither");
        var api = ApiDocument is null ? null : ReadText(root, ApiDocument, nameof(ApiDocument));
        if (api is not null)
            Api.ApiDocument.Parse(api, ApiDocument!);
        return new DeclaredContract(this)
        {
            Api = api,
            FrontendUse = FrontendUse is null ? null : ApiUse.Parse(ReadText(root, FrontendUse, nameof(FrontendUse)), FrontendUse),
            Migrations = Migrations is null ? [] : MigrationFolder.Read(root, Migrations),
        };
    }

    private static string ReadText(string root, string file, string key) => File.Exists(Path.Combine(root, file))
        ? File.ReadAllText(Path.Combine(root, file))
        : throw new InvalidInputException(
            $"{nameof(ContractFiles)}.{key} names {file}, which does not exist.", $"build the project that writes {file} and commit it, or correct build/Environments.cs");
}
