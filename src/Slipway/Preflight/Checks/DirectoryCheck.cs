namespace Slipway.Preflight.Checks;

/// <summary>The deploy user may write where releases go; a directory that Docker once made for a missing file belongs to root.</summary>
public sealed class DirectoryCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "directory";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Server;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var (server, root) = (subject.Environment.Server, $"/opt/{subject.Environment.Application}");
        foreach (var directory in subject.Server!.Writable.Where(x => !x.Value).Select(x => x.Key).Order(StringComparer.Ordinal))
            yield return Problem.Refuse(
                $"{server.User} cannot write to {directory} on {server}.",
                directory == root ? $"on the server: sudo install -d -o {server.User} {root}" : $"on the server: sudo chown -R {server.User} {root}");
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => $"/opt/{subject.Environment.Application} is writable";
}
