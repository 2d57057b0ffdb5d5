namespace Nuke.Common.Tests.Bootstrap;

public sealed class CheckoutTests : IDisposable
{
    readonly Checkout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void Arguments_and_the_exit_code_pass_through_unchanged()
    {
        _checkout.Start("Deploy", "--name", "two words", "", "*");

        _checkout.ExitCode.Should().Be(3);
        _checkout.Output.Should().EndWith("<Deploy>\n<--name>\n<two words>\n<>\n<*>\n");
    }

    [Fact]
    public void A_moved_checkout_starts_without_compiling()
    {
        _checkout.Start();
        _checkout.Move();

        _checkout.Start().Compilations.Should().Be(1);
    }

    [Fact]
    public void A_checkout_behind_a_link_is_the_same_checkout()
    {
        _checkout.Start();

        _checkout.StartAs(_checkout.LinkTo(".") + "/build.sh", "/");

        _checkout.ExitCode.Should().Be(3);
        _checkout.Compilations.Should().Be(1);
    }

    [Fact]
    public void A_link_to_the_script_starts_the_build_of_its_checkout()
    {
        _checkout.StartAs(_checkout.LinkTo("build.sh"), "/");

        _checkout.ExitCode.Should().Be(3);
    }

    [Theory]
    [InlineData("./build.sh", ".")]
    [InlineData("build.sh", ".")]
    [InlineData("../build.sh", "build")]
    public void It_can_be_called_from_anywhere(string script, string directory)
    {
        _checkout.Start();

        _checkout.StartAs(script, _checkout.Root / directory);

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
        _checkout.Start();
        _checkout.Write("build/Build.cs", "broken");
        _checkout.Write("../sdk/broken", "");

        _checkout.Start();

        _checkout.ExitCode.Should().Be(2);
        _checkout.Output.Should().Contain("error CS1002").And.Contain("does not compile");
    }

    [Fact]
    public async Task Two_at_once_compile_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => _checkout.StartAs(_checkout.Root / "build.sh", "/"))));

        _checkout.Compilations.Should().Be(1);
    }

    [Fact]
    public void A_damaged_output_is_compiled_again()
    {
        _checkout.Start();
        foreach (var file in Directory.EnumerateFiles(_checkout.Root / "build" / "bin" / "run", "_build", SearchOption.AllDirectories))
            File.Delete(file);

        _checkout.Start().ExitCode.Should().Be(3);
    }
}
