using Slipway.Rollouts;

namespace Slipway.Preflight.Checks;

/// <summary>Every service is rolled out in exactly one stage.</summary>
public sealed class StagesCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "stages";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Project;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject) =>
        Rules.Problems(() => StageRules.Check(subject.Project!.Services.Select(x => x.Name), subject.Environment));

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => $"{subject.Project!.Services.Length} services";
}
