# Names, types and flags as in NUKE; what they mean: https://docs.microsoft.com/en-us/nuget/tools/nuget-exe-cli-reference
tool NuGet nuget NuGet.CommandLine NuGet.exe
enum NuGetVerbosity Normal Quiet Detailed
enum PackageSaveMode Nuspec Nupkg
enum NuGetMSBuildVersion 4 12 14
enum NuGetSymbolPackageFormat symbols.nupkg snupkg
enum NuGetSourcesListFormat Detailed Short
enum DependencyVersion Lowest HighestPatch HighestMinor Highest Ignore
enum NuGetSignHashAlgorithm sha256 sha384 sha512

set sources
  ConfigFile         string         -ConfigFile {value}
  ForceEnglishOutput bool           -ForceEnglishOutput
  NonInteractive     bool           -NonInteractive
  Verbosity          NuGetVerbosity -Verbosity {value}

set sources_single
  Name string -Name {value}

set sources_add_update
  Source                   string -Source {value}
  Password                 string -Password {value} | secret
  StorePasswordInClearText bool   -StorePasswordInClearText
  UserName                 string -UserName {value}

task Push: push
  TargetPath         string         {value} | position 1
  ApiKey             string         -ApiKey {value} | secret
  Source             string         -Source {value}
  SymbolSource       string         -SymbolSource {value}
  SymbolApiKey       string         -SymbolApiKey {value} | secret
  NoSymbols          bool           -NoSymbols
  DisableBuffering   bool           -DisableBuffering
  ConfigFile         string         -ConfigFile {value}
  Verbosity          NuGetVerbosity -Verbosity {value}
  ForceEnglishOutput bool           -ForceEnglishOutput
  NonInteractive     bool           -NonInteractive
  Timeout            int            -Timeout {value}

task Delete: delete
  PackageId          string         {value} | position 1
  PackageVersion     string         {value} | position 2
  ApiKey             string         -ApiKey {value} | secret
  ConfigFile         string         -ConfigFile {value}
  ForceEnglishOutput bool           -ForceEnglishOutput
  NonInteractive     bool           -NonInteractive
  NoPrompt           bool           -NoPrompt
  Source             string         -Source {value}
  Verbosity          NuGetVerbosity -Verbosity {value}

task Sign: sign
  TargetPath               string                 {value} | position 1
  CertificateFingerprint   string                 -CertificateFingerprint {value}
  CertificatePassword      string                 -CertificatePassword {value} | secret
  CertificatePath          string                 -CertificatePath {value}
  CertificateStoreLocation string                 -CertificateStoreLocation {value}
  CertificateStoreName     string                 -CertificateStoreName {value}
  CertificateSubjectName   string                 -CertificateSubjectName {value}
  HashAlgorithm            NuGetSignHashAlgorithm -HashAlgorithm {value}
  OutputDirectory          string                 -OutputDirectory {value}
  Overwrite                bool                   -Overwrite
  Timestamper              string                 -Timestamper {value}
  TimestampHashAlgorithm   NuGetSignHashAlgorithm -TimestampHashAlgorithm {value}
  ConfigFile               string                 -ConfigFile {value}
  ForceEnglishOutput       bool                   -ForceEnglishOutput
  NonInteractive           bool                   -NonInteractive
  Verbosity                NuGetVerbosity         -Verbosity {value}

task Verify: verify
  TargetPath             string         -Signatures {value} | position 1
  CertificateFingerprint string         -CertificateFingerprint {value}
  ConfigFile             string         -ConfigFile {value}
  ForceEnglishOutput     bool           -ForceEnglishOutput
  NonInteractive         bool           -NonInteractive
  Verbosity              NuGetVerbosity -Verbosity {value}

task Pack: pack
  TargetPath                string                   {value} | position 1
  BasePath                  string                   -BasePath {value}
  Build                     bool                     -Build
  Exclude                   string                   -Exclude {value}
  ExcludeEmptyDirectories   bool                     -ExcludeEmptyDirectories
  IncludeReferencedProjects bool                     -IncludeReferencedProjects
  MinClientVersion          bool                     -MinClientVersion
  ForceEnglishOutput        bool                     -ForceEnglishOutput
  MSBuildPath               string                   -MSBuildPath {value}
  MSBuildVersion            NuGetMSBuildVersion      -MSBuildVersion {value}
  NoDefaultExcludes         bool                     -NoDefaultExcludes
  NoPackageAnalysis         bool                     -NoPackageAnalysis
  OutputDirectory           string                   -OutputDirectory {value}
  Properties                map<object>              -Properties {key}={value} | separator ;
    . Configuration string
  Suffix                    string                   -Suffix {value}
  Symbols                   bool                     -Symbols
  Tool                      bool                     -Tool
  Verbosity                 NuGetVerbosity           -Verbosity {value}
  Version                   string                   -Version {value}
  SymbolPackageFormat       NuGetSymbolPackageFormat -SymbolPackageFormat {value}

task Restore: restore
  TargetPath                string              {value} | position 1
  ConfigFile                string              -ConfigFile {value}
  DirectDownload            bool                -DirectDownload
  DisableParallelProcessing bool                -DisableParallelProcessing
  FallbackSource            string[]            -FallbackSource {value} | separator ;
  ForceEnglishOutput        bool                -ForceEnglishOutput
  MSBuildPath               string              -MSBuildPath {value}
  MSBuildVersion            NuGetMSBuildVersion -MSBuildVersion {value}
  NoCache                   bool                -NoCache
  NonInteractive            bool                -NonInteractive
  OutputDirectory           string              -OutputDirectory {value}
  PackageSaveMode           PackageSaveMode[]   -PackageSaveMode {value} | separator ;
  PackagesDirectory         string              -PackagesDirectory {value}
  Project2ProjectTimeOut    int                 -Project2ProjectTimeOut {value}
  Recursive                 bool                -Recursive
  RequireConsent            bool                -RequireConsent
  SolutionDirectory         string              -SolutionDirectory {value}
  Source                    string[]            -Source {value} | separator ;
  Verbosity                 NuGetVerbosity      -Verbosity {value}

task Install: install
  PackageID                 string            {value} | position 1
  DependencyVersion         DependencyVersion -DependencyVersion {value}
  DisableParallelProcessing bool              -DisableParallelProcessing
  ExcludeVersion            bool              -ExcludeVersion
  FallbackSource            string[]          -FallbackSource {value} | separator ;
  Framework                 string            -Framework {value}
  NoCache                   bool              -NoCache
  OutputDirectory           string            -OutputDirectory {value}
  PackageSaveMode           PackageSaveMode[] -PackageSaveMode {value} | separator ;
  PreRelease                bool              -PreRelease
  RequireConsent            bool              -RequireConsent
  SolutionDirectory         string            -SolutionDirectory {value}
  Source                    string[]          -Source {value} | separator ;
  Version                   string            -Version {value}
  use sources

task SourcesAdd: sources add
  use sources sources_single sources_add_update

task SourcesUpdate: sources update
  use sources sources_single sources_add_update

task SourcesRemove: sources remove
  use sources sources_single

task SourcesEnable: sources enable
  use sources sources_single

task SourcesDisable: sources disable
  use sources sources_single

task SourcesList: sources list
  Format NuGetSourcesListFormat -Format {value}
  use sources
