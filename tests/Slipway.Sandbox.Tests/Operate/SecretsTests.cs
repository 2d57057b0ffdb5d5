using Slipway.Operate;
using Slipway.Sandbox.Tests.Contracts;

namespace Slipway.Sandbox.Tests.Operate;

/// <summary>Secrets here and on a real server.</summary>
[Collection(LongSandboxCollection.Name)]
public sealed class SecretsTests(SandboxFixture sandbox) : NotesTest(sandbox)
{
    [Fact]
    public async Task What_is_set_here_is_compared_with_the_release_that_serves()
    {
        (await CompareAsync()).Should().Equal($"DB_PASSWORD  set, the same as in {First}");
        (await Application.OnServerAsync($"stat -c %a {Application.Home}/current/secrets.hmac")).Should().Be("600");

        await Application.ChangeAsync("compose.yml", "EDITION: \"${EDITION:-one}\"", "EDITION: \"${EDITION:-one}\", TOKEN: \"${API_TOKEN:?}\"");
        Application.Environment = Application.Environment with { Secrets = Application.Environment.Secrets.SetItem("DB_PASSWORD", new Secret("another one")) };
        (await CompareAsync()).Should().Equal($"API_TOKEN    not set, not part of {First}", $"DB_PASSWORD  set, differs from {First}");
    }

    [Fact]
    public async Task Secrets_become_files_that_come_and_go_with_their_release()
    {
        await Application.QueryAsync("insert into notes (text) values ('kept')");
        await ToFilesAsync();
        Give("API_TOKEN", "f1rst t0ken");
        var second = (await Application.DeployAsync()).Release.Id;
        var before = await ContainersAsync();

        (await InspectAsync("db", "migrate", "app")).Should().NotContainAny("s3a l1on", "f1rst t0ken").And.Contain("/run/secrets/db_password");
        (await TokenAsync()).Should().Be("f1rst t0ken", "a user who is nobody on the server reads it in the container");
        (await Application.QueryAsync("select text from notes where colour is null")).Should().Be("kept", "the database kept its password, which migrations read from the file");
        await OnlyTheDeployerReadsAsync("f1rst t0ken");
        await using (var deployment = await Application.ConnectAsync())
            (await new DatabaseBackups(deployment).TakeAsync()).Bytes.Should().BePositive();

        Give("API_TOKEN", "sec0nd t0ken");
        await Application.DeployAsync();
        (await TokenAsync()).Should().Be("sec0nd t0ken");
        var after = await ContainersAsync();
        after.Keys.Where(x => after[x] != before[x]).Should().Equal(["app"], "nothing else uses it");

        await Application.RollBackAsync(second);
        (await TokenAsync()).Should().Be("f1rst t0ken");
        (await ContainersAsync())["db"].Should().Be(before["db"]);
        await Application.RollBackAsync(First);
        (await InspectAsync("db", "app")).Should().Contain("s3a l1on", "the first release has its secrets in the environment").And.NotContain("/run/secrets");
        (await Application.QueryAsync("select text from notes where colour is null")).Should().Be("kept");
    }

    /// <summary>The same application, with secrets as Compose mounts them; one more that only its server reads.</summary>
    private async Task ToFilesAsync()
    {
        await Application.ChangeAsync("compose.yml", "POSTGRES_PASSWORD: \"${DB_PASSWORD:?}\" }", "POSTGRES_PASSWORD_FILE: /run/secrets/db_password }\n    secrets: [db_password]");
        await Application.ChangeAsync("compose.yml", ", PGPASSWORD: \"${DB_PASSWORD:?}\" }", " }\n    secrets: [db_password]");
        await Application.ChangeAsync("compose.yml", "[\"sh\", \"/migrate/run.sh\"]", "[\"sh\", \"-c\", \"PGPASSWORD=$$(cat /run/secrets/db_password) exec sh /migrate/run.sh\"]");
        await Application.ChangeAsync("compose.yml", "    image: ${APP_IMAGE:?}\n", "    image: ${APP_IMAGE:?}\n    user: \"65534:65534\"\n    read_only: true\n    secrets: [api_token]\n");
        await Application.ChangeAsync("compose.yml", "volumes:\n  notes:", "secrets:\n  db_password: { environment: DB_PASSWORD }\n  api_token: { environment: API_TOKEN }\n\nvolumes:\n  notes:");
        await Application.CommitAsync("feat: secrets are files");
    }

    private void Give(string name, string value) => Application.Environment = Application.Environment with { Secrets = Application.Environment.Secrets.SetItem(name, new Secret(value)) };

    /// <summary>The directory of a secret's file is closed, the file is not, and its value stands nowhere else.</summary>
    private async Task OnlyTheDeployerReadsAsync(string value)
    {
        var file = (await Application.OnServerAsync($"ls {Application.Home}/files/*/api_token")).Trim();
        (await Application.OnServerAsync($"stat -c '%a %U' {Path.GetDirectoryName(file)} {file}")).Split('\n').Should().Equal("700 deploy", "644 deploy");
        (await Application.OnServerAsync($"setpriv --reuid=65534 --regid=65534 --clear-groups cat {file} 2>&1 || true")).Should().Contain("Permission denied");
        (await Application.OnServerAsync($"grep -rlF '{value}' {Application.Home} /var/log 2>/dev/null | sort")).Split('\n').Should().BeEquivalentTo(
            file, $"{Application.Home}/releases/{await Application.ServingAsync()}/secrets.env");
        Application.Log.All.Should().NotContain(x => x.Contains(value, StringComparison.Ordinal));
    }

    private Task<string> TokenAsync() => Application.OnServerAsync($"docker exec {Application.Environment.Application}-app-1 cat /run/secrets/api_token");

    /// <summary>All that Docker says of the containers of services, those that have ended included.</summary>
    private Task<string> InspectAsync(params string[] services) => Application.OnServerAsync($"docker inspect {string.Join(' ', services.Select(x => $"{Application.Environment.Application}-{x}-1"))}");

    /// <summary>Service → container that serves.</summary>
    private async Task<Dictionary<string, string>> ContainersAsync() => (await Application.OnServerAsync(
            $"docker ps --no-trunc --filter label=com.docker.compose.project={Application.Environment.Application} --format '{{{{.Names}}}} {{{{.ID}}}}'"))
        .Split('\n').Select(x => x.Split(' ')).Where(x => x[0].EndsWith("-1", StringComparison.Ordinal)).ToDictionary(x => x[0].Split('-')[^2], x => x[1]);

    private async Task<string[]> CompareAsync()
    {
        await using var deployment = await Application.ConnectAsync();
        return [.. (await new ReleaseSecrets(Application.Environment, Application.Root).CompareAsync(deployment)).Table()];
    }
}
