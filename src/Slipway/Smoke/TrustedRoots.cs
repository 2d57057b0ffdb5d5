using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Slipway.Smoke;

/// <summary>Whose certificates count: the system's roots and, where one is given, one more. Names, dates and signatures are always checked.</summary>
internal static class TrustedRoots
{
    /// <summary>The policy for a TLS client; null is the system's own.</summary>
    public static X509ChainPolicy? Policy(string? pem)
    {
        if (pem is null)
            return null;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        using var system = new X509Store(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
        policy.CustomTrustStore.AddRange(system.Certificates);
        policy.CustomTrustStore.AddRange(Read(pem));
        return policy;
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
