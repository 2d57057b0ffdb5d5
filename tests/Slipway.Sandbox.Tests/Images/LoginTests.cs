using Slipway.Images;
using Slipway.Rollouts;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Images;

[Collection(SandboxCollection.Name)]
public sealed class LoginTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private const string Password = "correct horse";

    // bcrypt of the password above.
    private const string Users = "robot:$2b$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-htpasswd-");
    private string _container = "";
    private string _host = "";

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "htpasswd"), Users);
        _container = await SandboxFixture.DockerAsync(
            "run", "--detach", "--rm", "--label", $"dev.slipway.sandbox={sandbox.Name}", "--publish", "127.0.0.1::5000",
            "--volume", $"{_folder.FullName}:/auth:ro",
            "--env", "REGISTRY_AUTH=htpasswd", "--env", "REGISTRY_AUTH_HTPASSWD_REALM=shop", "--env", "REGISTRY_AUTH_HTPASSWD_PATH=/auth/htpasswd",
            SandboxImage.Registry.Local);
        var published = await SandboxFixture.DockerAsync("port", _container, "5000/tcp");
        _host = $"localhost:{published.Split(':')[^1].Trim()}";
        await ReadyAsync();
    }

    public async Task DisposeAsync()
    {
        await SandboxFixture.DockerAsync("rm", "--force", "--volumes", _container);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_right_password_pushes_and_nothing_of_it_stays_behind()
    {
        await using var shop = await ShopAsync(Password);
        using var registry = new RegistryClient([shop.Options.Registry]);

        var (built, images) = await shop.ShipAsync(registry);

        built.Should().Equal("backend", "frontend");
        images.Should().HaveCount(2);
        NothingIsLeftOf(shop, Password);
    }

    [Fact]
    public async Task A_server_pulls_with_the_password_and_keeps_nothing_of_it()
    {
        await using var shop = await ShopAsync(Password);
        using var registry = new RegistryClient([shop.Options.Registry]);
        var (_, images) = await shop.ShipAsync(registry);
        var server = await sandbox.ServerAsync();
        await using var connection = await ServerConnection.ConnectAsync(server.Server, SshCredentials.FromFile(sandbox.PrivateKeyFile));
        var port = int.Parse(_host.Split(':')[1]);
        await using var forward = await connection.ForwardFromServerAsync(port, "127.0.0.1", port);

        var anonymous = async () => await connection.RunAsync(RolloutCommands.Pull([images[0].Reference], new Registry(_host)));
        await anonymous.Should().ThrowAsync<RemoteCommandException>("the registry wants a password");
        await connection.RunAsync(RolloutCommands.Pull([images[0].Reference], shop.Options.Registry));

        (await connection.RunAsync(new RemoteCommand("docker", "image", "inspect", images[0].Reference))).Succeeded.Should().BeTrue();
        (await SandboxFixture.DockerAsync("exec", server.Container, "sh", "-c", "grep -rl auths /dev/shm /tmp /home/deploy /root 2>/dev/null || true")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_wrong_password_is_one_clear_error_and_shows_nowhere()
    {
        await using var shop = await ShopAsync("a wrong password");
        using var registry = new RegistryClient([shop.Options.Registry]);

        var shipping = async () => await shop.ShipAsync(registry);

        var error = (await shipping.Should().ThrowAsync<InvalidInputException>()).WithMessage($"Registry {_host} refuses the login of robot (401)*User and Password*").Which;
        error.ToString().Should().NotContain("a wrong password");
        NothingIsLeftOf(shop, "a wrong password");
    }

    [Fact]
    public async Task A_password_that_stops_working_before_the_push_is_one_clear_error_and_shows_nowhere()
    {
        await using var shop = await ShopAsync(Password);
        using var registry = new RegistryClient([shop.Options.Registry]);
        var plan = await shop.PlanAsync(registry);
        plan = plan with { Options = plan.Options with { Registry = plan.Options.Registry with { Password = new Secret("a wrong password") } } };
        await new ImageBuilder(shop.Log.Logger).BuildAsync(plan);

        var pushing = async () => await new ImagePusher(registry, shop.Log.Logger).PushAsync(plan);

        var error = (await pushing.Should().ThrowAsync<InvalidInputException>()).WithMessage($"Registry {_host} refuses the login of robot:*401*User and Password*").Which;
        error.ToString().Should().NotContain("a wrong password");
        NothingIsLeftOf(shop, "a wrong password");
    }

    [Fact]
    public async Task Without_a_password_the_registry_says_that_it_wants_one()
    {
        await using var shop = await ShopCheckout.CreateAsync(_host);
        using var registry = new RegistryClient();

        var shipping = async () => await shop.ShipAsync(registry);

        (await shipping.Should().ThrowAsync<InvalidInputException>()).WithMessage($"Registry {_host} asks for a login and none is set*");
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://{_host}/v2/"));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    private Task<ShopCheckout> ShopAsync(string password) =>
        ShopCheckout.CreateAsync(_host, registry => registry with { User = "robot", Password = new Secret(password) });

    private void NothingIsLeftOf(ShopCheckout shop, string password)
    {
        shop.Log.All.Should().NotContain(line => line.Contains(password, StringComparison.Ordinal));
        Directory.EnumerateDirectories(Path.GetTempPath(), "slipway-docker-*")
            .Where(folder => File.ReadAllText(Path.Combine(folder, "config.json")).Contains(_host, StringComparison.Ordinal))
            .Should().BeEmpty("the login's folder is removed with it");
        var users = new FileInfo(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker", "config.json"));
        (users.Exists ? File.ReadAllText(users.FullName) : "").Should().NotContain(_host);
    }
}
