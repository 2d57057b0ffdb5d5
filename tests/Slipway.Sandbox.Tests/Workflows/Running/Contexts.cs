using System.Security.Cryptography;
using System.Text;

namespace Slipway.Sandbox.Tests.Workflows.Running;

/// <summary>What expressions see: <c>github</c>, <c>needs</c>, <c>steps</c>, <c>inputs</c>, <c>vars</c>, <c>secrets</c>, …</summary>
/// <param name="Values">By context.</param>
internal sealed record Contexts(IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>Whether everything before succeeded.</summary>
    public bool Succeeds { get; init; } = true;

    /// <summary>Where files are, for <c>hashFiles</c>.</summary>
    public string? Workspace { get; init; }

    /// <summary>The same with another context.</summary>
    public Contexts With(string name, IReadOnlyDictionary<string, object?> value) => this with { Values = new Dictionary<string, object?>(Values) { [name] = value } };

    /// <summary>A context; one that GitHub does not give here is a mistake in the workflow.</summary>
    public object? Root(string name) => Values.TryGetValue(name, out var value) ? value : throw new NotSupportedException($"There is no context '{name}' here; there are {string.Join(", ", Values.Keys)}");

    /// <summary>A hash over files below the workspace; of a pattern such as <c>**/name</c>.</summary>
    public string HashFiles(string pattern)
    {
        var files = Directory.EnumerateFiles(Workspace ?? throw new NotSupportedException("hashFiles() before there is a workspace"), Path.GetFileName(pattern), SearchOption.AllDirectories);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Order(StringComparer.Ordinal).Select(x => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(x))))))));
    }
}
