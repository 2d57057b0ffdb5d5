namespace Slipway.Workflows.Nodes;

/// <summary>Keeps files from one run to the next: <see href="https://github.com/actions/cache"/>. For jobs only that neither publish nor deploy.</summary>
public sealed class CacheStep : ActionStep
{
    /// <summary>Describes it.</summary>
    /// <param name="paths">What is kept.</param>
    /// <param name="key">The name under which it is kept; the same name is never written twice.</param>
    /// <param name="restoreKeys">Beginnings of names that will do when there is none of that name.</param>
    public CacheStep(IEnumerable<string> paths, string key, params string[] restoreKeys)
        : base("actions/cache")
    {
        var with = new Dictionary<string, string> { ["path"] = string.Join('\n', paths), ["key"] = key };
        if (restoreKeys.Length > 0)
            with["restore-keys"] = string.Join('\n', restoreKeys);
        With = with;
    }
}
