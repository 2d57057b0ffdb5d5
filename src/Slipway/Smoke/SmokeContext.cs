using System.Collections.Immutable;
using Slipway.Environments;

namespace Slipway.Smoke;

/// <summary>What a smoke test needs to know about the release it checks and the machine it runs on.</summary>
public sealed record SmokeContext
{
    /// <summary>PEM text of a root certificate to trust beside the system's; null trusts the system's alone.</summary>
    public string? TrustedRoot { get; init; }

    /// <summary>Service → digest (<c>sha256:…</c>) of the image that must answer.</summary>
    public IReadOnlyDictionary<string, string> Digests { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Runs the command of a check in its container and gives what is wrong, or null; null where there is no connection to the server.</summary>
    public Func<ContainerCheck, string, CancellationToken, Task<string?>>? RunInContainer { get; init; }

    /// <summary>Where screenshots are kept.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>A Chromium or Chrome; null looks in the usual places.</summary>
    public string? ChromiumPath { get; init; }

    /// <summary>How long a check may wait for the good answer: a proxy that just started fetches its certificate first.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Measures and waits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
