using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Slipway.Releases;

namespace Slipway.Compose;

/// <summary>Makes of an application what a server gets: images by digest, configuration by content, nothing of this machine.</summary>
public static class ComposeRenderer
{
    /// <summary>Only for building and developing, or already decided; the server has no use for them.</summary>
    private static readonly string[] s_dropped = ["build", "develop", "env_file", "profiles"];

    /// <summary>Renders it.</summary>
    /// <exception cref="InvalidInputException">Something in it cannot be deployed; everything that cannot is named.</exception>
    public static RenderedCompose Render(ComposeProject project, RenderOptions options)
    {
        var document = project.Document.DeepClone().AsObject();
        var problems = new List<InvalidInputException>();
        var mounts = new MountRendering(project, options);
        var pinning = new ImagePinning(options);
        Collect(problems, () => mounts.RenderFiles(document, "configs", null));
        Collect(problems, () => mounts.RenderFiles(document, "secrets", options.Salt));
        mounts.RenderSecrets(document);
        foreach (var service in project.Services)
        {
            var definition = document["services"]![service.Name]!.AsObject();
            OwnImage? own = null;
            Collect(problems, () => own = pinning.Pin(service, definition));
            Collect(problems, () => mounts.Render(service, definition, own));
            if (project.Switches.ContainsKey(service.Name) || project.MaintenanceProxies.Contains(service.Name))
                TrafficSwitch.Mount(definition, options.Layout);
            if (options.Migrations is { } steps && steps.Service == service.Name)
                ImagePinning.Environment(definition)[MigrationSteps.Variable] = steps.Value;
            Tidy(definition);
        }

        Refuse(problems);
        var (fingerprints, placed) = Label(document, project, mounts, options);
        if (!placed.IsEmpty)
            PlacedMounts.Note(document, placed.Values, options.Layout);
        return new RenderedCompose(
            CanonicalJson.Write(document), mounts.Trees, fingerprints,
            project.Services.ToImmutableDictionary(x => x.Name, x => (string)document["services"]![x.Name]!["image"]!))
        {
            Switched = [.. project.Switches.Values.SelectMany(x => x)],
            Placed = placed,
            Mounted = mounts.Mounted,
        };
    }

    private static (ImmutableDictionary<string, string> Fingerprints, ImmutableDictionary<string, PlacedFiles> Placed) Label(
        JsonObject document, ComposeProject project, MountRendering mounts, RenderOptions options)
    {
        var fingerprint = new ServiceFingerprint(document, project.Secrets, options.Salt);
        var fingerprints = ImmutableDictionary.CreateBuilder<string, string>();
        var placed = ImmutableDictionary.CreateBuilder<string, PlacedFiles>();
        foreach (var service in project.Services)
        {
            var definition = document["services"]![service.Name]!.AsObject();
            if (definition["labels"] is not JsonObject labels)
                definition["labels"] = labels = [];
            labels["dev.slipway.application"] = options.Layout.Application;
            labels["dev.slipway.environment"] = options.Environment;
            foreach (var (name, value) in options.Labels)
                labels[name] = value.Replace("$", "$$", StringComparison.Ordinal);
            if (mounts.Placed.Place(service.Name, definition, fingerprint.Of(definition), options.Layout) is { } files)
                placed[service.Name] = files;
            fingerprints[service.Name] = fingerprint.Of(definition);
            labels[StateScript.FingerprintLabel] = fingerprints[service.Name];
        }

        return (fingerprints.ToImmutable(), placed.ToImmutable());
    }

    // Versions of Compose differ in the empty members that they print.
    private static void Tidy(JsonObject definition)
    {
        foreach (var name in s_dropped)
            definition.Remove(name);
        foreach (var name in definition.Where(x => x.Value is null).Select(x => x.Key).ToArray())
            definition.Remove(name);
        if (definition["deploy"] is JsonObject deploy && deploy["placement"] is JsonObject { Count: 0 })
            deploy.Remove("placement");
    }

    private static void Collect(List<InvalidInputException> problems, Action step)
    {
        try
        {
            step();
        }
        catch (InvalidInputException problem)
        {
            problems.Add(problem);
        }
    }

    private static void Refuse(List<InvalidInputException> problems)
    {
        if (problems.Count == 1)
            throw problems[0];
        if (problems.Count > 1)
            throw new InvalidInputException(string.Join('\n', problems.Select(x => x.Message)), innerException: problems[0]) { Parts = [.. problems] };
    }
}
