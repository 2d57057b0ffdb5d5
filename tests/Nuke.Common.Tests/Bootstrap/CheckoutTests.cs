namespace Nuke.Common.Tests.Bootstrap;

[Collection("Bootstrap")]
public sealed class ShellCheckoutTests() : CheckoutTests(BootstrapScript.Shell);

[Collection("Bootstrap")]
public sealed class PowerShellCheckoutTests() : CheckoutTests(BootstrapScript.PowerShell);

/// <summary>What both scripts do, each of them for real.</summary>
public abstract class CheckoutTests(BootstrapScript script) : IDisposable
{
    readonly Checkout _checkout = new(script);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _checkout.Dispose();

    [Fact]
    public void Arguments_and_the_exit_code_pass_through_unchanged()
    {
        _checkout.Start("Deploy", "--name", "two words", "", "*", "it's", "say \"hi\"", "c:\\dir\\", "$HOME", "--plan");

        _checkout.ExitCode.Should().Be(3);
        _checkout.StandardOutput.Should().EndWith("<Deploy>\n<--name>\n<two words>\n<>\n<*>\n<it's>\n<say \"hi\">\n<c:\\dir\\>\n<$HOME>\n<--plan>\n");
    }

    [Fact]
    public void What_compiling_says_is_not_what_the_build_says()
    {
        _checkout.Start("Deploy");

        _checkout.StandardOutput.Should().StartWith("telemetry off: 1");
        _checkout.Output.Should().Contain("Determining projects");
    }

    [Fact]
    public void An_SDK_behind_links_is_told_to_the_build_as_what_it_is()
    {
        _checkout.LinkTheSdk();

        _checkout.Start().Start().Output.Should().Contain($"root: {_checkout.Sdk}\n");
        _checkout.Compilations.Should().Be(1);
    }

    [Fact]
    public void A_moved_checkout_starts_without_compiling()
    {
        _checkout.Compile();
        _checkout.Move();

        _checkout.Start().Compilations.Should().Be(1);
    }

    [Fact]
    public void A_checkout_behind_a_link_is_the_same_checkout()
    {
        _checkout.Compile();

        _checkout.StartAs(_checkout.LinkTo(".") + "/" + script.Name, "/");

        _checkout.ExitCode.Should().Be(3);
        _checkout.Compilations.Should().Be(1);
    }

    [Fact]
    public void A_link_to_the_script_starts_the_build_of_its_checkout()
    {
        _checkout.StartAs(_checkout.LinkTo(script.Name), "/");

        _checkout.ExitCode.Should().Be(3);
    }

    [Theory]
    [InlineData("./", ".")]
    [InlineData("", ".")]
    [InlineData("../", "build")]
    public void It_can_be_called_from_anywhere(string path, string directory)
    {
        _checkout.Compile();

        _checkout.StartAs(path + script.Name, _checkout.Root / directory);

        _checkout.ExitCode.Should().Be(3);
        _checkout.Compilations.Should().Be(1);
    }

    [Fact]
    public void An_interrupted_compilation_is_done_again()
    {
        _checkout.Write("../sdk/interrupted", "");

        _checkout.Start().ExitCode.Should().NotBe(3);
        _checkout.Start().ExitCode.Should().Be(3);
    }

    [Fact]
    public void A_build_that_does_not_compile_is_bad_input_and_not_the_old_build()
    {
        _checkout.Compile();
        _checkout.Write("build/Build.cs", "broken");
        _checkout.Write("../sdk/broken", "");

        _checkout.Start();

        _checkout.ExitCode.Should().Be(2);
        _checkout.Output.Should().Contain("error CS1002").And.Contain("does not compile");
    }

    [Fact]
    public async Task Two_at_once_compile_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => _checkout.StartAs(_checkout.Root / script.Name, "/"))));

        _checkout.Compilations.Should().Be(1);
    }

    [Fact]
    public void A_damaged_output_is_compiled_again()
    {
        _checkout.Compile();
        foreach (var file in Directory.EnumerateFiles(_checkout.Root / "build" / "bin" / "run", "_build", SearchOption.AllDirectories))
            File.Delete(file);

        _checkout.Start().ExitCode.Should().Be(3);
    }
}
