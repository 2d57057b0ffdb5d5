using System.Security.Cryptography;

namespace Slipway.Sandbox;

/// <summary>A public host key as <c>/etc/ssh/ssh_host_*_key.pub</c> has it.</summary>
internal sealed record HostKey(string Type, string Key)
{
    /// <summary>As OpenSSH prints it: <c>SHA256:</c> and Base64 without padding.</summary>
    public string Fingerprint => $"SHA256:{Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(Key))).TrimEnd('=')}";

    public static IEnumerable<HostKey> Parse(string text) => text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .Where(words => words.Length >= 2 && words[0].Contains("-sha2-", StringComparison.Ordinal) || words[0].StartsWith("ssh-", StringComparison.Ordinal))
        .Select(words => new HostKey(words[0], words[1]));

    /// <summary>Its line in OpenSSH's <c>known_hosts</c>.</summary>
    public string KnownHost(string host, int port) => $"[{host}]:{port} {Type} {Key}";
}
