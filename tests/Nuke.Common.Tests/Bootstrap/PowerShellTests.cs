namespace Nuke.Common.Tests.Bootstrap;

/// <summary>What only PowerShell has between the command line and the build.</summary>
[Collection("Bootstrap")]
public sealed class PowerShellTests : IDisposable
{
    readonly Checkout _checkout = new(BootstrapScript.PowerShell);

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void Arguments_pass_through_an_old_PowerShell_unchanged()
    {
        using var checkout = new Checkout(BootstrapScript.OldPowerShell);

        checkout.Start("two words", "", "say \"hi\" to", "a\\\"b", "ends in \\", "c:\\dir\\");

        checkout.ExitCode.Should().Be(3);
        checkout.StandardOutput.Should().EndWith("<two words>\n<>\n<say \"hi\" to>\n<a\\\"b>\n<ends in \\>\n<c:\\dir\\>\n");
    }

    [Fact]
    public void A_list_and_a_number_arrive_as_they_were_typed()
    {
        Typed("./build.ps1 --flavours mild,spicy --version 1.10").Should().EndWith(["<--flavours>", "<mild>", "<spicy>", "<--version>", "<1.10>"]);
    }

    [Fact]
    public void The_session_keeps_its_own_SDK()
    {
        Typed("$env:DOTNET_ROOT = 'mine'; ./build.ps1 > $null; $env:DOTNET_ROOT").Should().Equal("mine");
    }

    [Fact]
    public void What_the_build_prints_can_be_piped()
    {
        Typed("(./build.ps1 Deploy | Select-Object -Last 1).ToUpperInvariant()").Should().Equal("<DEPLOY>");
    }

    [Fact]
    public void A_flag_that_PowerShell_takes_for_itself_is_bad_input()
    {
        _checkout.Start("-v");

        _checkout.ExitCode.Should().Be(2);
        _checkout.Output.Should().Contain("'-Verbose' is a flag of PowerShell").And.Contain("--verbose");
    }

    string[] Typed(string line)
    {
        _checkout.Compile();
        return Tooling.PowerShell.Run(line, _checkout.Root, _checkout.Variables());
    }
}
