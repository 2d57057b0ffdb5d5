using Nuke.Common.CI;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    [Parameter(
        "Makes the files of a build server's configuration, such as 'GitHubActions_deploy', and runs nothing",
        Name = "GenerateConfiguration")]
    internal static string? GenerateConfiguration => ConfigurationFiles.GivenId(Execution.BuildSession.Current);
}
