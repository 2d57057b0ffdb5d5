using System.Net;
using System.Net.Sockets;
using Hosting;

namespace Backend.Tests.Hosting;

public sealed class HealthProbeTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", 0)]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\n\r\n", 1)]
    [InlineData("HTTP/1.1", 1)]
    [InlineData("", 1)]
    public async Task The_exit_code_is_zero_only_for_a_good_answer(string answer, int exitCode)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var probing = Task.Run(() => HealthProbe.Run(((IPEndPoint)listener.LocalEndpoint).Port));

        await AnswerAsync(listener, answer);

        (await probing).Should().Be(exitCode);
    }

    [Fact]
    public void Nobody_there_is_not_healthy() => HealthProbe.Run(1).Should().Be(1);

    [Theory]
    [InlineData("8123", 8123)]
    [InlineData("8123;9000", 8123)]
    [InlineData("", 8000)]
    [InlineData(null, 8000)]
    public void The_port_is_the_first_that_the_server_listens_on(string? setting, int port) =>
        HealthProbe.Port(setting, fallback: 8000).Should().Be(port);

    static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptSocketAsync();
        (await client.ReceiveAsync(new byte[1024])).Should().BePositive();
        await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(answer));
    }
}
