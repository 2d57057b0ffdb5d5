using System.ComponentModel;
using Nuke.Common.Tooling;
using Slipway.Environments;

/// <summary>Where image builds keep layers between runs.</summary>
[TypeConverter(typeof(TypeConverter<LayerCache>))]
sealed class LayerCache : Enumeration
{
    /// <summary>Nowhere but in the builder.</summary>
    public static readonly LayerCache None = new() { Value = "none" };

    /// <summary>Beside the images: who can write it can write those, so it is trusted as they are.</summary>
    public static readonly LayerCache Registry = new() { Value = "registry" };

    /// <summary>In the cache of GitHub Actions, which each branch has its own of.</summary>
    public static readonly LayerCache GitHub = new() { Value = "github" };

    /// <summary>What a build reads. Each image and architecture has a cache of its own.</summary>
    public string[] From(DeployEnvironment environment)
    {
        var name = $"{{image}}-{environment.Platform.Split('/')[^1]}";
        return this == Registry ? [$"type=registry,ref={environment.Registry.Address}/cache:{name}"]
            : this == GitHub ? [$"type=gha,scope={name}"]
            : [];
    }

    /// <summary>What it writes: the layers of all stages.</summary>
    public string[] To(DeployEnvironment environment) => [.. From(environment).Select(x => $"{x},mode=max")];
}
