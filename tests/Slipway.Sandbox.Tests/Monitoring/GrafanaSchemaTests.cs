using CliWrap;
using CliWrap.Buffered;

namespace Slipway.Sandbox.Tests.Monitoring;

/// <summary>The dashboards against the types that Grafana publishes of its own (<c>@grafana/schema</c>), by the TypeScript compiler.</summary>
public sealed class GrafanaSchemaTests : IAsyncLifetime
{
    private static readonly string s_source = Path.Combine(SandboxFixture.Root, "tests", "Slipway.Sandbox.Tests", "Monitoring", "schema");
    private static readonly LockedPackages s_packages = new(s_source);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("slipway-grafana-");

    public async Task InitializeAsync()
    {
        await s_packages.InstallAsync();
        foreach (var file in new[] { "tsconfig.json", "grafana.ts" })
            File.Copy(Path.Combine(s_source, file), Path.Combine(_directory.FullName, file));
        Directory.CreateSymbolicLink(Path.Combine(_directory.FullName, "node_modules"), s_packages.Modules);
    }

    public Task DisposeAsync()
    {
        _directory.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Every_dashboard_is_one_by_the_types_of_Grafana()
    {
        foreach (var name in Dashboards.Names)
            await WriteAsync(name, Dashboards.Text(name));

        (await CompileAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"colorMode\"", "\"colourMode\"", "colourMode")]
    [InlineData("\"absolute\"", "\"absolut\"", "Did you mean '\"absolute\"'")]
    [InlineData("\"type\": \"stat\"", "\"type\": \"stats\"", "Did you mean '\"stat\"'")]
    [InlineData("\"gridPos\"", "\"gridpos\"", "gridpos")]
    [InlineData("\"refId\"", "\"refid\"", "refid")]
    [InlineData("\"titleFormat\"", "\"titleform\"", "titleform")]
    public async Task A_key_or_a_value_that_Grafana_would_not_understand_is_found(string right, string wrong, string found)
    {
        var text = Dashboards.Text("up.json");
        text.Should().Contain(right);
        await WriteAsync("up", text.Replace(right, wrong, StringComparison.Ordinal));

        (await CompileAsync()).Should().Contain(found);
    }

    private Task WriteAsync(string name, string json) => File.WriteAllTextAsync(
        Path.Combine(_directory.FullName, $"{name}.ts"), $"import type {{ Dashboard }} from './grafana';\n\nexport const dashboard: Dashboard = {json};\n");

    private async Task<string> CompileAsync() =>
        (await Cli.Wrap(s_packages.Program("tsc")).WithArguments(["--project", _directory.FullName, "--pretty", "false"]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync()).StandardOutput;
}
