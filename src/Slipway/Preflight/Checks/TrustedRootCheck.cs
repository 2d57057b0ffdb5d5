namespace Slipway.Preflight.Checks;

/// <summary>The root certificate that the smoke test trusts beside the system's can be read, where it is a file of this machine.</summary>
public sealed class TrustedRootCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "trusted root";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.None;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject) =>
        subject.TrustedRootFailure is { } failure ? [Problem.Refuse(failure)] : [];

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => subject.Environment.Smoke?.TrustedRoot ?? "the system's alone";
}
