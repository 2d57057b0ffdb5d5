namespace Slipway.Contracts.Migrations;

/// <summary>When a migration may run.</summary>
public enum MigrationKind
{
    /// <summary>It only adds: it runs before the new backend, while the release before serves.</summary>
    Expand,

    /// <summary>It takes something away: it runs once no release that needs it can come back by itself.</summary>
    Contract,
}

/// <summary>One migration that a release contains.</summary>
/// <param name="Name">Its file below the folder of migrations, without <c>expand/</c>, <c>contract/</c> and extension.</param>
/// <param name="Kind">When it may run.</param>
/// <param name="Hash">Of its content; 16 hexadecimal digits.</param>
public sealed record Migration(string Name, MigrationKind Kind, string Hash)
{
    /// <summary>Whether a release that does not know it lives with it all the same: it says so of itself.</summary>
    public bool IsReversible { get; init; }
}
