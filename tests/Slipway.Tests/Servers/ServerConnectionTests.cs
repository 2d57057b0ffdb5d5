using Slipway.Servers;

namespace Slipway.Tests.Servers;

public class ServerConnectionTests
{
    [Fact]
    public async Task What_connecting_needs_is_made_ready_without_a_server() =>
        await ((Func<Task>)ServerConnection.PrepareAsync).Should().NotThrowAsync();
}
