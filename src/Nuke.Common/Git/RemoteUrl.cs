using System.Text.RegularExpressions;

namespace Nuke.Common.Git;

/// <summary>The parts of a remote's address.</summary>
internal sealed record RemoteUrl(GitProtocol Protocol, string Endpoint, string Identifier)
{
    static readonly Regex Pattern = new(
        @"^(?:(?<scheme>[a-z]+)://)?(?:[^@/]+@)?(?<host>[^:/]+)(?::\d+(?=/))?[:/](?<path>.+?)(?:\.git)?/?$",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    /// <summary>The parts; null for a path or nothing.</summary>
    public static RemoteUrl? Parse(string? url)
    {
        if (string.IsNullOrEmpty(url) || url.StartsWith('/') || url.StartsWith('.') || url.StartsWith("file:", StringComparison.Ordinal))
            return null;
        var match = Pattern.Match(url.Trim());
        if (!match.Success)
            return null;
        var protocol = match.Groups["scheme"].Value is "http" or "https" ? GitProtocol.Https : GitProtocol.Ssh;
        return new RemoteUrl(protocol, match.Groups["host"].Value, match.Groups["path"].Value.TrimStart('/'));
    }
}
