using Slipway.Environments;
using Slipway.Smoke;

namespace Slipway.Tests.Smoke;

public sealed class ContainerSmokeTests
{
    private static readonly SmokeContext Context = new() { OutputDirectory = "/nowhere", Digests = new Dictionary<string, string> { ["web"] = "sha256:1", ["api"] = "sha256:2" } };

    [Fact]
    public async Task A_command_gets_the_digest_of_the_service_that_it_names()
    {
        var commands = new List<string>();

        var report = await RunAsync("expect {digest:api} {digest:web}", (check, command) =>
        {
            commands.Add($"{check.Service}: {command}");
            return null;
        });

        commands.Should().Equal("traces: expect sha256:2 sha256:1");
        report.Checks.Should().ContainSingle(x => x.Name == "traces: traces arrive" && x.Failure == null);
    }

    [Fact]
    public async Task A_command_that_fails_fails_the_smoke_test_with_what_it_said()
    {
        var run = () => RunAsync("expect", (_, _) => "exit code 1: nothing arrived");

        (await run.Should().ThrowAsync<SmokeFailedException>()).WithMessage("*1 of 1 smoke checks failed*traces: traces arrive: exit code 1: nothing arrived*");
    }

    [Fact]
    public async Task A_service_that_the_release_does_not_have_is_a_mistake_of_the_check()
    {
        var run = () => RunAsync("expect {digest:backend}", (_, _) => null);

        (await run.Should().ThrowAsync<InvalidInputException>()).WithMessage("*'traces arrive'*backend*api, web*");
    }

    [Fact]
    public async Task Without_a_connection_to_the_server_it_cannot_be_made()
    {
        var run = () => SmokeTest.RunAsync(Checks("true"), Context);

        (await run.Should().ThrowAsync<InvalidInputException>()).WithMessage("*'traces arrive'*no connection*");
    }

    private static Task<SmokeReport> RunAsync(string command, Func<ContainerCheck, string, string?> run) =>
        SmokeTest.RunAsync(Checks(command), Context with { RunInContainer = (check, text, _) => Task.FromResult(run(check, text)) });

    private static SmokeChecks Checks(string command) => new() { Containers = [new("traces arrive", "traces", command)] };
}
