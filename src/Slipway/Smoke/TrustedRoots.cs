using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Slipway.Smoke;

/// <summary>Whose certificates count: the system's roots and, where one is given, one more. Names, dates and signatures are always checked.</summary>
internal static class TrustedRoots
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>
    /// The settings of a TLS client; null counts on the system's roots alone. They are read only where the given one is not enough:
    /// that is a hundred files and more.
    /// </summary>
    public static SslClientAuthenticationOptions Client(string? pem) => pem is null ? new() : new()
    {
        CertificateChainPolicy = Policy(pem),
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) => errors == SslPolicyErrors.None
            || (errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate is X509Certificate2 shown && SystemTrusts(shown, chain?.ChainPolicy.ExtraStore))
            || Refuse(errors, chain),
    };

    /// <summary>Only refused, the certificate would be said to be wrong without a reason.</summary>
    private static bool Refuse(SslPolicyErrors errors, X509Chain? chain) => throw new AuthenticationException(
        $"The certificate is not valid: {errors}{string.Concat((chain?.ChainStatus ?? []).Select(x => $", {x.Status}").Distinct(StringComparer.Ordinal))}");

    /// <summary>The policy that trusts the certificates in PEM text and no other.</summary>
    public static X509ChainPolicy Policy(string pem)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(Read(pem));
        return policy;
    }

    /// <summary>Whether a certificate leads to one of the system's roots.</summary>
    /// <param name="certificate">Which.</param>
    /// <param name="others">What the server sent beside it.</param>
    internal static bool SystemTrusts(X509Certificate2 certificate, X509Certificate2Collection? others)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        chain.ChainPolicy.ExtraStore.AddRange(others ?? []);
        return chain.Build(certificate);
    }

    /// <summary>The certificates in PEM text.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static X509Certificate2Collection Read(string pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (CryptographicException exception)
        {
            throw new InvalidInputException($"The trusted root certificate cannot be read: {exception.Message}", "check SmokeChecks.TrustedRoot", exception);
        }

        return certificates.Count > 0
            ? certificates
            : throw new InvalidInputException("The trusted root certificate is not PEM text.", "check SmokeChecks.TrustedRoot");
    }
}
