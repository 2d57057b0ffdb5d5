# Names, types and flags as in NUKE; what they mean: https://msdn.microsoft.com/en-us/library/ms164311.aspx
tool MSBuild none
enum MSBuildToolsVersion 2.0 3.5 4.0 12.0 14.0 15.0
enum MSBuildVerbosity Quiet Minimal Normal Detailed Diagnostic
enum MSBuildTargetPlatform MSIL x86 x64 arm Win32
enum MSBuildSymbolPackageFormat symbols.nupkg snupkg

task
  TargetPath      string                {value} | position 1
  DetailedSummary bool                  /detailedsummary
  MaxCpuCount     int                   /maxcpucount:{value}
  NodeReuse       bool                  /nodeReuse:{value}
  NoLogo          bool                  /nologo
  TargetPlatform  MSBuildTargetPlatform /p:Platform={value}
  Properties      map<object>           /p:{key}={value}
    . OutDir string
    . RunCodeAnalysis bool
    . NoWarn int[] ;
    . WarningsAsErrors int[] ;
    . WarningLevel int
    . Configuration string
    . TreatWarningsAsErrors bool
    . AssemblyVersion string
    . FileVersion string
    . InformationalVersion string
    . PackageOutputPath string
    . IncludeSymbols bool
    . PackageId string
    . PackageVersion string
    . PackageVersionPrefix string
    . PackageVersionSuffix string
    . Authors string[] ,
    . Title string
    . Description string
    . Copyright string
    . PackageRequireLicenseAcceptance bool
    . PackageLicenseUrl string
    . PackageProjectUrl string
    . PackageIconUrl string
    . PackageTags string[] space
    . PackageReleaseNotes string
    . RepositoryUrl string
    . RepositoryType string
    . RestoreSources string[] ;
    . RestorePackagesPath string
    . RestoreDisableParallel bool
    . RestoreConfigFile string
    . RestoreNoCache bool
    . RestoreIgnoreFailedSources bool
    . RestoreTaskAssemblyFile string
    . RestoreGraphProjectInput string[] ;
    . RestoreOutputPath string
    . SymbolPackageFormat MSBuildSymbolPackageFormat
  Restore         bool                  /restore
  Targets         string[]              /target:{value} | separator ;
  ToolsVersion    MSBuildToolsVersion   /toolsversion:{value}
  Verbosity       MSBuildVerbosity      /verbosity:{value}
  Loggers         string[]              /logger:{value}
  NoConsoleLogger bool                  /noconsolelogger
