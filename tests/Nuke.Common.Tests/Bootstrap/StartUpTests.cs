namespace Nuke.Common.Tests.Bootstrap;

[Collection("Bootstrap")]
public sealed class ShellStartUpTests() : StartUpTests(BootstrapScript.Shell);

[Collection("Bootstrap")]
public sealed class PowerShellStartUpTests() : StartUpTests(BootstrapScript.PowerShellSession);

/// <summary>When both scripts compile the build, each of them for real.</summary>
public abstract class StartUpTests(BootstrapScript script) : IDisposable
{
    readonly Checkout _checkout = new(script);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _checkout.Dispose();

    [Fact]
    public void The_second_start_compiles_nothing()
    {
        _checkout.Start().Start().Compilations.Should().Be(1);
    }

    [Fact]
    public void Each_changed_input_compiles_the_build_again()
    {
        _checkout.Start();
        foreach (var file in new[] { "build/Build.cs", "src/Engine/Engine.cs", "src/Engine/packages.lock.json", "Directory.Build.props", "global.json", script.Name })
        {
            File.AppendAllText(_checkout.Root / file, "\n# changed\n");
            _checkout.CompilesOnce(file);
        }
    }

    [Theory]
    [InlineData("NuGet.config")]
    [InlineData("nuget.config")]
    public void Each_added_input_compiles_the_build_again(string sources)
    {
        _checkout.Start();
        foreach (var file in new[] { "build/Build.New.cs", "src/Engine/Deep/New.cs", sources, "Directory.Build.targets", ".editorconfig" })
        {
            _checkout.Write(file, "new");
            _checkout.CompilesOnce(file);
        }
    }

    [Fact]
    public void A_deleted_source_compiles_the_build_again()
    {
        _checkout.Start();
        _checkout.Delete("src/Engine/Engine.cs");

        _checkout.Start().Compilations.Should().Be(2);
    }

    [Fact]
    public void What_the_build_is_not_made_of_compiles_nothing()
    {
        _checkout.Start();
        foreach (var file in new[] { "README.md", "src/Other/Other.cs", "build/obj/Debug/Build.g.cs", "src/Engine/bin/Engine.dll" })
            _checkout.Write(file, "new");

        _checkout.Start().Compilations.Should().Be(1);
    }

    [Fact]
    public void A_new_SDK_compiles_the_build_again()
    {
        _checkout.Start();
        _checkout.Write("../sdk/sdk/10.0.200/dotnet.dll", "new");

        _checkout.Start().Compilations.Should().Be(2);
    }

    [Fact]
    public void A_new_runtime_compiles_the_build_again_and_another_than_its_own_is_not_asked_for()
    {
        _checkout.Start().Output.Should().Contain("roll forward: ,");
        _checkout.Write("../sdk/shared/Microsoft.NETCore.App/10.0.1/System.Runtime.dll", "new");

        _checkout.Start().Compilations.Should().Be(2);
    }

    [Fact]
    public void Each_engine_is_compiled_once()
    {
        _checkout.Start().StartWith("package").Start().StartWith("package").Compilations.Should().Be(2);
    }
}
