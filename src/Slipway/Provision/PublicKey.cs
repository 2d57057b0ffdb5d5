using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Slipway.Servers;

namespace Slipway.Provision;

/// <summary>A public SSH key, as a line of <c>authorized_keys</c> has it.</summary>
/// <param name="Type">Such as <c>ssh-ed25519</c>.</param>
/// <param name="Key">The key in Base64.</param>
public sealed partial record PublicKey(string Type, string Key)
{
    /// <summary>Whose it is; no part of what makes two keys the same.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Reads the text of a <c>.pub</c> file.</summary>
    /// <param name="text">One line.</param>
    /// <param name="source">What errors call it.</param>
    /// <exception cref="InvalidInputException">It is something else, such as the private key.</exception>
    public static PublicKey Parse(string text, string source) => Line().Match(text.Trim()) is { Success: true } match
        ? new PublicKey(match.Groups["type"].Value, match.Groups["key"].Value) { Comment = match.Groups["comment"].Value }
        : throw new InvalidInputException(
            $"{source} does not hold a public SSH key: one line that begins with ssh-ed25519, ecdsa-sha2-nistp256 or ssh-rsa.",
            text.Contains("PRIVATE KEY", StringComparison.Ordinal) ? "give the file that ends with .pub; a private key leaves this machine never" : "ssh-keygen -y -f KEYFILE prints it");

    /// <summary>Reads a <c>.pub</c> file; <c>~/</c> is the home directory.</summary>
    /// <exception cref="InvalidInputException">It is not there, or something else.</exception>
    public static PublicKey FromFile(string path)
    {
        var full = path.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
            : Path.GetFullPath(path);
        return File.Exists(full) ? Parse(File.ReadAllText(full), full) : throw new InvalidInputException($"The public key file {full} does not exist.", "ssh-keygen -y -f KEYFILE > KEYFILE.pub");
    }

    /// <summary>The public halves of what is signed in with.</summary>
    public static ImmutableArray<PublicKey> Of(SshCredentials credentials)
    {
        var keys = credentials.Open();
        try
        {
            return [.. keys.Select(x => FromBlob(x.HostKeyAlgorithms.First().Data)).Distinct()];
        }
        finally
        {
            SshCredentials.Close(keys);
        }
    }

    /// <summary>The line for <c>authorized_keys</c>.</summary>
    public override string ToString() => Comment.Length == 0 ? $"{Type} {Key}" : $"{Type} {Key} {Comment}";

    /// <inheritdoc/>
    public bool Equals(PublicKey? other) => other is not null && Type == other.Type && Key == other.Key;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Key);

    /// <summary>Those in the text of an <c>authorized_keys</c> file; lines with options count, comments do not.</summary>
    internal static IEnumerable<PublicKey> In(IEnumerable<string> lines) => lines
        .Select(x => Anywhere().Match(x))
        .Where(x => x.Success)
        .Select(x => new PublicKey(x.Groups["type"].Value, x.Groups["key"].Value));

    private static PublicKey FromBlob(byte[] blob)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(blob);
        return new PublicKey(Encoding.ASCII.GetString(blob, 4, length), Convert.ToBase64String(blob));
    }

    private const string Pattern = @"(?<type>ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-ssh-ed25519@openssh\.com|sk-ecdsa-sha2-nistp256@openssh\.com) (?<key>[A-Za-z0-9+/]+={0,2})";

    [GeneratedRegex($@"^{Pattern}( (?<comment>[^\r\n]*))?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex($@"^([^#]*\s)?{Pattern}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Anywhere();
}
