using System.Text.RegularExpressions;

namespace Slipway.Compose;

/// <summary>Which names are secret although nobody said so.</summary>
internal static partial class SecretNaming
{
    /// <summary>Whether a name ends as names of secrets do.</summary>
    public static bool LooksSecret(string name) => Suffix().IsMatch(name);

    [GeneratedRegex("(PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIALS|((API|ACCESS|PRIVATE|SECRET|SIGNING|ENCRYPTION)_?KEY))$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Suffix();
}
