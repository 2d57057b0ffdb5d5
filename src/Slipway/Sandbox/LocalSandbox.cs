namespace Slipway.Sandbox;

/// <summary>Servers, a registry and their keys on this machine, real in every part.</summary>
public static class LocalSandbox
{
    /// <summary>Brings the sandbox up: what is there and healthy is reused, what is stopped or half made is repaired.</summary>
    /// <exception cref="SlipwayException">A part does not come up.</exception>
    public static Task<RunningSandbox> UpAsync(SandboxOptions options, CancellationToken cancellationToken = default)
        => throw new SlipwayException($"Sandbox {options.Name} cannot be made yet.");

    /// <summary>The sandbox as its last <see cref="UpAsync"/> recorded it, without asking Docker; null where there is none.</summary>
    public static RunningSandbox? Find(SandboxOptions options) => null;

    /// <summary>Removes containers, networks, volumes and state, by label; the images stay unless <paramref name="images"/>.</summary>
    public static Task DownAsync(SandboxOptions options, bool images = false, CancellationToken cancellationToken = default)
        => Task.CompletedTask;
}
