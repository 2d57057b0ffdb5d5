using System.Security.Cryptography;
using System.Text;

namespace Nuke.Common.Secrets;

/// <summary>
/// An encrypted value as it stands in a parameter file: <c>v2:</c>, then in Base64 the salt of the key, the nonce, the
/// AES-256-GCM ciphertext and its tag. The version stands for all sizes and for the way from the password to the key
/// (docs/decisions/0010).
/// </summary>
internal static class EncryptedText
{
    const string Prefix = "v2:";
    const int NonceSize = 12;
    const int TagSize = 16;

    /// <summary>Whether a value says of itself that it is encrypted, in whatever version.</summary>
    public static bool IsEncrypted(string text) => text.StartsWith('v')
        && text.IndexOf(':', StringComparison.Ordinal) is > 1 and var end
        && text.AsSpan(1, end - 1).ContainsAnyExceptInRange('0', '9') is false;

    /// <summary>Encrypts a value for one parameter of one file; it is of no use anywhere else.</summary>
    public static string Encrypt(string value, SecretKey key, string boundTo)
    {
        var clear = Encoding.UTF8.GetBytes(value);
        var nonce = RandomNumberGenerator.GetBytes(NonceSize);
        var cipher = new byte[clear.Length];
        var tag = new byte[TagSize];
        using var aes = new AesGcm(key.Bytes, TagSize);
        aes.Encrypt(nonce, clear, cipher, tag, Encoding.UTF8.GetBytes(boundTo));
        return Prefix + Convert.ToBase64String([.. key.Salt, .. nonce, .. cipher, .. tag]);
    }

    /// <summary>The value, or null when the key is another one, or the text was changed or is bound to another place.</summary>
    public static string? Decrypt(string text, SecretKey key, string boundTo)
    {
        ReadOnlySpan<byte> rest = Content(text).AsSpan(SecretKey.SaltSize);
        var cipher = rest[NonceSize..^TagSize];
        var clear = new byte[cipher.Length];
        try
        {
            using var aes = new AesGcm(key.Bytes, TagSize);
            aes.Decrypt(rest[..NonceSize], cipher, rest[^TagSize..], clear, Encoding.UTF8.GetBytes(boundTo));
            return Encoding.UTF8.GetString(clear);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>The salt of the key by which the value was encrypted.</summary>
    /// <exception cref="FormatException">The text is of another version, or cut off; the message says which.</exception>
    public static byte[] Salt(string text) => Content(text)[..SecretKey.SaltSize];

    static byte[] Content(string text)
    {
        if (text.StartsWith("v1:", StringComparison.Ordinal))
            throw new FormatException("is encrypted as NUKE does it (v1), which cannot tell whether somebody changed the value");
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
            throw new FormatException($"is encrypted by a newer version of the engine ({text[..text.IndexOf(':', StringComparison.Ordinal)]})");
        var content = new byte[text.Length];
        return Convert.TryFromBase64String(text[Prefix.Length..], content, out var length)
               && length >= SecretKey.SaltSize + NonceSize + TagSize
            ? content[..length]
            : throw new FormatException("is no whole encrypted value any more");
    }
}
