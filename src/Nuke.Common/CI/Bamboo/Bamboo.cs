namespace Nuke.Common.CI.Bamboo;

/// <summary>An agent of Bamboo (https://confluence.atlassian.com/bamboo/bamboo-variables-289277087.html).</summary>
public class Bamboo : Host, IBuildServer
{
    internal Bamboo()
    {
    }

    /// <summary>The agent, when the build runs on one.</summary>
    public static new Bamboo Instance => (Host.Instance as Bamboo)!;

    string IBuildServer.Branch => null!;

    string IBuildServer.Commit => null!;

    /// <summary><c>bamboo_agentId</c>.</summary>
    public long AgentId => EnvironmentInfo.GetVariable<long>("bamboo_agentId");

    /// <summary><c>bamboo_agentWorkingDirectory</c>.</summary>
    public string AgentWorkingDirectory => Variable("bamboo_agentWorkingDirectory");

    /// <summary><c>BAMBOO_AGENT_HOME</c>.</summary>
    public string AgentHome => Variable("BAMBOO_AGENT_HOME");

    /// <summary><c>bamboo_buildKey</c>.</summary>
    public string BuildKey => Variable("bamboo_buildKey");

    /// <summary><c>bamboo_buildNumber</c>.</summary>
    public long BuildNumber => EnvironmentInfo.GetVariable<long>("bamboo_buildNumber");

    /// <summary><c>bamboo_buildPlanName</c>.</summary>
    public string BuildPlanName => Variable("bamboo_buildPlanName");

    /// <summary><c>bamboo_buildResultKey</c>.</summary>
    public string BuildResultsKey => Variable("bamboo_buildResultKey");

    /// <summary><c>bamboo_buildResultsUrl</c>.</summary>
    public string BuildResultsUrl => Variable("bamboo_buildResultsUrl");

    /// <summary><c>bamboo_build_working_directory</c>.</summary>
    public string BuildWorkingDirectory => Variable("bamboo_build_working_directory");

    /// <summary><c>bamboo_buildFailed</c>.</summary>
    public bool BuildFailed => EnvironmentInfo.GetVariable<bool>("bamboo_buildFailed");

    /// <summary><c>bamboo_planKey</c>.</summary>
    public string PlanKey => Variable("bamboo_planKey");

    /// <summary><c>bamboo_shortPlanKey</c>.</summary>
    public string ShortPlanKey => Variable("bamboo_shortPlanKey");

    /// <summary><c>bamboo_planName</c>.</summary>
    public string PlanName => Variable("bamboo_planName");

    /// <summary><c>bamboo_shortPlanName</c>.</summary>
    public string ShortPlanName => Variable("bamboo_shortPlanName");

    /// <summary><c>bamboo_plan_storageTag</c>.</summary>
    public string PlanStorageTag => Variable("bamboo_plan_storageTag");

    /// <summary><c>bamboo_resultsUrl</c>.</summary>
    public string PlanResultsUrl => Variable("bamboo_resultsUrl");

    /// <summary><c>bamboo_shortJobKey</c>.</summary>
    public string ShortJobKey => Variable("bamboo_shortJobKey");

    /// <summary><c>bamboo_shortJobName</c>.</summary>
    public string ShortJobName => Variable("bamboo_shortJobName");

    /// <summary><c>bamboo_buildTimeStamp</c>.</summary>
    public DateTime BuildTimeStamp => DateTime.Parse(Variable("bamboo_buildTimeStamp"), System.Globalization.CultureInfo.InvariantCulture);

    static string Variable(string name) => EnvironmentInfo.GetVariable(name);
}
