using System.Text.Json;

namespace Slipway.Sandbox.Tests.CommandLine;

/// <summary>The README's first command, with the example application.</summary>
[Collection(SandboxCollection.Name)]
public sealed class DeployLocalTests
{
    [Fact]
    public async Task One_command_takes_this_repository_to_a_checked_release_and_the_second_time_finds_nothing_to_do()
    {
        await using var build = new BuildScript();

        var dry = await build.RunAsync("DeployLocal", "--dry-run");
        dry.ExitCode.Should().Be(0, dry.StandardOutput);
        dry.StandardOutput.Should().Contain("first release").And.Contain("run migrations in migrate (new)").And.Contain("start backend (new)");
        (await build.ContainersAsync()).Should().BeEmpty("a dry run touches nothing");

        var first = await build.RunAsync("DeployLocal");
        first.ExitCode.Should().Be(0, first.StandardOutput + first.StandardError);
        first.StandardOutput.Should().Contain("is the current release of local").And.Contain("ssh -i ").And.Contain("https://app.local.test/");
        first.StandardOutput.Should().NotContain("\u001b[", "colours vanish when redirected");
        first.StandardOutput.Should().Contain("traces: traces arrive in ");
        await TracesAsync(build);
        await SecretsAsync(build, "database_password", "langfuse_secret_key", "llm_api_key");

        var status = await StatusAsync(build);
        status.GetProperty("services").GetProperty("backend").GetProperty("imageDigest").GetString().Should().StartWith("sha256:");
        status.GetProperty("services").EnumerateObject().Where(x => x.Name != "migrate")
            .Should().OnlyContain(x => x.Value.GetProperty("health").GetString() == "healthy");

        var before = await ServerAsync(build);
        var second = await build.RunAsync("DeployLocal");
        second.ExitCode.Should().Be(0, second.StandardOutput);
        second.StandardOutput.Should().Contain("Nothing to do");
        (await ServerAsync(build)).Should().Be(before, "nothing changed, so nothing on the server may");

        (await build.RunAsync("HealthGate", "--environment", "local")).ExitCode.Should().Be(0);
        (await build.RunAsync("Smoke", "--environment", "local")).ExitCode.Should().Be(0);
        (await build.RunAsync("DeployFrontend", "--environment", "local")).ExitCode.Should().Be(0);
        await DoctorAndPruneAsync(build);
        await ReportAsync(build, status.GetProperty("release").GetString()!);
        (await ServerAsync(build)).Should().Be(before, "a target called alone with nothing in progress changes nothing");
        await OperateAsync(build);
        await ProductionOnSandbox.CheckAsync(build);
        await SecretsAsync(build, "alert_webhook_url", "database_password", "langfuse_secret_key", "llm_api_key");
    }

    [Fact]
    public async Task A_target_that_needs_the_sandbox_says_how_to_start_it()
    {
        await using var build = new BuildScript();

        var result = await build.RunAsync("Status", "--environment", "local");

        result.ExitCode.Should().Be(2);
        result.StandardOutput.Should().Contain("./build.sh SandboxUp");
    }

    [Fact]
    public async Task Two_environments_in_one_run_are_refused()
    {
        await using var build = new BuildScript();

        var result = await build.RunAsync("DeployLocal", "--environment", "production");

        result.ExitCode.Should().NotBe(0);
        result.StandardOutput.Should().Contain("One run acts on one environment");
    }

    /// <summary>What the receiver in Langfuse's place has of the release that was just deployed.</summary>
    private static async Task TracesAsync(BuildScript build)
    {
        var list = await build.RunAsync("Exec", "--environment", "local", "--service", "traces", "--command", "python3 /receiver/receiver.py list");
        list.ExitCode.Should().Be(0, list.StandardError);
        var health = await build.RunAsync("Exec", "--environment", "local", "--service", "traces", "--command", "python3 -c \"import urllib.request as u; print(u.urlopen('http://backend:8000/health').read().decode())\"");
        var version = JsonDocument.Parse(health.StandardOutput).RootElement.GetProperty("version").GetString();
        var spans = list.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(x => JsonDocument.Parse(x).RootElement).ToArray();
        spans.Select(x => x.GetProperty("name").GetString()).Should().Contain(["advice", "chat stand-in"]);
        spans.Select(x => x.GetProperty("attributes")).Should().OnlyContain(x =>
            x.GetProperty("langfuse.release").GetString() == version && x.GetProperty("langfuse.environment").GetString() == "local");
    }

    /// <summary>Every secret of the release is a file that only the deploy user gets to, and nothing that Docker shows has one's value.</summary>
    private static async Task SecretsAsync(BuildScript build, params string[] names)
    {
        var server = (string line) => SandboxFixture.DockerAsync("exec", build.ServerContainer, "sh", "-c", line);
        var values = (await server("sed -n 's/^[A-Z_]*=\"\\(.*\\)\"$/\\1/p' /opt/slipway/current/secrets.env")).Split('\n');
        var shown = await server("docker ps --all --quiet | xargs docker inspect");

        values.Should().HaveCountGreaterThan(1).And.OnlyContain(x => x.Length > 10);
        shown.Should().NotContainAny(values).And.Contain("/run/secrets/database_password");
        var files = await server("grep -o '/opt/slipway/files/[0-9a-f]*/[a-z_]*\"' /opt/slipway/current/compose.json | tr -d '\"' | sort -u | while read -r file; do case $(stat -c %a \"${file%/*}\") in 700) basename \"$file\" ;; esac; done");
        files.Split('\n').Should().BeEquivalentTo(names);
    }

    private static async Task DoctorAndPruneAsync(BuildScript build)
    {
        var well = await build.RunAsync("Doctor", "--environment", "local", "--json");
        well.ExitCode.Should().Be(0, well.StandardError);
        var report = JsonDocument.Parse(well.StandardOutput).RootElement;
        report.GetProperty("isRefused").GetBoolean().Should().BeFalse();
        report.GetProperty("checks").EnumerateArray().Should().NotContain(x => x.GetProperty("status").GetString() == "Skipped");
        report.GetProperty("checks").EnumerateArray().Single(x => x.GetProperty("name").GetString() == "certificates").GetProperty("seen").GetString()
            .Should().StartWith("api.local.test").And.EndWith("signed by Slipway sandbox authority", "the sandbox issues certificates over ACME");

        var prune = await build.RunAsync("Prune", "--environment", "local");
        prune.ExitCode.Should().Be(0, prune.StandardOutput);
        prune.StandardOutput.Should().Contain("Nothing to remove: local on ");
        (await build.RunAsync("Prune", "--environment", "local", "--keep-releases", "1")).ExitCode.Should().Be(2, "a rollback needs two");

        await SandboxFixture.DockerAsync("stop", build.RegistryContainer);
        var ill = await build.RunAsync("Doctor", "--environment", "local");
        await SandboxFixture.DockerAsync("start", build.RegistryContainer);
        ill.ExitCode.Should().Be(2, ill.StandardOutput);
        ill.StandardOutput.Should().MatchRegex("refused +registry ").And.MatchRegex("ok +clock ").And.Contain("→ ");
    }

    /// <summary>What is typed between deploys: what scripts read is JSON and nothing else, and visitors are sent away and let in.</summary>
    private static async Task OperateAsync(BuildScript build)
    {
        foreach (var line in new[] { "History", "Backup --list", "Backup --dry-run", "Secrets", "Logs --service backend --tail 3 --since 1h", "Maintenance", "Prune", "Restart --service frontend --dry-run", "DeployBackend --dry-run" })
        {
            var read = await build.RunAsync([.. line.Split(' '), "--environment", "local", "--json"]);
            read.ExitCode.Should().Be(0, line + read.StandardError);
            var texts = line.StartsWith("Logs", StringComparison.Ordinal) ? read.StandardOutput.Trim().Split('\n') : [read.StandardOutput];
            texts.Should().OnlyContain(x => JsonDocument.Parse(x, default).RootElement.ValueKind == JsonValueKind.Object, line);
        }

        (await build.RunAsync("Exec", "--environment", "local", "--service", "db", "--command", "exit 42")).ExitCode.Should().Be(42);
        (await build.RunAsync("Restart", "--environment", "local", "--service", "frontend", "--dry-run")).StandardOutput.Should().Contain("frontend");
        await SandboxFixture.DockerAsync("exec", build.ServerContainer, "sh", "-c", "head -c 1100000 /dev/zero | tr '\\0' ' ' > /tmp/large");
        (await build.AnswerAsync("https://api.local.test/api/bookings", "--header", "Content-Type: application/json", "--data-binary", "@/tmp/large")).Should().MatchRegex("^(413|502)$", "a body has its limit, which Caddy 2.6 calls a bad gateway");
        (await build.AnswerAsync("https://api.local.test/api/bookings", "--header", "Content-Type: application/json", "--data-binary", "small")).Should().Be("400");

        var closed = await build.RunAsync("Maintenance", "--environment", "local", "--mode", "on");
        closed.ExitCode.Should().Be(0, closed.StandardOutput);
        (await build.AnswerAsync("https://api.local.test/api/berths")).Should().Be("503 120");
        (await build.AnswerAsync("https://app.local.test/")).Should().Be("503 120");
        (await build.AnswerAsync("https://api.local.test/health")).Should().Be("200");
        (await build.RunAsync("Maintenance", "--environment", "local", "--mode", "off")).ExitCode.Should().Be(0);
        (await build.AnswerAsync("https://app.local.test/")).Should().Be("200");
    }

    private static async Task ReportAsync(BuildScript build, string release)
    {
        var all = await build.RunAsync("Report");
        all.ExitCode.Should().Be(0, all.StandardOutput);
        all.StandardOutput.Should().Contain("qa is not in the report: No host key of the server of qa is known");
        var page = await File.ReadAllTextAsync(Path.Combine(SandboxFixture.Root, "output", "report", "index.html"));
        page.Should().Contain($"<bdi>{release}</bdi>").And.Contain("0 of 1 deploy").And.Contain("No host key of the server of production is known").And.MatchRegex("Where deploys spend their time(.|\n)*DeployBackend(.|\n)*HealthGate(.|\n)*DeployFrontend(.|\n)*Smoke");

        var asked = await build.RunAsync("Report", "--environments", "local", "qa");
        asked.ExitCode.Should().Be(2, asked.StandardOutput);
        asked.StandardOutput.Should().Contain("QA_SSH_HOST_KEYS");
    }

    private static async Task<JsonElement> StatusAsync(BuildScript build)
    {
        var result = await build.RunAsync("Status", "--environment", "local", "--json");
        result.ExitCode.Should().Be(0, result.StandardError);
        return JsonDocument.Parse(result.StandardOutput).RootElement;
    }

    private static Task<string> ServerAsync(BuildScript build) => SandboxFixture.DockerAsync(
        "exec", build.ServerContainer, "sh", "-c", "docker ps --all --no-trunc --format '{{.ID}} {{.Image}} {{.CreatedAt}}' | sort; find /opt/slipway -printf '%p %s %T@\\n' | sort");
}
