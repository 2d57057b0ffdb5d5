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

    private async Task<string[]> CompareAsync()
    {
        await using var deployment = await Application.ConnectAsync();
        return [.. (await new ReleaseSecrets(Application.Environment, Application.Root).CompareAsync(deployment)).Table()];
    }
}
