using System.Collections.Immutable;
using Serilog;

namespace Slipway.Sandbox;

/// <summary>A container of a sandbox as it should be; one that differs is made anew, its volumes kept.</summary>
/// <param name="Sandbox">Name of the sandbox, which labels it.</param>
/// <param name="Name">Name of the container.</param>
/// <param name="ImageId">Id of its image.</param>
/// <param name="Arguments">Arguments of <c>docker run</c> that are its own.</param>
internal sealed record SandboxContainer(string Sandbox, string Name, string ImageId, ImmutableArray<string> Arguments)
{
    public const string Label = "dev.slipway.sandbox";

    private const string SpecificationLabel = "dev.slipway.sandbox.specification";

    public ImmutableArray<string> Volumes { get; init; } = [];

    /// <summary>What it runs instead of what its image says.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    private string Specification => ContentHash.Of([ImageId, .. Arguments, .. Command]);

    /// <summary>Starts it, in whatever state it is; true when nothing had to be done.</summary>
    public async Task<bool> EnsureRunningAsync(CancellationToken cancellationToken)
    {
        var format = $$$"""{{.State.Status}} {{index .Config.Labels "{{{SpecificationLabel}}}"}}""";
        var (_, state, _) = await Tool.Docker("container", "inspect", "--format", format, Name).TryAsync(cancellationToken);
        if (state == $"running {Specification}")
            return true;
        if (state == $"exited {Specification}" && (await Tool.Docker("start", Name).TryAsync(cancellationToken)).ExitCode == 0)
        {
            Log.Information("Started {Container:l} again", Name);
            return false;
        }

        await CreateAsync(cancellationToken);
        return false;
    }

    public Task RestartAsync(CancellationToken cancellationToken) => Tool.Docker("restart", "--time", "10", Name).RunAsync(cancellationToken);

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        Log.Information("Creating {Container:l}", Name);
        await Tool.Docker("rm", "--force", Name).TryAsync(cancellationToken);
        foreach (var volume in Volumes)
            await Tool.Docker("volume", "create", "--label", $"{Label}={Sandbox}", volume).RunAsync(cancellationToken);
        string[] run =
        [
            "run", "--detach", "--name", Name, "--network", Sandbox,
            "--label", $"{Label}={Sandbox}", "--label", $"{SpecificationLabel}={Specification}",
            .. Arguments, ImageId, .. Command,
        ];
        var (exitCode, _, said) = await Tool.Docker(run).TryAsync(cancellationToken);
        if (exitCode == 0)
            return;
        await Tool.Docker("rm", "--force", Name).TryAsync(cancellationToken);
        throw new SlipwayException(
            $"Container {Name} of sandbox {Sandbox} cannot be started:{Environment.NewLine}{said}",
            said.Contains("address already in use", StringComparison.Ordinal) || said.Contains("port is already allocated", StringComparison.Ordinal)
                ? "stop what listens on that port, or give the sandbox another one" : null);
    }
}
