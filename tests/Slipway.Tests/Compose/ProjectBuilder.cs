using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Slipway.Compose;
using Slipway.Releases;

namespace Slipway.Tests.Compose;

/// <summary>An application as Compose prints it, in a directory that exists.</summary>
public sealed class ProjectBuilder : IDisposable
{
    public const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    public string Root { get; } = Directory.CreateTempSubdirectory("slipway-render-").FullName;

    public static RenderOptions Options => new() { Layout = new ServerLayout("shop"), Environment = "qa", Salt = "5a17" };

    public ProjectBuilder With(string path, string content)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    /// <summary><c>ROOT</c> in the JSON stands for <see cref="Root"/>.</summary>
    public ComposeProject Project(string services, string rest = "", params (string Name, string Value)[] secrets) =>
        new(JsonNode.Parse($$"""{ "name": "shop", "services": {{{services}}} {{rest}} }""".Replace("ROOT", Root.Replace('\\', '/'), StringComparison.Ordinal))!.AsObject())
        {
            Name = "shop",
            WorkingDirectory = Root,
            Directory = Path.Combine(Root, "docker"),
            Secrets = secrets.ToImmutableDictionary(x => x.Name, x => new Secret(x.Value)),
        };

    public static string Image(string name) => $"localhost:5555/shop/{name}@{Digest}";

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
