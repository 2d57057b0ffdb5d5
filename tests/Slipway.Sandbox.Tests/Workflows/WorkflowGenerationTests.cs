using Slipway.Sandbox.Tests.Workflows.Running;
using YamlDotNet.RepresentationModel;

namespace Slipway.Sandbox.Tests.Workflows;

/// <summary>What a team gets that changes <c>build/Environments.cs</c> and generates the workflows again.</summary>
public sealed class WorkflowGenerationTests : IClassFixture<Linters>, IDisposable
{
    private readonly ChangedBuild _build = new();

    public void Dispose() => _build.Dispose();

    [Fact]
    public async Task AnEnvironment_on_ARM_gets_a_runner_of_that_kind_and_no_emulation()
    {
        await _build.CompileAsync("Registry = remote.Registry,", """Registry = remote.Registry, Platform = name == "production" ? "linux/arm64" : "linux/amd64",""");

        await _build.GenerateWorkflowsAsync();

        var text = await File.ReadAllTextAsync(Path.Combine(_build.Workflows, "build-images.yml"));
        var rows = WorkflowYaml.Load(text).Map("jobs")!.Map("images")!.Map("strategy")!.Map("matrix")!.List("include").Cast<YamlMappingNode>();
        rows.Select(x => $"{x.Text("environment")} {x.Text("platform")} {x.Text("runner")}").Should().Equal("qa linux/amd64 ubuntu-24.04", "production linux/arm64 ubuntu-24.04-arm");
        text.Should().Contain("Digest of image backend, for linux/amd64 and linux/arm64").And.NotContain("qemu");
        var lint = await Linters.ActionlintAsync(_build.Workflows);
        lint.ExitCode.Should().Be(0, lint.StandardOutput);
    }
}
