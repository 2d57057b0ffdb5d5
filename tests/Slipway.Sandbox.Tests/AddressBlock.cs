using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Slipway.Sandbox.Tests;

/// <summary>
/// Loopback addresses <c>127.77.N.x</c> that are one holder's alone for as long as it holds them, whatever sandboxes come up
/// beside it: a socket that listens on one of them is the claim, and gone with the process at the latest.
/// </summary>
internal sealed class AddressBlock : IDisposable
{
    // No server of a sandbox listens here.
    private const int ClaimPort = 7727;

    private readonly Socket _claim = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly int _block;
    private int _given;

    private AddressBlock(int block) => _block = block;

    /// <summary>A block that nobody holds and that no server left behind uses.</summary>
    /// <exception cref="InvalidOperationException">All are taken.</exception>
    public static AddressBlock Claim()
    {
        // 127.77.0.x is the developer's own sandbox.
        var blocks = Enumerable.Range(1, 254).ToArray();
        RandomNumberGenerator.Shuffle(blocks.AsSpan());
        return Claim(blocks);
    }

    /// <summary>The first of <paramref name="blocks"/> that is free.</summary>
    /// <param name="blocks">Third numbers of addresses.</param>
    /// <exception cref="InvalidOperationException">All are taken.</exception>
    public static AddressBlock Claim(IEnumerable<int> blocks) => blocks.Select(x => new AddressBlock(x)).FirstOrDefault(x => x.TryHold())
        ?? throw new InvalidOperationException("Every block of loopback addresses is held by a test run or has a server on its port 80 or 2222; stop those and run the tests again.");

    /// <summary>One of its addresses that it has not given before.</summary>
    public string Next() => Address(Interlocked.Increment(ref _given));

    public void Dispose() => _claim.Dispose();

    private bool TryHold()
    {
        if (TryListen() && !Answers(Address(1), 80) && !Answers(Address(1), 2222))
            return true;
        Dispose();
        return false;
    }

    private bool TryListen()
    {
        try
        {
            _claim.Bind(new IPEndPoint(IPAddress.Parse(Address(254)), ClaimPort));
            _claim.Listen();
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }

    private string Address(int number) => $"127.77.{_block}.{number}";

    private static bool Answers(string address, int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(address, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
