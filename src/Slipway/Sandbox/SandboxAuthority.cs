namespace Slipway.Sandbox;

/// <summary>The certificate authority of a sandbox, which speaks ACME as Let's Encrypt does.</summary>
/// <param name="Address">Its address in the sandbox's network; <c>acme.sandbox.test</c> must lead there.</param>
/// <param name="Directory">Folder with its root certificate, for whoever must trust it.</param>
/// <param name="Container">The container that it is.</param>
public sealed record SandboxAuthority(string Address, string Directory, string Container)
{
    /// <summary>Name of the root certificate in its folder.</summary>
    internal const string RootName = "root.crt";

    /// <summary>Its root certificate, as PEM text.</summary>
    public string RootFile => Path.Combine(Directory, RootName);
}
