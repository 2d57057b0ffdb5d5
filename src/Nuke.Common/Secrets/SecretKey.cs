using System.Security.Cryptography;

namespace Nuke.Common.Secrets;

/// <summary>The key that a password gives with a salt. All secrets of a file share it, so it is derived once per file.</summary>
internal sealed record SecretKey(byte[] Salt, byte[] Bytes)
{
    public const int SaltSize = 16;

    /// <summary>What OWASP's Password Storage Cheat Sheet (2023) asks of PBKDF2 with HMAC-SHA256; part of version 2.</summary>
    public const int Iterations = 600_000;

    const int Size = 32;

    /// <summary>The key for values that were encrypted with the salt.</summary>
    public static SecretKey From(string password, byte[] salt) =>
        new(salt, Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, Size));

    /// <summary>A key with a salt of its own, for a file that has no secrets yet.</summary>
    public static SecretKey New(string password) => From(password, RandomNumberGenerator.GetBytes(SaltSize));
}
