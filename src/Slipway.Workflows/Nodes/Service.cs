using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>A container that runs beside a job.</summary>
/// <param name="Name">Its host name.</param>
/// <param name="Image">Its image, by digest.</param>
public sealed record Service(string Name, string Image)
{
    /// <summary>Its environment variables.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>();

    /// <summary>Ports, as <c>5432:5432</c>.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    /// <summary>Options of <c>docker create</c>, such as its health check.</summary>
    public string? Options { get; init; }

    internal static YamlMap ToYaml(IEnumerable<Service> services)
    {
        var map = new YamlMap();
        foreach (var x in services)
            map.Add(x.Name, new YamlMap { { "image", x.Image }, { "env", YamlMap.Of(x.Env) }, { "ports", x.Ports.ToArray() }, { "options", x.Options } });
        return map;
    }
}
