using Nuke.Common;
using Slipway.Servers;

/// <summary>The pipeline, in the order in which it runs. What a target does is in the partial that bears its concern's name.</summary>
sealed partial class Build : NukeBuild
{
    public static int Main()
    {
        KeepOutputForScripts();
        // Most targets ask a server: what connecting needs is made ready while the engine reads what it is asked to do.
        _ = ServerConnection.PrepareAsync();
        return Execute<Build>(x => x.Compile);
    }

    [Parameter("Environment to act on; DeployLocal, DeployQa and DeployProduction imply theirs. Default: local")]
    readonly EnvironmentName? Environment;

    [Parameter("Print the plan and touch nothing")]
    readonly bool DryRun;

    [Parameter("Install what is missing on this machine, and with Provision --create order what the plan shows, without asking")]
    readonly bool Yes;

    [Parameter("Configuration that Compile and Test use")]
    readonly Configuration Configuration = IsLocalBuild ? Configuration.Debug : Configuration.Release;

    Target Restore => _ => _
        .Description("Restore the packages, exactly as locked")
        .Executes(RestorePackages);

    Target Compile => _ => _
        .Description("Compile everything")
        .DependsOn(Restore)
        .Executes(CompileSolution);

    Target Test => _ => _
        .Description("Run every test, those against the sandbox included")
        .DependsOn(Compile)
        .Executes(RunTests);

    Target DockerBuild => _ => _
        .Description("Build the images that the registry lacks, in parallel")
        .After(Test, SandboxUp)
        .Executes(BuildImages);

    Target Push => _ => _
        .Description("Push the images and record their digests")
        .DependsOn(DockerBuild)
        .Executes(PushImages);

    Target DeployBackend => _ => _
        .Description("Plan the rollout; roll out infrastructure and backend")
        .After(Push)
        .Executes(RollOutBackend);

    Target HealthGate => _ => _
        .Description("Wait until the new backend is ready, or go back")
        .After(DeployBackend)
        .Executes(PassHealthGate);

    Target DeployFrontend => _ => _
        .Description("Roll out frontend, edge and monitoring, or go back")
        .After(HealthGate)
        .Executes(RollOutFrontend);

    Target Smoke => _ => _
        .Description("Check the release through its public addresses and make it the current one, or go back")
        .After(DeployFrontend)
        .Executes(RunSmokeTest);

    Target DeployLocal => _ => _
        .Description("The whole pipeline against the sandbox on this machine")
        .DependsOn(SandboxUp, Push, DeployBackend, HealthGate, DeployFrontend, Smoke)
        .Executes(PrintRelease);

    Target DeployQa => _ => _
        .Description("The whole pipeline for QA")
        .DependsOn(Push, DeployBackend, HealthGate, DeployFrontend, Smoke)
        .Executes(PrintRelease);

    Target DeployProduction => _ => _
        .Description("The whole pipeline for production")
        .DependsOn(CheckApproval, Push, DeployBackend, HealthGate, DeployFrontend, Smoke)
        .Executes(PrintRelease);
}
