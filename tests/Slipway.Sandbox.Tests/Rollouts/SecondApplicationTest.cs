namespace Slipway.Sandbox.Tests.Rollouts;

/// <summary>A test that starts from the second application, deployed to the server that all of them share.</summary>
public abstract class SecondApplicationTest(SandboxFixture sandbox) : IAsyncLifetime
{
    private protected SecondApplication Application { get; private set; } = null!;

    protected SandboxFixture Sandbox => sandbox;

    public async Task InitializeAsync()
    {
        Application = await SecondApplication.CheckOutAsync(sandbox);
        await PrepareAsync();
    }

    public async Task DisposeAsync()
    {
        Application.Dispose();
        await SandboxFixture.RemoveImagesAsync(Application.Environment.Registry.Address);
    }

    /// <summary>Brings the server to what the test starts from.</summary>
    protected virtual Task PrepareAsync() => Application.DeployAsync();
}
