namespace Slipway.Preflight.Checks;

/// <summary>Whatever the other checks look at could be learned: the Compose files are complete, registry and server answer.</summary>
/// <param name="part">What.</param>
/// <param name="name">What the report calls it.</param>
/// <param name="seen">What is said where it could.</param>
public sealed class LearnedCheck(Knowledge part, string name, Func<PreflightSubject, string> seen) : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.None;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject) => subject.Failures.TryGetValue(part, out var problems) ? problems : [];

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => seen(subject);
}
