namespace Nuke.Common.CI.TeamCity;

/// <summary>The format of a report.</summary>
public enum TeamCityImportType
{
    /// <summary>junit.</summary>
    junit,

    /// <summary>surefire.</summary>
    surefire,

    /// <summary>nunit.</summary>
    nunit,

    /// <summary>mstest.</summary>
    mstest,

    /// <summary>vstest.</summary>
    vstest,

    /// <summary>gtest.</summary>
    gtest,

    /// <summary>checkstyle.</summary>
    checkstyle,

    /// <summary>findBugs.</summary>
    findBugs,

    /// <summary>jslint.</summary>
    jslint,

    /// <summary>ReSharperInspectCode.</summary>
    ReSharperInspectCode,

    /// <summary>FxCop.</summary>
    FxCop,

    /// <summary>pmd.</summary>
    pmd,

    /// <summary>pmdCpd.</summary>
    pmdCpd,

    /// <summary>DotNetDupFinder.</summary>
    DotNetDupFinder,

    /// <summary>dotNetCoverage.</summary>
    dotNetCoverage,
}
