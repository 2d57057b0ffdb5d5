using System.Collections.Immutable;
using System.Text;

namespace Slipway.Sandbox;

/// <summary>
/// What images take over from the machine that builds them, as a build context: apt sources with their keys, apt's
/// proxy settings, and every certificate authority that the machine trusts.
/// </summary>
/// <param name="Sources">Debian's sources with this machine's mirrors; empty where it is no Debian.</param>
/// <param name="Files">The context's files: path → content.</param>
internal sealed record MachineContext(AptSources Sources, ImmutableSortedDictionary<string, byte[]> Files)
{
    private static readonly string[] Bundles =
    [
        Environment.GetEnvironmentVariable("SSL_CERT_FILE") ?? "",
        "/etc/ssl/certs/ca-certificates.crt",
        "/etc/pki/tls/certs/ca-bundle.crt",
        "/etc/ssl/cert.pem",
    ];

    public string Hash => ContentHash.Of(Files.SelectMany(file => new[] { file.Key, Convert.ToBase64String(file.Value) }));

    public static async Task<MachineContext> ReadAsync(CancellationToken cancellationToken)
    {
        var os = OsRelease.OfThisMachine();
        var sources = os.IsDebian ? AptSources.Read().For(os.Codename, EngineInstall.NewerSuite) : new([]);
        var bundle = Bundles.FirstOrDefault(File.Exists);
        var files = ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        files["bundle.pem"] = bundle is null ? [] : await File.ReadAllBytesAsync(bundle, cancellationToken);
        if (!sources.Sources.IsEmpty)
        {
            files["sources/machine.sources"] = Encoding.UTF8.GetBytes(Inside(sources).ToDeb822());
            files["apt.conf"] = Encoding.UTF8.GetBytes(await AptSettingsAsync(cancellationToken));
            foreach (var keyring in sources.Sources.Select(source => source.KeyringFile).OfType<string>().Distinct().Where(File.Exists))
                files[$"keyrings/{Path.GetFileName(keyring)}"] = await File.ReadAllBytesAsync(keyring, cancellationToken);
        }

        return new(sources, files.ToImmutable());
    }

    /// <summary>Writes the context, and nothing else, into <paramref name="directory"/>.</summary>
    public void Write(string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
        foreach (var (name, content) in Files)
        {
            var path = Path.Combine(directory, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
    }

    private static AptSources Inside(AptSources sources) => new([.. sources.Sources.Select(source => source.KeyringFile is { } file
        ? source with { SignedBy = $"/usr/share/keyrings/{Path.GetFileName(file)}" }
        : source)]);

    private static async Task<string> AptSettingsAsync(CancellationToken cancellationToken)
    {
        var (_, output, _) = await new Tool("apt-config", "dump").TryAsync(cancellationToken);
        string[] wanted = ["Acquire::http", "Acquire::Check-", "Acquire::Retries"];
        return string.Concat(output.Split('\n').Where(line => wanted.Any(line.StartsWith)).Select(line => line + "\n"));
    }
}
