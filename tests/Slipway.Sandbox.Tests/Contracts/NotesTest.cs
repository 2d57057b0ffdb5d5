namespace Slipway.Sandbox.Tests.Contracts;

/// <summary>A test that starts from the first release of an application with migrations.</summary>
public abstract class NotesTest(SandboxFixture sandbox) : IAsyncLifetime
{
    private protected Notes Application { get; private set; } = null!;

    /// <summary>The first release.</summary>
    protected string First { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Application = await Notes.CheckOutAsync(sandbox);
        First = (await Application.DeployAsync()).Release.Id;
    }

    public async Task DisposeAsync() => await Application.DisposeAsync();

    /// <summary>A second release that brings a contract step, which waits.</summary>
    protected async Task<string> BringContractStepAsync(string header = "")
    {
        await Application.WriteAsync("migrate/steps/contract/0002-drop-colour.sql", $"{header}\nalter table notes drop column colour;\n");
        await Application.CommitAsync("feat: notes have no colour");
        return (await Application.DeployAsync()).Release.Id;
    }

    private protected Task<string> ColumnsAsync() =>
        Application.QueryAsync("select string_agg(column_name, ',' order by ordinal_position) from information_schema.columns where table_name = 'notes'");
}
