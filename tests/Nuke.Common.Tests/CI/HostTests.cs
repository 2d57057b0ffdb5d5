#pragma warning disable CA1812, CA1822, IDE0051, CS0649 // Created and filled by the engine.
using Nuke.Common.CI;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.CI.TeamCity;
using Nuke.Common.IO;

namespace Nuke.Common.Tests.CI;

public sealed class HostTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Theory]
    [InlineData("APPVEYOR", "AppVeyor")]
    [InlineData("TF_BUILD", "AzurePipelines")]
    [InlineData("bamboo_planKey", "Bamboo")]
    [InlineData("BITBUCKET_PIPELINE_UUID", "Bitbucket")]
    [InlineData("BITRISE_BUILD_URL", "Bitrise")]
    [InlineData("GITHUB_ACTIONS", "GitHubActions")]
    [InlineData("GITLAB_CI", "GitLab")]
    [InlineData("JENKINS_HOME", "Jenkins")]
    [InlineData("JB_SPACE_PROJECT_KEY", "SpaceAutomation")]
    [InlineData("TEAMCITY_VERSION", "TeamCity")]
    [InlineData("TRAVIS", "TravisCI")]
    public void A_build_server_is_told_by_its_variable(string variable, string host)
    {
        _trial.With(variable, "true").Run<HostBuild>();

        _trial.Done.Single().Should().StartWith($"{host} server");
    }

    [Fact]
    public void Elsewhere_it_is_a_person_s_terminal() => _trial.Run<HostBuild>().Done.Should().Equal("Terminal local");

    [Fact]
    public void The_host_that_is_given_counts() =>
        _trial.With("TRAVIS", "true").Run<HostBuild>("--host", "azurepipelines").Done.Should().Equal("AzurePipelines server injected");

    [Fact]
    public void An_unknown_host_is_an_error_that_names_the_nearest_one()
    {
        _trial.Run<HostBuild>("--host", "TeamCty");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("Did you mean 'TeamCity'?");
    }

    [Fact]
    public void The_host_of_a_type_is_injected_and_no_other() =>
        _trial.With("TF_BUILD", "True").Run<HostBuild>().Done.Should().Equal("AzurePipelines server injected");

    [Fact]
    public void Only_GitHub_gets_GitHub_s_commands() =>
        _trial.With("TF_BUILD", "True").Run<HostBuild>().Output.Should().NotContain("::group::");

    [Fact]
    public void Commands_are_escaped_as_Azure_reads_them()
    {
        _trial.With("TF_BUILD", "True").Run<HostBuild>();

        _trial.Lines.Should().Contain("##vso[task.logissue type=error;sourcepath=a%5Db%3B]first%0Asecond");
    }

    [Fact]
    public void Commands_are_escaped_as_TeamCity_reads_them()
    {
        _trial.With("TEAMCITY_VERSION", "2026.1").Run<HostBuild>();

        _trial.Lines.Should().Contain("##teamcity[message text='it|'s |[done|]' status='WARNING']");
    }

    [Fact]
    public void TeamCity_s_properties_are_read_as_Java_writes_them()
    {
        var file = _trial.Root / "build.properties";
        file.WriteAllText("#comment\nteamcity.projectName=Shop\\: all\nodd\\=key=a\\=b\n\n");

        var properties = PropertiesFile.Read(file);

        properties.Should().BeEquivalentTo(new Dictionary<string, string> { ["teamcity.projectName"] = "Shop: all", ["odd=key"] = "a=b" });
    }

    internal sealed class HostBuild : NukeBuild
    {
        [CI]
        readonly AzurePipelines? Azure;

        Target Default => _ => _.Executes(() =>
        {
            Journal.Note($"{Host} {(IsServerBuild ? "server" : "local")}{(Azure != null ? " injected" : "")}");
            Azure?.LogError("first\nsecond", "a]b;");
            TeamCity.Instance?.WriteWarning("it's [done]");
        });
    }
}
