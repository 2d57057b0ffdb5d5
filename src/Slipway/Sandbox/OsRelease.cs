namespace Slipway.Sandbox;

/// <summary>What <c>/etc/os-release</c> says about this machine (freedesktop.org, os-release(5)).</summary>
/// <param name="Id">Distribution: <c>debian</c>, <c>ubuntu</c>, ...</param>
/// <param name="Version">Version, such as <c>12</c> or <c>24.04</c>; empty for rolling ones.</param>
/// <param name="Codename">Name of the release, such as <c>bookworm</c>; empty where there is none.</param>
internal sealed record OsRelease(string Id, string Version, string Codename)
{
    public bool IsDebian => Id == "debian";

    public bool IsUbuntu => Id == "ubuntu";

    public static OsRelease OfThisMachine()
        => Parse(File.Exists("/etc/os-release") ? File.ReadAllText("/etc/os-release") : $"ID={Environment.OSVersion.Platform}");

    public static OsRelease Parse(string text)
    {
        var values = text.Split('\n')
            .Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim().Trim('"', '\''));
        return new(
            values.GetValueOrDefault("ID", "unknown"),
            values.GetValueOrDefault("VERSION_ID", ""),
            values.GetValueOrDefault("VERSION_CODENAME", ""));
    }
}
