using System.Collections.Immutable;
using Slipway.Compose;

namespace Slipway.Sandbox.Tests.Compose;

/// <summary>A repository's root with Compose files, gone after the test.</summary>
public sealed class ComposeFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("slipway-compose-").FullName;

    public ComposeRequest Request => new() { WorkingDirectory = Root, Files = ["compose.yaml"], ProjectName = "shop" };

    public ComposeFolder With(string path, string content)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public static ImmutableDictionary<string, string> Variables(params (string Name, string Value)[] values) =>
        values.ToImmutableDictionary(x => x.Name, x => x.Value);

    public static ImmutableDictionary<string, Secret> Secrets(params (string Name, string Value)[] values) =>
        values.ToImmutableDictionary(x => x.Name, x => new Secret(x.Value));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
