using System.Collections.Immutable;
using Serilog;

namespace Slipway.Sandbox;

/// <summary>Debian packages put onto this machine by <c>docker/sandbox/install-packages.sh</c>.</summary>
internal static class AptPackages
{
    public static async Task InstallAsync(PrerequisiteOptions options, ImmutableArray<string> packages, string? suite, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", packages);
        if (!await options.Confirm($"Install {names} on this machine (as root)?", cancellationToken))
            throw new SlipwayException($"This machine lacks {names}.", "say yes, or pass --yes");

        Log.Information("Installing {Packages:l}", names);
        var script = Path.Combine(options.Scripts, "install-packages.sh");
        if (suite is null)
        {
            await RootScript.RunAsync(script, [.. packages], cancellationToken);
            return;
        }

        var os = OsRelease.OfThisMachine();
        var sources = AptSources.Read().For(os.Codename, suite);
        if (sources.MirrorOf(suite) is null)
            throw new SlipwayException($"/etc/apt names no Debian source for {os.Codename} whose mirror and key could be used for {suite}.", "install Docker Engine 25 or newer by hand");

        var file = Path.Combine(Directory.CreateDirectory(options.StateDirectory).FullName, $"{suite}.sources");
        await File.WriteAllTextAsync(file, sources.ToDeb822(), cancellationToken);
        await RootScript.RunAsync(script, ["--suite", suite, file, .. packages], cancellationToken);
    }
}
