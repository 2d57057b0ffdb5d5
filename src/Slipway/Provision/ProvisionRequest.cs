using System.Collections.Immutable;
using Slipway.Contracts;

namespace Slipway.Provision;

/// <summary>What a server is made ready for.</summary>
public sealed record ProvisionRequest
{
    /// <summary>The Compose project's name, and the directory below <c>/opt</c>.</summary>
    public required string Application { get; init; }

    /// <summary>The user that deploys sign in as.</summary>
    public string User { get; init; } = "deploy";

    /// <summary>The public keys that may sign in as <see cref="User"/>. Keys that are there already stay.</summary>
    public required ImmutableArray<PublicKey> Keys { get; init; }

    /// <summary>How the database is backed up every day; null backs none up.</summary>
    public DatabaseBackup? Backup { get; init; }

    /// <summary>Daily backups that stay on the server.</summary>
    public int KeepBackups { get; init; } = 7;
}
