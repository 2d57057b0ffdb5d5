namespace Nuke.Common.Tests.Bootstrap;

public sealed class StartUpTests : IDisposable
{
    readonly Checkout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void The_second_start_compiles_nothing()
    {
        _checkout.Start().Start().Compilations.Should().Be(1);
    }

    [Theory]
    [InlineData("build/Build.cs")]
    [InlineData("src/Engine/Engine.cs")]
    [InlineData("src/Engine/packages.lock.json")]
    [InlineData("Directory.Build.props")]
    [InlineData("global.json")]
    [InlineData("build.sh")]
    public void A_changed_input_compiles_the_build_again(string file)
    {
        _checkout.Start();
        File.AppendAllText(_checkout.Root / file, "\n# changed\n");

        _checkout.Start().Compilations.Should().Be(2);
    }

    [Theory]
    [InlineData("build/Build.New.cs")]
    [InlineData("src/Engine/Deep/New.cs")]
    [InlineData("NuGet.config")]
    [InlineData("nuget.config")]
    [InlineData("Directory.Build.targets")]
    [InlineData(".editorconfig")]
    public void An_added_input_compiles_the_build_again(string file)
    {
        _checkout.Start();
        _checkout.Write(file, "new");

        _checkout.Start().Compilations.Should().Be(2);
    }

    [Fact]
    public void A_deleted_source_compiles_the_build_again()
    {
        _checkout.Start();
        _checkout.Delete("src/Engine/Engine.cs");

        _checkout.Start().Compilations.Should().Be(2);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/Other/Other.cs")]
    [InlineData("build/obj/Debug/Build.g.cs")]
    [InlineData("src/Engine/bin/Engine.dll")]
    public void What_the_build_is_not_made_of_compiles_nothing(string file)
    {
        _checkout.Start();
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
    public void Each_engine_is_compiled_once()
    {
        _checkout.Start().StartWith("package").Start().StartWith("package").Compilations.Should().Be(2);
    }
}
