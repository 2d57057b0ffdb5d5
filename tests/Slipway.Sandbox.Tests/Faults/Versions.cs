namespace Slipway.Sandbox.Tests.Faults;

/// <summary>Which version of each part of the second application: of <c>core</c>, of <c>web</c>, and of the proxy's routes.</summary>
internal sealed record Versions(int Core, int Web, int Edge)
{
    /// <summary>Images are few, so that each is built once; the routes are never the same again.</summary>
    public const int Images = 3;

    public Versions Next(bool core, bool web, bool edge) =>
        new(core ? (Core + 1) % Images : Core, web ? (Web + 1) % Images : Web, edge ? Edge + 1 : Edge);

    /// <summary>
    /// What these versions are on the way from one release to the next: stages follow one another, each past its gate, so that a
    /// later part is never newer than an earlier one. Null for a mixture.
    /// </summary>
    public string? Between(Versions old, Versions next) =>
        this == next ? "new"
        : this == old ? "old"
        : this == old with { Core = next.Core } || this == next with { Edge = old.Edge } ? "part"
        : null;

    public override string ToString() => $"core {Core}, web {Web}, edge {Edge}";
}
