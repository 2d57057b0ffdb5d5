using Nuke.Common.CI.GitHubActions;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>What the token of a job may do.</summary>
/// <param name="Scope">With what.</param>
/// <param name="Level">What.</param>
public sealed record Permission(GitHubActionsPermissions Scope, PermissionLevel Level)
{
    /// <summary>Reading.</summary>
    public static Permission Read(GitHubActionsPermissions scope) => new(scope, PermissionLevel.Read);

    /// <summary>Reading and writing.</summary>
    public static Permission Write(GitHubActionsPermissions scope) => new(scope, PermissionLevel.Write);

    internal static YamlMap ToYaml(IEnumerable<Permission> permissions)
    {
        var map = new YamlMap();
        foreach (var (scope, level) in permissions)
            map.Add(KeyOf(scope), level.ToString().ToLowerInvariant());
        return map;
    }

    // IdToken is id-token.
    static string KeyOf(GitHubActionsPermissions scope) =>
        string.Concat(scope.ToString().Select((x, i) => i > 0 && char.IsAsciiLetterUpper(x) ? $"-{x}" : $"{x}")).ToLowerInvariant();
}

/// <summary>The levels of a permission.</summary>
public enum PermissionLevel
{
    /// <summary>Reading.</summary>
    Read,

    /// <summary>Reading and writing.</summary>
    Write,
}
