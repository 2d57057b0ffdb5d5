using Renci.SshNet;
using Renci.SshNet.Common;

namespace Slipway.Servers;

/// <summary>
/// Compares what a server offers with what is pinned. A server has several keys and offers one of the type that the client
/// prefers: after a key that is not pinned, the other types are asked for before the server is refused.
/// </summary>
internal sealed class HostKeyCheck(Server server)
{
    private readonly List<(string Type, string Fingerprint)> _offered = [];

    private bool _refused;

    /// <summary>Prepares an attempt: only key types that were not refused before, no certificates (a pin is of a key).</summary>
    public void Attach(SshClient client)
    {
        _refused = false;
        var algorithms = client.ConnectionInfo.HostKeyAlgorithms;
        foreach (var name in algorithms.Keys.Where(x => x.Contains("-cert-", StringComparison.Ordinal) || _offered.Exists(y => Family(y.Type) == Family(x))).ToList())
            algorithms.Remove(name);
        client.HostKeyReceived += (_, key) => key.CanTrust = IsPinned(key);
    }

    /// <summary>Whether the attempt failed only because of the key's type, so that another is worth asking for.</summary>
    public bool AsksAgain => _refused;

    /// <summary>The error for a server none of whose keys is pinned; null when it failed for another reason.</summary>
    public HostKeyException? ToException() => _offered.Count > 0 ? new HostKeyException(server, _offered) : null;

    private bool IsPinned(HostKeyEventArgs key)
    {
        var fingerprint = $"SHA256:{key.FingerPrintSHA256}";
        if (server.HostKeys.Any(x => x.TrimEnd('=') == fingerprint))
            return true;
        _offered.Add((key.HostKeyName, fingerprint));
        _refused = true;
        return false;
    }

    private static string Family(string algorithm) => algorithm.Contains("rsa", StringComparison.Ordinal) ? "rsa" : algorithm;
}

/// <summary>A server's host key is unknown or not the pinned one; nothing was sent to it.</summary>
public sealed class HostKeyException : SlipwayException
{
    internal HostKeyException(Server server, IReadOnlyList<(string Type, string Fingerprint)> offered)
        : base(Describe(server, offered), WhatToDo(server, offered)) => Server = server;

    /// <summary>Which server.</summary>
    public Server Server { get; }

    private static string Describe(Server server, IReadOnlyList<(string Type, string Fingerprint)> offered)
    {
        var shown = string.Join(", ", offered.Select(x => $"{x.Type} {x.Fingerprint}"));
        return server.HostKeys.IsEmpty
            ? $"the host key of {server.Name} ({server}) is unknown; it offers {shown}"
            : $"the host key of {server.Name} ({server}) is not the pinned one: someone may be in between, or the server was installed again. "
                + $"It offers {shown}; pinned: {string.Join(", ", server.HostKeys)}";
    }

    private static string WhatToDo(Server server, IReadOnlyList<(string Type, string Fingerprint)> offered) =>
        $"on the server's own console run 'for k in /etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf $k; done'; only if it shows the same, "
        + $"write HostKeys = [\"{offered[0].Fingerprint}\"] for the server '{server.Name}'";
}
