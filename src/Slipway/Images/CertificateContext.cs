namespace Slipway.Images;

/// <summary>
/// A folder of its own with nothing but the bundle, as a named context for builds: the folder that the bundle lies in may be
/// large, and may hold what is no build's business.
/// </summary>
internal sealed class CertificateContext : IDisposable
{
    /// <summary>The name that Debian, Alpine and .NET look for below <c>/etc/ssl/certs</c>.</summary>
    private const string FileName = "ca-certificates.crt";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-ca-");

    private CertificateContext()
    {
    }

    public string Path => _folder.FullName;

    /// <summary>Copies the bundle; null when there is none to copy.</summary>
    public static CertificateContext? Create(string? bundle)
    {
        if (bundle is null)
            return null;
        if (!File.Exists(bundle))
            throw new InvalidInputException($"SSL_CERT_FILE names {bundle}, which does not exist", "correct or unset SSL_CERT_FILE");

        var context = new CertificateContext();
        File.Copy(bundle, System.IO.Path.Combine(context.Path, FileName));
        return context;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
