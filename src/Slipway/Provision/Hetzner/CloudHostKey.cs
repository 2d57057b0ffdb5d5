using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Slipway.Provision.Hetzner;

/// <summary>
/// A host key that is made here and given to the server at its birth, so that it is pinned before anybody connects: nothing is
/// trusted on first use.
/// </summary>
internal sealed class CloudHostKey
{
    private const string Type = "ecdsa-sha2-nistp256";

    private const string Curve = "nistp256";

    private CloudHostKey(Secret privateKey, byte[] blob) => (PrivateKey, PublicKey, Fingerprint) =
        (privateKey, $"{Type} {Convert.ToBase64String(blob)} slipway", $"SHA256:{Convert.ToBase64String(SHA256.HashData(blob)).TrimEnd('=')}");

    /// <summary>PEM.</summary>
    public Secret PrivateKey { get; }

    /// <summary>As a <c>.pub</c> file has it.</summary>
    public string PublicKey { get; }

    /// <summary>As OpenSSH prints it.</summary>
    public string Fingerprint { get; }

    public static CloudHostKey Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        byte[] blob = [.. Text(Type), .. Text(Curve), .. Sized([4, .. point.X!, .. point.Y!])];
        return new CloudHostKey(new Secret(key.ExportECPrivateKeyPem() + "\n"), blob);
    }

    /// <summary>What cloud-init does with the server at its first start.</summary>
    /// <seealso href="https://docs.cloud-init.io/en/latest/reference/modules.html#ssh"/>
    public string UserData() =>
        $"""
        #cloud-config
        ssh_pwauth: false
        ssh_deletekeys: true
        ssh_keys:
          ecdsa_private: |
        {Indented(PrivateKey.Reveal())}
          ecdsa_public: {PublicKey}

        """;

    /// <summary>The fingerprint as a label's value, which may hold neither <c>/</c> nor <c>+</c> nor begin with <c>-</c>.</summary>
    public static string ToLabel(string fingerprint) => $"k{fingerprint["SHA256:".Length..].Replace('+', '-').Replace('/', '_')}k";

    /// <summary>The way back; null where it is none.</summary>
    public static string? FromLabel(string? label) => label is ['k', .., 'k'] ? $"SHA256:{label[1..^1].Replace('-', '+').Replace('_', '/')}" : null;

    private static string Indented(string text) => string.Join('\n', text.TrimEnd('\n').Split('\n').Select(x => $"    {x.TrimEnd('\r')}"));

    private static byte[] Text(string text) => Sized(Encoding.ASCII.GetBytes(text));

    private static byte[] Sized(byte[] bytes)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, bytes.Length);
        return [.. size, .. bytes];
    }
}
