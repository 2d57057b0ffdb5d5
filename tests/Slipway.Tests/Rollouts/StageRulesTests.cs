using Slipway.Environments;
using Slipway.Images;
using Slipway.Rollouts;
using Slipway.Servers;

namespace Slipway.Tests.Rollouts;

public class StageRulesTests
{
    private static DeployEnvironment Environment(params Stage[] stages) => new()
    {
        Name = "qa",
        Application = "shop",
        Server = new Server("qa", "qa.example.com"),
        ComposeFiles = ["compose.yaml"],
        Stages = [.. stages],
        Images = [],
        Registry = new Registry("ghcr.io/acme/shop"),
    };

    [Fact]
    public void A_service_that_no_stage_names_is_refused_with_the_file_and_the_stages()
    {
        var check = () => StageRules.Check(["app", "worker"], Environment(new Stage(StageKind.Backend, ["app"])));

        check.Should().Throw<InvalidInputException>().WithMessage("Environment qa: service worker of compose.yaml is in no stage.*Infrastructure, Backend, Frontend, Edge, Monitoring*");
    }

    [Fact]
    public void A_service_in_two_stages_is_refused()
    {
        var check = () => StageRules.Check(["app"], Environment(new Stage(StageKind.Backend, ["app"]), new Stage(StageKind.Frontend, ["app"])));

        check.Should().Throw<InvalidInputException>().WithMessage("*service app is in more than one stage*");
    }

    [Fact]
    public void A_stage_may_name_services_that_a_profile_leaves_out_here()
    {
        var check = () => StageRules.Check(["app"], Environment(new Stage(StageKind.Backend, ["app"]), new Stage(StageKind.Monitoring, ["grafana"])));

        check.Should().NotThrow();
    }
}
