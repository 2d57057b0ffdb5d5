using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CliWrap;
using CliWrap.Buffered;
using Slipway.Images;
using Slipway.Versioning;

namespace Slipway.Sandbox.Tests.Images;

/// <summary>A small repository with two images, and the pipeline from its commit to the registry.</summary>
internal sealed class ShopCheckout : IAsyncDisposable
{
    private const string Bake = """
        target "backend" {
          context    = "."
          dockerfile = "backend/Dockerfile"
          tags       = ["not/this:one"]
        }
        target "frontend" {
          context    = "."
          dockerfile = "frontend/Dockerfile"
        }
        """;

    private const string Dockerfile = """
        FROM scratch
        ARG VERSION
        ARG REVISION
        COPY . /
        ENV SLIPWAY_VERSION=$VERSION SLIPWAY_COMMIT=$REVISION
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-shop-");

    private ShopCheckout(Registry registry) => Options = new BuildOptions(registry) { BakeFile = "bake.hcl" };

    /// <summary>A registry that is down, with a folder that no other test run uses.</summary>
    public Registry Unreachable { get; } = new($"localhost:1/shop-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");

    public string Root => _folder.FullName;

    public BuildOptions Options { get; set; }

    public LogLines Log { get; } = new();

    public ImmutableArray<ImageDefinition> Images { get; set; } =
    [
        new("backend")
        {
            Variable = "BACKEND_IMAGE",
            Inputs = ["backend"],
            BuildArguments = ImmutableDictionary<string, string>.Empty.Add("MODEL", "tiny, 1=2"),
        },
        new("frontend") { Variable = "FRONTEND_IMAGE", Inputs = ["frontend"] },
    ];

    /// <summary>A commit of a shop that is like no other, in a registry's folder of its own.</summary>
    public static async Task<ShopCheckout> CreateAsync(string registry, Func<Registry, Registry>? change = null)
    {
        var address = new Registry($"{registry}/shop-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        var shop = new ShopCheckout(change is null ? address : change(address));
        await shop.GitAsync("init", "--quiet", "--initial-branch=main");
        await shop.CommitAsync(
            ("bake.hcl", Bake), ("backend/Dockerfile", Dockerfile), ("frontend/Dockerfile", Dockerfile),
            ("backend/content", shop.Options.Registry.Address), ("frontend/content", shop.Options.Registry.Address));
        return shop;
    }

    public async Task<ImagePlan> PlanAsync(RegistryClient registry)
    {
        var checkout = await Checkout.ReadAsync(Root);
        return await ImagePlan.MakeAsync(checkout, SourceVersion.Of(checkout), Images, Options, registry);
    }

    /// <summary>Everything from the files on disk to images in the registry; gives the names of those that were built.</summary>
    public async Task<(IEnumerable<string> Built, ImmutableArray<BuiltImage> Images)> ShipAsync(RegistryClient registry)
    {
        var plan = await PlanAsync(registry);
        var built = await new ImageBuilder(Log.Logger).BuildAsync(plan);
        return (built.Keys.Order(StringComparer.Ordinal), await new ImagePusher(registry, Log.Logger).PushAsync(plan));
    }

    public void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(Root, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }

    public async Task CommitAsync(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
            Write(path, text);
        await GitAsync("add", "--all");
        await GitAsync("commit", "--quiet", "--allow-empty", "--message", "a commit");
    }

    public async Task<string> CommitOfAsync(string revision) => await GitAsync("rev-parse", revision);

    public async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        foreach (var address in new[] { Options.Registry.Address, Unreachable.Address })
            await SandboxFixture.RemoveImagesAsync(address);
    }

    private async Task<string> GitAsync(params string[] arguments)
    {
        var result = await Cli.Wrap("git")
            .WithArguments(["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", .. arguments])
            .WithWorkingDirectory(Root)
            .WithEnvironmentVariables(variables => variables.Set("GIT_CONFIG_GLOBAL", "/dev/null").Set("GIT_CONFIG_SYSTEM", "/dev/null"))
            .ExecuteBufferedAsync(Encoding.UTF8);
        return result.StandardOutput.Trim();
    }
}
