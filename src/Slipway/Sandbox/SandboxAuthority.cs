namespace Slipway.Sandbox;

/// <summary>The certificate authority of a sandbox, which speaks ACME as Let's Encrypt does.</summary>
/// <param name="Address">Its address in the sandbox's network; <c>acme.sandbox.test</c> must lead there.</param>
/// <param name="Directory">Folder with its <c>root.crt</c>, for whoever must trust it.</param>
/// <param name="Container">The container that it is.</param>
public sealed record SandboxAuthority(string Address, string Directory, string Container);
