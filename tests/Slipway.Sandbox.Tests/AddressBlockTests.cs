namespace Slipway.Sandbox.Tests;

[Collection(SandboxCollection.Name)]
public sealed class AddressBlockTests
{
    /// <summary>One that <see cref="AddressBlock.Claim()"/> never gives.</summary>
    internal const int Nobodys = 255;

    [Fact]
    public void What_one_holds_no_other_gets_until_it_is_given_back()
    {
        int[] only = [Nobodys];
        var held = AddressBlock.Claim(only);

        FluentActions.Invoking(() => AddressBlock.Claim(only)).Should().Throw<InvalidOperationException>();

        held.Dispose();
        using var again = AddressBlock.Claim(only);
        again.Next().Should().Be($"127.77.{Nobodys}.1");
    }
}
