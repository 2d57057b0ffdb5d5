# Names, types and flags as in NUKE; what they mean: https://www.sonarqube.org/
tool SonarScanner nuget dotnet-sonarscanner SonarScanner.MSBuild.dll|SonarScanner.MSBuild.exe

task Begin: begin
  with Framework
  ProjectKey                   string      /k:{value}
  Name                         string      /n:{value}
  Version                      string      /v:{value}
  Organization                 string      /o:{value}
  Description                  string      /d:sonar.projectDescription={value}
  Server                       string      /d:sonar.host.url={value}
  Login                        string      /d:sonar.login={value} | secret
  Password                     string      /d:sonar.password={value} | secret
  Token                        string      /d:sonar.token={value} | secret
  Verbose                      bool        /d:sonar.verbose={value}
  VSTestReports                string[]    /d:sonar.cs.vstest.reportsPaths={value} | separator ,
  NUnitTestReports             string[]    /d:sonar.cs.nunit.reportsPaths={value} | separator ,
  XUnitTestReports             string[]    /d:sonar.cs.xunit.reportsPaths={value} | separator ,
  SourceExclusions             string[]    /d:sonar.exclusions={value} | separator ,
  SourceInclusions             string[]    /d:sonar.inclusions={value} | separator ,
  TestFileExclusions           string[]    /d:sonar.test.exclusions={value} | separator ,
  TestFileInclusions           string[]    /d:sonar.test.inclusions={value} | separator ,
  CoverageExclusions           string[]    /d:sonar.coverage.exclusions={value} | separator ,
  GenericCoveragePaths         string[]    /d:sonar.coverageReportPaths={value} | separator ,
  VisualStudioCoveragePaths    string[]    /d:sonar.cs.vscoveragexml.reportsPaths={value} | separator ,
  DotCoverPaths                string[]    /d:sonar.cs.dotcover.reportsPaths={value} | separator ,
  OpenCoverPaths               string[]    /d:sonar.cs.opencover.reportsPaths={value} | separator ,
  WebServiceTimeout            int         /d:sonar.ws.timeout={value}
  Homepage                     string      /d:sonar.links.homepage={value}
  ContinuousIntegrationUrl     string      /d:sonar.links.ci={value}
  IssueTrackerUrl              string      /d:sonar.links.issue={value}
  SCMUrl                       string      /d:sonar.links.scm={value}
  SourceEncoding               string      /d:sonar.sourceEncoding={value}
  DuplicationExclusions        string[]    /d:sonar.cpd.exclusions={value} | separator ,
  BranchName                   string      /d:sonar.branch.name={value}
  PullRequestKey               string      /d:sonar.pullrequest.key={value}
  PullRequestBranch            string      /d:sonar.pullrequest.branch={value}
  PullRequestBase              string      /d:sonar.pullrequest.base={value}
  ExcludeTestProjects          bool        /d:sonar.dotnet.excludeTestProjects={value}
  ScmProvider                  string      /d:sonar.scm.provider={value}
  ScmForceReloadAll            bool        /d:sonar.scm.forceReloadAll={value}
  ScmExclusionsDisabled        bool        /d:sonar.scm.exclusions.disabled={value}
  ScmRevision                  string      /d:sonar.scm.revision={value}
  QualityGateWait              bool        /d:sonar.qualitygate.wait={value}
  QualityGateTimeout           int         /d:sonar.qualitygate.timeout={value}
  AdditionalAnalysisParameters map<string> /d:sonar.analysis.{key}={value}
  AdditionalParameters         map<string> /d:{key}={value}
  ClientCertificatePath        string      /d:sonar.clientcert.path={value}
  ClientCertificatePassword    string      /d:sonar.clientcert.password={value} | secret

task End: end
  with Framework
  Login                     string /d:sonar.login={value} | secret
  Password                  string /d:sonar.password={value} | secret
  Token                     string /d:sonar.token={value} | secret
  ClientCertificatePassword string /d:sonar.clientcert.password={value} | secret
