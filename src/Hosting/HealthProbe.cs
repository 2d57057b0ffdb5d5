using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hosting;

/// <summary>
/// The container's own health check: one request over a bare socket, because the image has neither curl nor a shell to count on
/// and a check that runs several times a second must not start a web server or an HTTP client to do so.
/// </summary>
public static class HealthProbe
{
    /// <summary>The argument that makes an application probe itself instead of serving.</summary>
    public const string Argument = "healthcheck";

    static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);

    /// <summary>Asks the application on this machine.</summary>
    /// <returns>0 when it answers 200, otherwise 1: the exit codes Docker gives a meaning to.</returns>
    public static int Run(int port)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.SendTimeout = socket.ReceiveTimeout = (int)TimeLimit.TotalMilliseconds;
            socket.Connect(IPAddress.Loopback, port);
            socket.Send("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8);
            var answer = new byte["HTTP/1.1 200".Length];
            for (var read = 0; read < answer.Length;)
            {
                var count = socket.Receive(answer.AsSpan(read));
                if (count == 0)
                    return 1;
                read += count;
            }

            return Encoding.ASCII.GetString(answer).EndsWith(" 200", StringComparison.Ordinal) ? 0 : 1;
        }
        catch (SocketException)
        {
            return 1;
        }
    }

    /// <summary>The port the application serves on: the first of ASPNETCORE_HTTP_PORTS.</summary>
    public static int Port(string? httpPorts, int fallback) =>
        int.TryParse(httpPorts?.Split(';')[0], out var port) ? port : fallback;
}
