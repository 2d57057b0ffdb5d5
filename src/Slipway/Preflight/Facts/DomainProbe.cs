using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Slipway.Environments;
using Slipway.Smoke;

namespace Slipway.Preflight.Facts;

/// <summary>Asks how the public domains of an environment answer this machine, all at once.</summary>
/// <param name="environment">Where they lead.</param>
/// <param name="time">Times the waits.</param>
public sealed class DomainProbe(DeployEnvironment environment, TimeProvider time)
{
    /// <summary>How long a connection may take; a firewall that drops packets never answers.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Who issued a certificate is not asked here, so neither the system's roots are read nor anything downloaded.</summary>
    private static X509ChainPolicy AnyIssuer => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true,
    };

    /// <summary>The domains that the smoke checks name.</summary>
    public static ImmutableArray<string> DomainsOf(DeployEnvironment environment) => environment.Smoke is not { } smoke
        ? []
        : [.. smoke.Http.Select(x => x.Url).Concat(smoke.Pages.Select(x => x.Url)).Select(x => new Uri(x)).Where(x => x.Scheme == Uri.UriSchemeHttps).Select(x => x.Host).Distinct()];

    /// <summary>Asks about each domain.</summary>
    public async Task<ImmutableArray<DomainFacts>> AskAsync(CancellationToken cancellationToken = default)
    {
        var server = await ResolveAsync(environment.Server.Host, cancellationToken);
        return [.. await Task.WhenAll(DomainsOf(environment).Select(x => AskAsync(x, server, cancellationToken)))];
    }

    private async Task<DomainFacts> AskAsync(string domain, ImmutableArray<string> server, CancellationToken cancellationToken)
    {
        var resolve = environment.Smoke!.Resolve;
        var target = new PublicAddresses(resolve).Find(domain, 443);
        var addresses = await ResolveAsync(target.Host, cancellationToken);
        var facts = new DomainFacts(domain)
        {
            PinnedTo = resolve.GetValueOrDefault($"{domain}:443") ?? resolve.GetValueOrDefault(domain),
            Addresses = addresses,
            LeadsToServer = addresses.Intersect(server).Any(),
        };
        if (addresses.IsEmpty)
            return facts;
        // A pin with a port is a pin of HTTPS; where its port 80 would be, nobody said.
        var http = facts.PinnedTo is null ? KnockAsync(domain, 80, cancellationToken) : null;
        var (https, certificate) = await GreetAsync(target.Host, target.Port, domain, cancellationToken);
        return facts with { Http = http is null ? null : await http, Https = https, Certificate = certificate };
    }

    private static async Task<ImmutableArray<string>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await Dns.GetHostAddressesAsync(host, cancellationToken)).Select(x => x.ToString())];
        }
        catch (SocketException)
        {
            return [];
        }
    }

    private async Task<PortAnswer> KnockAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        return await ConnectAsync(socket, host, port, cancellationToken);
    }

    private async Task<PortAnswer> ConnectAsync(Socket socket, string host, int port, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(host, port, either.Token);
            return PortAnswer.Open;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode == SocketError.ConnectionRefused ? PortAnswer.Closed : PortAnswer.Silent;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return PortAnswer.Silent;
        }
    }

    private async Task<(PortAnswer, CertificateFacts?)> GreetAsync(string host, int port, string domain, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var answer = await ConnectAsync(socket, host, port, cancellationToken);
        return (answer, answer == PortAnswer.Open ? await CertificateAsync(socket, domain, cancellationToken) : null);
    }

    [SuppressMessage("Security", "CA5359", Justification = "The certificate is read to judge its dates, also when it has expired; nothing is sent to whoever shows it.")]
    private async Task<CertificateFacts?> CertificateAsync(Socket socket, string domain, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await using var tls = new SslStream(new NetworkStream(socket, ownsSocket: false));
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { TargetHost = domain, CertificateChainPolicy = AnyIssuer, RemoteCertificateValidationCallback = (_, _, _, _) => true }, either.Token);
            using var certificate = new X509Certificate2(tls.RemoteCertificate!);
            return new CertificateFacts(
                new DateTimeOffset(certificate.NotBefore), new DateTimeOffset(certificate.NotAfter), certificate.MatchesHostname(domain), certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true));
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
