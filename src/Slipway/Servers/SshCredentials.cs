using System.Text;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Slipway.Servers;

/// <summary>A private key (ed25519, ECDSA or RSA) and where it came from. It is read and checked when it is made.</summary>
public sealed class SshCredentials
{
    private readonly Func<IReadOnlyList<IPrivateKeySource>> _open;

    private SshCredentials(string source, Func<IReadOnlyList<IPrivateKeySource>> open, string? file = null)
    {
        (Source, _open, File) = (source, open, file);
        Close(Open());
    }

    /// <summary>Where the key came from, for errors: a path, a variable or the agent.</summary>
    public string Source { get; }

    /// <summary>Path of the key file, where it is one; for the <c>ssh</c> line that a person is shown.</summary>
    public string? File { get; }

    /// <summary>A key file, in OpenSSH or PEM form; <c>~/</c> is the home directory.</summary>
    /// <exception cref="InvalidInputException">It is missing, not a private key, or encrypted and the passphrase does not fit.</exception>
    public static SshCredentials FromFile(string path, Secret? passphrase = null)
    {
        var full = path.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), path[2..])
            : Path.GetFullPath(path);
        if (!System.IO.File.Exists(full))
            throw new InvalidInputException($"The SSH key file {full} does not exist.", $"ssh-keygen -t ed25519 -f {ShellQuote.Word(full)}");
        return new SshCredentials($"the file {full}", () => Parse(new Secret(System.IO.File.ReadAllText(full)), passphrase, $"the file {full}"), full);
    }

    /// <summary>The text of a private key in an environment variable, as CI secrets carry it.</summary>
    /// <exception cref="InvalidInputException">It is unset, not a private key, or encrypted and the passphrase does not fit.</exception>
    public static SshCredentials FromEnvironment(string variable, Secret? passphrase = null)
    {
        var text = System.Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrWhiteSpace(text))
            throw new InvalidInputException($"The environment variable {variable} is not set; it must hold a private SSH key.", $"export {variable}=\"$(cat ~/.ssh/id_ed25519)\"");
        return FromText(new Secret(text), $"the environment variable {variable}", passphrase);
    }

    /// <summary>The text of a private key.</summary>
    /// <param name="key">OpenSSH or PEM text; Windows line ends and a missing last one are forgiven.</param>
    /// <param name="source">What errors call it, such as <c>the parameter SshKey</c>.</param>
    /// <param name="passphrase">For an encrypted key.</param>
    /// <exception cref="InvalidInputException">It is not a private key, or encrypted and the passphrase does not fit.</exception>
    public static SshCredentials FromText(Secret key, string source, Secret? passphrase = null) =>
        new(source, () => Parse(key, passphrase, source));

    /// <summary>The keys of a running ssh-agent.</summary>
    /// <param name="socket">Path of its socket; null takes <c>SSH_AUTH_SOCK</c>.</param>
    /// <exception cref="InvalidInputException">No agent answers, or it holds no key.</exception>
    public static SshCredentials FromAgent(string? socket = null)
    {
        var path = socket ?? System.Environment.GetEnvironmentVariable("SSH_AUTH_SOCK");
        if (string.IsNullOrEmpty(path))
            throw new InvalidInputException("SSH_AUTH_SOCK is not set: no ssh-agent is running here.", "eval \"$(ssh-agent)\" && ssh-add");
        return new SshCredentials($"the ssh-agent at {path}", () => new SshAgent(path).Keys());
    }

    internal IReadOnlyList<IPrivateKeySource> Open() => _open();

    internal static void Close(IEnumerable<IPrivateKeySource> keys)
    {
        foreach (var key in keys.OfType<IDisposable>())
            key.Dispose();
    }

    private static IReadOnlyList<IPrivateKeySource> Parse(Secret key, Secret? passphrase, string source)
    {
        var text = key.Reveal().ReplaceLineEndings("\n").Trim() + "\n";
        if (!text.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            throw new InvalidInputException($"{Capital(source)} does not hold a private SSH key: its text has no line '-----BEGIN … PRIVATE KEY-----'.", "use the file without .pub");
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
#pragma warning disable CA2000 // The connection that opens it closes it.
            return [new PrivateKeyFile(stream, passphrase?.Reveal())];
#pragma warning restore CA2000
        }
        catch (Exception exception) when (passphrase is null && (exception is SshPassPhraseNullOrEmptyException || text.Contains("ENCRYPTED", StringComparison.Ordinal)))
        {
            throw new InvalidInputException($"The SSH key in {source} is encrypted and no passphrase was given.", "give its passphrase, or use a key without one", exception);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Unreadable keys surface as whatever the cryptography below SSH.NET throws.
            var hint = passphrase is null ? "" : ", or the passphrase is wrong";
            throw new InvalidInputException($"The SSH key in {source} cannot be read{hint}: {exception.Message}", "ssh-keygen -y -f KEYFILE shows whether OpenSSH can read it", exception);
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <inheritdoc/>
    public override string ToString() => Source;
}
