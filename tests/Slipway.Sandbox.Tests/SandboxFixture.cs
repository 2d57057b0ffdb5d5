using System.Collections.Immutable;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using CliWrap;
using Slipway.Sandbox;
using Slipway.Sandbox.Tests.Workflows.Running;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Slipway.Sandbox.Tests.LongestFirst", "Slipway.Sandbox.Tests")]

namespace Slipway.Sandbox.Tests;

/// <summary>Tests that share one sandbox: <c>[Collection(SandboxCollection.Name)]</c>, and a constructor with a <see cref="SandboxFixture"/>.</summary>
[CollectionDefinition(Name)]
public sealed class SandboxCollection : ICollectionFixture<SandboxFixture>
{
    public const string Name = "sandbox";
}

/// <summary>What takes minutes: beside the others, in a sandbox of its own.</summary>
[CollectionDefinition(Name)]
public sealed class LongSandboxCollection : ICollectionFixture<SandboxFixture>, ICollectionFixture<CompiledBuild>
{
    public const string Name = "long sandbox";
}

/// <summary>The collections that take longest begin first, so that none of them is left alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] s_longest = [LongSandboxCollection.Name, SandboxCollection.Name];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(x => s_longest.Contains(x.DisplayName));
}

/// <summary>
/// A sandbox of this test run alone: own name, own addresses, gone when the run ends or dies.
/// Servers are made on first use (about 8 s each) and shared by name. What is missing on the machine fails the test.
/// </summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly AddressBlock _addresses = AddressBlock.Claim();
    private SandboxOptions _options = null!;
    private RunningSandbox _sandbox = null!;
    private Exception? _failure;

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The build, compiled as these tests are.</summary>
    public static string Build { get; } = Path.Combine(
        Root, "build", "bin", Path.GetRelativePath(Path.Combine(Root, "tests", "Slipway.Sandbox.Tests", "bin"), AppContext.BaseDirectory), "_build.dll");

    /// <summary>The registry as image references name it: <c>localhost:PORT</c>.</summary>
    public string Registry => _sandbox.Registry;

    /// <summary>Private key of the user <c>deploy</c> on every server.</summary>
    public string PrivateKeyFile => _sandbox.PrivateKeyFile;

    /// <summary>Name of the sandbox: the label <c>dev.slipway.sandbox</c> of everything in it.</summary>
    public string Name => _options.Name;

    /// <summary>The registry's container, to stop and start.</summary>
    public string RegistryContainer => $"{Name}-registry";

    /// <summary>A loopback address that nothing else on this machine uses until the sandbox is gone.</summary>
    public string NextAddress() => _addresses.Next();

    /// <summary>A sandbox for what is no test, and gone afterwards.</summary>
    public static async Task<T> UseAsync<T>(Func<SandboxFixture, Task<T>> action)
    {
        var sandbox = new SandboxFixture();
        await sandbox.InitializeAsync();
        try
        {
            return await action(sandbox);
        }
        finally
        {
            await sandbox.DisposeAsync();
        }
    }

    public async Task InitializeAsync()
    {
        _options = new SandboxOptions
        {
            Root = Root,
            Name = $"test-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}",
            RegistryPort = FreePort(),
            Servers = [],
            EndsWithProcess = true,
        };
        // Without root, a machine that lacks Docker fails the tests and says what to install.
        await DockerEngine.EnsureAsync(
            new() { Root = Root, Confirm = (_, _) => Task.FromResult(Environment.IsPrivilegedProcess) },
            [Prerequisite.Debootstrap]);
        _sandbox = await LocalSandbox.UpAsync(_options);
    }

    public async Task DisposeAsync()
    {
        await LocalSandbox.DownAsync(_options);
        _addresses.Dispose();
    }

    /// <summary>Its certificate authority, once a server with domains is made.</summary>
    public SandboxAuthority Authority => _sandbox.Authority!;

    /// <summary>The server called <paramref name="name"/>, made on first use.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="domains">Domains that lead to it within the sandbox.</param>
    public Task<SandboxServer> ServerAsync(string name = "one", params string[] domains) => ChangeAsync(
        options => options.Servers.Any(server => server.Name == name)
            ? options
            : options with { Servers = options.Servers.Add(new(name, NextAddress()) { Domains = [.. domains] }) },
        sandbox => sandbox.Find(name));

    /// <summary>Reference of <paramref name="image"/> in this sandbox's registry, where servers can pull it.</summary>
    public Task<string> ImageAsync(SandboxImage image) => ChangeAsync(
        options => options.Images.Contains(image) ? options : options with { Images = options.Images.Add(image) },
        sandbox => image.In(sandbox.Registry));

    /// <summary>Runs <c>docker</c> on this machine and gives its output; fails the test when it fails.</summary>
    public static async Task<string> DockerAsync(params string[] arguments)
    {
        var output = new System.Text.StringBuilder();
        await Cli.Wrap("docker").WithArguments(arguments)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(output))
            .ExecuteAsync();
        return output.ToString().TrimEnd();
    }

    /// <summary>Removes what this machine's engine has of a registry's folder; the more images it keeps, the longer each command takes.</summary>
    /// <param name="folder">Such as <c>localhost:5000/visits</c>.</param>
    public static async Task RemoveImagesAsync(string folder)
    {
        var images = await DockerAsync("image", "ls", "--format", "{{.Repository}}:{{.Tag}}", "--filter", $"reference={folder}/*");
        if (images.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(x => !x.EndsWith(":<none>", StringComparison.Ordinal)).ToArray() is { Length: > 0 } named)
            await DockerAsync(["image", "rm", .. named]);
    }

    private async Task<T> ChangeAsync<T>(Func<SandboxOptions, SandboxOptions> change, Func<RunningSandbox, T> result)
    {
        await _gate.WaitAsync();
        try
        {
            var changed = change(_options);
            if (changed != _options)
                await UpAsync(changed);
            // Each test says what is wrong, at once; the next that asks for more tries again.
            return _failure is null ? result(_sandbox) : throw new InvalidOperationException($"The sandbox of these tests is not whole. {_failure.Message}", _failure);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task UpAsync(SandboxOptions options)
    {
        _options = options;
        try
        {
            _sandbox = await LocalSandbox.UpAsync(options);
            _failure = null;
        }
        catch (Exception exception)
        {
            _failure = exception;
            throw;
        }
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot([CallerFilePath] string path = "")
    {
        var directory = Path.GetDirectoryName(path)!;
        while (!File.Exists(Path.Combine(directory, "Slipway.slnx")))
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException($"No Slipway.slnx above {path}.");
        return directory;
    }
}
