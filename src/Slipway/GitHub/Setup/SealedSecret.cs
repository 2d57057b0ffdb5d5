using System.Text;
using Sodium;

namespace Slipway.GitHub.Setup;

/// <summary>Seals a secret for GitHub: anonymous public-key encryption, which only the owner of the key can open.</summary>
/// <seealso href="https://docs.github.com/rest/guides/encrypting-secrets-for-the-rest-api"/>
internal static class SealedSecret
{
    /// <summary>The sealed value, as base64.</summary>
    /// <param name="value">What is sealed.</param>
    /// <param name="publicKey">GitHub's key of the environment, as base64.</param>
    public static string Seal(Secret value, string publicKey) =>
        Convert.ToBase64String(SealedPublicKeyBox.Create(Encoding.UTF8.GetBytes(value.Reveal()), Convert.FromBase64String(publicKey)));
}
