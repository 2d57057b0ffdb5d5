using System.Collections.Immutable;
using Serilog;

namespace Slipway.Sandbox;

/// <summary>The Docker engine of this machine.</summary>
public static class DockerEngine
{
    private static readonly Version OldestEngine = new(23, 0);
    private static readonly Version OldestCompose = new(2, 24);
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Makes sure that an engine with Compose and Buildx answers: installs and starts what is missing on Debian and Ubuntu.</summary>
    /// <param name="options">How what is missing is installed.</param>
    /// <param name="alongside">What else is to be there: installed in the same run, which saves one of apt's, where anything is missing.</param>
    /// <param name="cancellationToken">Stops waiting, not the engine.</param>
    /// <exception cref="SlipwayException">Something is missing that Slipway cannot install here, or the engine does not start.</exception>
    public static async Task EnsureAsync(PrerequisiteOptions options, ImmutableArray<Prerequisite> alongside = default, CancellationToken cancellationToken = default)
    {
        var others = alongside.IsDefault ? [] : alongside;
        var versions = await EngineVersions.AskAsync(cancellationToken);
        if (versions.Engine is null)
        {
            await InstallAsync(options, versions, others, cancellationToken);
            await StartAsync(options, cancellationToken);
            versions = await EngineVersions.AskAsync(cancellationToken);
        }

        await Prerequisites.EnsureAsync(options, others, cancellationToken);
        Require("Docker Engine", versions.Engine, OldestEngine, versions.Complaint);
        Require("Docker Compose", versions.Compose, OldestCompose, "");
        Require("Docker Buildx", versions.Buildx, new(0, 12), "");
        Log.Debug("Docker Engine {Engine}, Compose {Compose}, Buildx {Buildx}", versions.Engine, versions.Compose, versions.Buildx);
    }

    /// <summary>Stops the engine that <see cref="EnsureAsync"/> started without systemd, and no other; does nothing where there is none.</summary>
    public static async Task StopAsync(PrerequisiteOptions options, CancellationToken cancellationToken = default)
    {
        if (File.Exists(Path.Combine(options.StateDirectory, "dockerd.pid")))
            await RootScript.RunAsync(Path.Combine(options.Scripts, "stop-docker.sh"), [options.StateDirectory], cancellationToken);
    }

    private static async Task InstallAsync(PrerequisiteOptions options, EngineVersions versions, ImmutableArray<Prerequisite> alongside, CancellationToken cancellationToken)
    {
        if (versions.Complaint.Contains("permission denied", StringComparison.OrdinalIgnoreCase))
            throw new SlipwayException("This user may not use the Docker engine.", "sudo usermod -aG docker $USER, then log in again");
        if (new Prerequisite("dockerd", "docker.io").IsPresent && versions.Compose is not null && versions.Buildx is not null)
            return;
        if (!OperatingSystem.IsLinux() || EngineInstall.For(OsRelease.OfThisMachine()) is not { } install)
            throw new SlipwayException($"No Docker engine answers on this machine: {versions.Complaint}", $"install and start Docker Engine {OldestEngine} or newer with Compose {OldestCompose} and Buildx");
        var others = alongside.Where(prerequisite => !prerequisite.IsPresent).Select(prerequisite => prerequisite.Package);
        await AptPackages.InstallAsync(options, [.. install.Packages, .. others], install.Suite, cancellationToken);
    }

    private static async Task StartAsync(PrerequisiteOptions options, CancellationToken cancellationToken)
    {
        if (!await options.Confirm("Start the Docker engine of this machine (as root)?", cancellationToken))
            throw new SlipwayException("The Docker engine of this machine is not running.", "start it, or pass --yes");
        Log.Information("Starting the Docker engine");
        await RootScript.RunAsync(Path.Combine(options.Scripts, "start-docker.sh"), [options.StateDirectory], cancellationToken);

        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        while ((await EngineVersions.AskEngineAsync(cancellationToken)).Version is null)
        {
            if (time.GetElapsedTime(started) > StartTimeout)
                throw new SlipwayException($"The Docker engine did not answer within {StartTimeout.TotalSeconds} s.", $"look into {Path.Combine(options.StateDirectory, "dockerd.log")} or `journalctl -u docker`");
            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    private static void Require(string what, Version? found, Version oldest, string complaint)
    {
        if (found is null || found < oldest)
            throw new SlipwayException($"This machine needs {what} {oldest} or newer; it has {found?.ToString() ?? "none"}. {complaint}".TrimEnd(), $"install {what} {oldest} or newer from your distribution or from docs.docker.com/engine/install");
    }
}

/// <summary>What <c>docker</c> says about itself; null for a part that is missing or does not answer.</summary>
internal sealed record EngineVersions(Version? Engine, Version? Compose, Version? Buildx, string Complaint)
{
    public static async Task<EngineVersions> AskAsync(CancellationToken cancellationToken)
    {
        var engine = AskEngineAsync(cancellationToken);
        var compose = Tool.Docker("compose", "version", "--short").TryAsync(cancellationToken);
        var buildx = Tool.Docker("buildx", "version").TryAsync(cancellationToken);
        return new((await engine).Version, Parse((await compose).Output), Parse((await buildx).Output), (await engine).Complaint);
    }

    public static async Task<(Version? Version, string Complaint)> AskEngineAsync(CancellationToken cancellationToken)
    {
        var (_, output, said) = await Tool.Docker("version", "--format", "{{.Server.Version}}").TryAsync(cancellationToken);
        return (Parse(output), said);
    }

    /// <summary>The first word that starts like a version: <c>26.1.5+dfsg1</c>, <c>v2.26.1-4</c>, <c>github.com/docker/buildx 0.13.1+ds1</c>.</summary>
    internal static Version? Parse(string text)
    {
        foreach (var word in text.Split(' ', '\n').Select(word => word.TrimStart('v')))
        {
            var number = new string([.. word.TakeWhile(character => char.IsAsciiDigit(character) || character == '.')]);
            if (Version.TryParse(number.Trim('.'), out var version))
                return version;
        }

        return null;
    }
}
