using System.Text.Json.Nodes;
using Slipway.Environments;

namespace Slipway.Compose;

/// <summary>Pure: whether a new container of a service may run beside the old one until it is ready.</summary>
public static class SwapRules
{
    /// <summary>Why the old container must be stopped first; null when both may run for a while.</summary>
    /// <param name="project">The Compose files, read.</param>
    /// <param name="name">The service.</param>
    /// <param name="stage">Its stage.</param>
    public static string? StopFirst(ComposeProject project, string name, StageKind stage)
    {
        var service = project.Service(name);
        var definition = project.Document["services"]?[name] as JsonObject ?? [];
        if (service.IsOneShot)
            return "runs to its end";
        if (stage is StageKind.Infrastructure)
            return "is infrastructure";
        if (service.Ports.Length > 0)
            return $"publishes port {service.Ports[0].HostPort ?? "of the host"}";
        if (service.ContainerName is { } fixedName)
            return $"has the fixed container_name {fixedName}";
        if (service.Replicas != 1)
            return $"has {service.Replicas} replicas";
        if ((string?)definition["deploy"]?["update_config"]?["order"] == "stop-first")
            return "deploy.update_config.order is stop-first";
        if ((string?)definition["network_mode"] is { } mode)
            return $"has network_mode {mode}";
        if (ComposeService.Members(definition["networks"]).Any(x => x.Value?["ipv4_address"] is not null || x.Value?["ipv6_address"] is not null))
            return "has a fixed address";
        return Written(definition) is { } source ? $"writes to {source}" : null;
    }

    private static string? Written(JsonObject definition) => ComposeService.Items(definition["volumes"])
        .Where(x => (string?)x["type"] is "volume" or "bind" && (bool?)x["read_only"] != true)
        .Select(x => (string?)x["source"] ?? (string?)x["target"]).FirstOrDefault();
}
