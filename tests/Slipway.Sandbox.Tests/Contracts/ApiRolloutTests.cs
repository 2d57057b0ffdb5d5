using Slipway.Preflight;

namespace Slipway.Sandbox.Tests.Contracts;

/// <summary>A release's API against the one that really serves.</summary>
[Collection(LongSandboxCollection.Name)]
public sealed class ApiRolloutTests(SandboxFixture sandbox) : NotesTest(sandbox)
{
    [Fact]
    public async Task A_breaking_API_is_refused_without_a_mark_and_with_one_until_the_frontend_that_serves_does_without()
    {
        await RemoveColourAsync("feat: notes have no colour");
        var before = await Application.EverythingAsync();
        (await RefusalAsync()).Should().Contain("no commit since").And.Contain("GET /notes → response 200 → [].colour: was removed");
        (await Application.ExamineAsync()).Checks.Single(x => x.Name == "API").Status.Should().Be(CheckStatus.Refused);
        (await Application.EverythingAsync()).Should().Be(before);

        await Application.CommitAsync("feat!: notes have no colour, really");
        (await RefusalAsync()).Should().Contain($"The frontend that serves ({First}) still uses").And.NotContain("no commit since");
        (await Application.EverythingAsync()).Should().Be(before);

        // What a team does: first a frontend that does without, with the API as it is; then the API.
        await Application.ChangeAsync("openapi.yaml", "properties: { id: { type: integer }, text: { type: string } }", Colourful);
        await Application.ChangeAsync("openapi.yaml", "[id, text]", "[id, text, colour]");
        await Application.ChangeAsync("use.json", ", \"[].colour\"", "");
        await Application.CommitAsync("feat: the page shows no colour");
        var second = await Application.DeployAsync();
        second.Release.Id.Should().NotBe(First);
        await RemoveColourAsync("feat: notes have no colour");
        (await RefusalAsync()).Should().Contain("no commit since").And.NotContain("still uses");
        await Application.CommitAsync("refactor: tidy up\n\nBREAKING CHANGE: notes have no colour");

        (await Application.ServingAsync()).Should().Be(second.Release.Id);
        var third = await Application.DeployAsync();

        (await Application.ServingAsync()).Should().Be(third.Release.Id);
        (await Application.OnServerAsync($"cat {Application.Home}/current/openapi.json")).Should().NotContain("colour");
    }

    [Fact]
    public async Task The_server_is_asked_for_its_API_only_where_the_deploy_has_another()
    {
        await Application.DeployAsync();
        Application.RoundTrips.Should().Be(1, "an unchanged deploy asks its one question");

        await Application.ChangeAsync("compose.yml", "EDITION:-one", "EDITION:-two");
        await Application.CommitAsync("fix: another edition");
        await Application.DeployAsync();
        var unchanged = Application.RoundTrips;

        await Application.ChangeAsync("openapi.yaml", "text: { type: string }", "text: { type: string }, author: { type: string }");
        await Application.CommitAsync("feat: notes have an author");
        await Application.DeployAsync();

        Application.RoundTrips.Should().Be(unchanged + 1);
        (await Application.ServingAsync()).Should().NotBe(First);
    }

    private const string Colourful = "properties: { id: { type: integer }, text: { type: string }, colour: { type: string } }";

    private async Task RemoveColourAsync(string message)
    {
        await Application.ChangeAsync("openapi.yaml", Colourful, "properties: { id: { type: integer }, text: { type: string } }");
        await Application.ChangeAsync("openapi.yaml", "[id, text, colour]", "[id, text]");
        await Application.CommitAsync(message);
    }

    private async Task<string> RefusalAsync() => (await Application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<PreflightException>()).Which.Message;
}
