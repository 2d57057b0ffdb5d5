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

    private static async Task DoctorAndPruneAsync(BuildScript build)
    {
        var well = await build.RunAsync("Doctor", "--environment", "local", "--json");
        well.ExitCode.Should().Be(0, well.StandardError);
        var report = JsonDocument.Parse(well.StandardOutput).RootElement;
        report.GetProperty("isRefused").GetBoolean().Should().BeFalse();
        report.GetProperty("checks").EnumerateArray().Should().NotContain(x => x.GetProperty("status").GetString() == "Skipped");

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

    private static async Task ReportAsync(BuildScript build, string release)
    {
        var all = await build.RunAsync("Report");
        all.ExitCode.Should().Be(0, all.StandardOutput);
        all.StandardOutput.Should().Contain("qa is not in the report: No host key of the server of qa is known");
        var page = await File.ReadAllTextAsync(Path.Combine(SandboxFixture.Root, "output", "report", "index.html"));
        page.Should().Contain($"<bdi>{release}</bdi>").And.Contain("0 of 1 deploy").And.Contain("No host key of the server of production is known").And.Contain("DeployBackend");

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
