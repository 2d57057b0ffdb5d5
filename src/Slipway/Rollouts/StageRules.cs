using Slipway.Environments;

namespace Slipway.Rollouts;

/// <summary>Every service belongs to exactly one stage, so that none is forgotten by a rollout.</summary>
public static class StageRules
{
    /// <summary>Checks the stages of an environment against the services of its Compose files.</summary>
    /// <exception cref="InvalidInputException">A service has no stage, or more than one; all of them are named.</exception>
    public static void Check(IEnumerable<string> services, DeployEnvironment environment)
    {
        var staged = environment.Stages.SelectMany(x => x.Services).ToArray();
        var problems = services.Except(staged).Select(x => $"service {x} of {string.Join(", ", environment.ComposeFiles)} is in no stage")
            .Concat(staged.GroupBy(x => x).Where(x => x.Count() > 1).Select(x => $"service {x.Key} is in more than one stage"))
            .ToArray();
        if (problems.Length > 0)
            throw new InvalidInputException(
                $"Environment {environment.Name}: {string.Join("; ", problems)}.",
                $"name each service once in {nameof(DeployEnvironment.Stages)} ({string.Join(", ", Enum.GetNames<StageKind>())}) in build/Environments.cs");
    }
}
