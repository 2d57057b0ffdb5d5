# Names, types and flags as in NUKE; what they mean: http://gitversion.readthedocs.io/en/stable/
tool GitVersion nuget GitVersion.Tool GitVersion.dll|GitVersion.exe
enum GitVersionOutput json buildserver
enum GitVersionVerbosity debug info warn error none

task -> GitVersion
  with Framework
  TargetPath                  string              {value} | position 1
  Version                     bool                /version
  Diagnostics                 bool                /diag
  Output                      GitVersionOutput    /output {value}
  ShowVariable                string              /showvariable {value}
  LogFile                     string              /l {value}
  ShowConfig                  bool                /showconfig
  ConfigurationOverride       map<object>         /overrideconfig {key}={value}
  NoCache                     bool                /nocache
  UpdateAssemblyInfo          bool                /updateassemblyinfo
  UpdateAssemblyInfoFileNames string[]            /updateassemblyinfofilename {value} | separator space
  EnsureAssemblyInfo          bool                /ensureassemblyinfo
  Url                         string              /url {value}
  Branch                      string              /b {value}
  Username                    string              /u {value}
  Password                    string              /p {value} | secret
  Commit                      string              /c {value}
  DynamicRepositoryLocation   string              /dynamicRepoLocation {value}
  NoFetch                     bool                /nofetch
  Executable                  string              /exec {value}
  ExecutableArguments         string              /execargs {value}
  MSBuildProject              string              /proj {value}
  MSBuildProjectArguments     string              /projargs {value}
  Verbosity                   GitVersionVerbosity /verbosity {value}
