# Names, types and flags as in NUKE; what they mean: https://xunit.github.io
tool Xunit nuget xunit.runner.console
enum Xunit2ReporterType AppVeyor JSON Quiet TeamCity Verbose
enum Xunit2ResultFormat Xml XmlV1 NUnit HTML
enum Xunit2ParallelOption none collections assemblies all
enum Xunit2AppDomainMode IfAvailable Required Denied

task 2
  with Framework
  TargetAssemblyWithConfigs lookup<string>                         {key} {value} | position 1
  NoLogo                    bool                                   -nologo
  NoColor                   bool                                   -nocolor
  FailSkips                 bool                                   -failskips
  StopOnFail                bool                                   -stoponfail
  Parallel                  Xunit2ParallelOption                   -parallel {value}
  MaxThreads                int                                    -maxthreads {value}
  AppDomainMode             Xunit2AppDomainMode                    -appdomains {value}
  NoShadowCopying           bool                                   -noshadow
  Wait                      bool                                   -wait
  Diagnostics               bool                                   -diagnostics
  Pause                     bool                                   -pause
  Debug                     bool                                   -debug
  Serialization             bool                                   -serialize
  Traits                    lookup<string>                         -trait {key}={value}
  ExcludedTraits            lookup<string>                         -notrait {key}={value}
  Methods                   string[]                               -method {value}
  Classes                   string[]                               -class {value}
  Namespaces                string[]                               -namespace {value}
  NoAutoReporters           bool                                   -noautoreporters
  Reporter                  Xunit2ReporterType                     -{value}
  ResultReports             map<Xunit2ResultFormat,string> -{key} {value}
