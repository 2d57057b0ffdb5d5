namespace Nuke.Common.CI.AzurePipelines;

/// <summary>The format of test results.</summary>
public enum AzurePipelinesTestResultsType
{
    /// <summary>JUnit.</summary>
    JUnit,

    /// <summary>NUnit.</summary>
    NUnit,

    /// <summary>VSTest.</summary>
    VSTest,

    /// <summary>XUnit.</summary>
    XUnit,

    /// <summary>CTest.</summary>
    CTest,
}
