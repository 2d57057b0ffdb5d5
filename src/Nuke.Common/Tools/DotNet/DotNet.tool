# Names, types and flags as in NUKE; what they mean: https://docs.microsoft.com/en-us/dotnet/core/tools/
tool DotNet path dotnet
enum DotNetVerbosity quiet minimal normal detailed diagnostic
enum DotNetSymbolPackageFormat symbols.nupkg snupkg
enum DotNetNuGetAuthentication basic negotiate kerberos ntlm digest
enum DotNetFormatSeverity info warn error
enum DotNetNuGetSignHashAlgorithm sha256 sha384 sha512

set common
  Properties map<object> --property:{key}={value}
    . RunCodeAnalysis bool
    . NoWarn int[] ;
    . WarningsAsErrors int[] ;
    . WarningLevel int
    . TreatWarningsAsErrors bool
    . AssemblyVersion string
    . FileVersion string
    . InformationalVersion string
    . PackageId string
    . Version string
    . VersionPrefix string
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
    . SymbolPackageFormat DotNetSymbolPackageFormat
    . PublishReadyToRun bool
    . PublishSingleFile bool
    . PublishTrimmed bool
    . PublishProfile string
    . Platform string
    . ContinuousIntegrationBuild bool
    . DeterministicSourcePaths bool
    . Deterministic bool

set restore
  DisableParallel     bool     --disable-parallel
  Force               bool     --force
  IgnoreFailedSources bool     --ignore-failed-sources
  NoCache             bool     --no-cache
  NoDependencies      bool     --no-dependencies
  PackageDirectory    string   --packages {value}
  Sources             string[] --source {value}
  UseLockFile         bool     --use-lock-file
  LockedMode          bool     --locked-mode
  LockFilePath        string   --lock-file-path {value}
  ForceEvaluate       bool     --force-evaluate

set restore-runtime
  Runtime string --runtime {value}

task Test: test
  ProjectFile             string          {value} | position 1
  TestAdapterPath         string          --test-adapter-path {value}
  Configuration           string          --configuration {value}
  DataCollector           string          --collect {value}
  DiagnosticsFile         string          --diag {value}
  Framework               string          --framework {value}
  Filter                  string          --filter {value}
  Loggers                 string[]        --logger {value}
  NoBuild                 bool            --no-build
  NoRestore               bool            --no-restore
  Output                  string          --output {value}
  ResultsDirectory        string          --results-directory {value}
  SettingsFile            string          --settings {value}
  ListTests               bool            --list-tests
  Verbosity               DotNetVerbosity --verbosity {value}
  Properties              map<object>     /property:{key}={value}
  BlameMode               bool            --blame
  BlameCrash              bool            --blame-crash
  BlameCrashDumpType      string          --blame-crash-dump-type {value}
  BlameCrashCollectAlways bool            --blame-crash-collect-always
  BlameHang               bool            --blame-hang
  BlameHangDumpType       string          --blame-hang-dump-type {value}
  BlameHangTimeout        string          --blame-hang-timeout {value}
  RunSettings             map<object>     -- {key}={value} | position -1 | separator space
  NoLogo                  bool            --nologo
  ArtifactsPath           string          --artifacts-path {value}
  use restore restore-runtime common

task Run: run
  Architecture         string          --arch {value}
  Configuration        string          --configuration {value}
  DisableBuildServers  bool            --disable-build-servers
  Framework            string          --framework {value}
  LaunchProfile        string          --launch-profile {value}
  Interactive          bool            --interactive
  NoBuild              bool            --no-build
  NoLaunchProfile      bool            --no-launch-profile
  NoRestore            bool            --no-restore
  NoSelfContained      bool            --no-self-contained
  OperatingSystem      string          --os {value}
  ProjectFile          string          --project {value}
  Runtime              string          --runtime {value}
  SelfContained        bool            --self-contained {value}
  Verbosity            DotNetVerbosity --verbosity {value}
  ApplicationArguments string[]        -- {value} | position -1 | separator space
  ArtifactsPath        string          --artifacts-path {value}
  use restore restore-runtime common

task Restore: restore
  ProjectFile string          {value} | position 1
  ConfigFile  string          --configfile {value}
  Verbosity   DotNetVerbosity --verbosity {value}
  use restore restore-runtime common

task Pack: pack
  Project         string          {value} | position 1
  Configuration   string          --configuration {value}
  IncludeSource   bool            --include-source
  IncludeSymbols  bool            --include-symbols
  NoBuild         bool            --no-build
  NoRestore       bool            --no-restore
  OutputDirectory string          --output {value}
  Serviceable     bool            --serviceable
  Verbosity       DotNetVerbosity --verbosity {value}
  VersionSuffix   string          --version-suffix {value}
  NoLogo          bool            --nologo
  ArtifactsPath   string          --artifacts-path {value}
  use restore restore-runtime common

task Build: build
  ProjectFile     string          {value} | position 1
  Configuration   string          --configuration {value}
  Framework       string          --framework {value}
  NoIncremental   bool            --no-incremental
  NoRestore       bool            --no-restore
  OutputDirectory string          --output {value}
  SelfContained   bool            --self-contained {value}
  Runtime         string          --runtime {value}
  Verbosity       DotNetVerbosity --verbosity {value}
  VersionSuffix   string          --version-suffix {value}
  Loggers         string[]        /logger:{value}
  NoConsoleLogger bool            /noconsolelogger
  NoLogo          bool            --nologo
  BinaryLog       string          -bl:{value}
  ArtifactsPath   string          --artifacts-path {value}
  use restore common

task MSBuild: msbuild
  TargetPath      string          {value} | position 1
  DetailedSummary bool            /detailedsummary
  MaxCpuCount     int             /maxcpucount:{value}
  NodeReuse       bool            /nodeReuse:{value}
  NoLogo          bool            /nologo
  Restore         bool            /restore
  Targets         string[]        /target:{value} | separator ;
  Verbosity       DotNetVerbosity /verbosity:{value}
  Loggers         string[]        /logger:{value}
  NoConsoleLogger bool            /noconsolelogger
  Configuration   string          /property:Configuration={value}
  GraphBuild      bool            /graphBuild
  BinaryLog       string          -bl:{value}
  Properties      map<object>     /property:{key}={value}
    . RunCodeAnalysis bool
    . NoWarn int[] ;
    . WarningsAsErrors int[] ;
    . WarningLevel int
    . TreatWarningsAsErrors bool
    . AssemblyVersion string
    . FileVersion string
    . InformationalVersion string
    . PackageId string
    . Version string
    . VersionPrefix string
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
    . SymbolPackageFormat DotNetSymbolPackageFormat
    . PublishReadyToRun bool
    . PublishSingleFile bool
    . PublishTrimmed bool
    . PublishProfile string
    . Platform string
    . ContinuousIntegrationBuild bool
    . DeterministicSourcePaths bool
    . Deterministic bool

task Clean: clean
  Project       string          {value} | position 1
  Configuration string          --configuration {value}
  Framework     string          --framework {value}
  Output        string          --output {value}
  Runtime       string          --runtime {value}
  Verbosity     DotNetVerbosity --verbosity {value}
  NoLogo        bool            --nologo
  ArtifactsPath string          --artifacts-path {value}
  use common

task Format: format
  Project          string               {value} | position 1
  Severity         DotNetFormatSeverity --severity {value}
  NoRestore        bool                 --no-restore
  VerifyNoChanges  bool                 --verify-no-changes
  Include          string[]             --include {value}
  Exclude          string[]             --exclude {value}
  IncludeGenerated bool                 --include-generated
  Verbosity        DotNetVerbosity      --verbosity {value}
  BinaryLog        string               --binarylog {value}
  Report           string               --report {value}
  use common

task Publish: publish
  Project         string          {value} | position 1
  Architecture    string          --arch {value}
  Configuration   string          --configuration {value}
  Framework       string          --framework {value}
  Manifest        string          --manifest {value}
  NoRestore       bool            --no-restore
  NoBuild         bool            --no-build
  Output          string          --output {value}
  OperatingSystem string          --os {value}
  SelfContained   bool            --self-contained {value}
  Runtime         string          --runtime {value}
  Verbosity       DotNetVerbosity --verbosity {value}
  VersionSuffix   string          --version-suffix {value}
  NoLogo          bool            --nologo
  Targets         string[]        /t:{value} | separator ;
  ArtifactsPath   string          --artifacts-path {value}
  use restore common

task NuGetPush: nuget push
  TargetPath         string {value} | position 1
  Source             string --source {value}
  SymbolSource       string --symbol-source {value}
  Timeout            int    --timeout {value}
  ApiKey             string --api-key {value} | secret
  SymbolApiKey       string --symbol-api-key {value} | secret
  DisableBuffering   bool   --disable-buffering
  NoSymbols          bool   --no-symbols
  ForceEnglishOutput bool   --force-english-output
  SkipDuplicate      bool   --skip-duplicate
  NoServiceEndpoint  bool   --no-service-endpoint

task NuGetDelete: nuget delete
  PackageId          string {value} | position 1
  PackageVersion     string {value} | position 2
  Source             string --source {value}
  ApiKey             string --api-key {value} | secret
  ForceEnglishOutput bool   --force-english-output
  NoServiceEndpoint  bool   --no-service-endpoint
  Interactive        bool   --interactive
  NonInteractive     bool   --non-interactive

task NuGetSign: nuget sign
  TargetPath               string                       {value} | position 1
  CertificatePath          string                       --certificate-path {value}
  CertificateStoreName     string                       --certificate-store-name {value}
  CertificateStoreLocation string                       --certificate-store-location {value}
  CertificateSubjectName   string                       --certificate-subject-name {value}
  CertificateFingerprint   string                       --certificate-fingerprint {value}
  CertificatePassword      string                       --certificate-password {value} | secret
  HashAlgorithm            DotNetNuGetSignHashAlgorithm --hash-algorithm {value}
  Output                   string                       --output {value}
  Overwrite                bool                         --overwrite
  TimestampHashAlgorithm   DotNetNuGetSignHashAlgorithm --timestamp-hash-algorithm {value}
  Timestamper              string                       --timestamper {value}
  Verbosity                DotNetVerbosity              --verbosity {value}

task NuGetVerify: nuget verify
  TargetPath             string          {value} | position 1
  CertificateFingerprint string          --certificate-fingerprint {value}
  ConfigFile             string          --configfile {value}
  Verbosity              DotNetVerbosity --verbosity {value}

task NuGetAddSource: nuget add source
  Source                   string                      {value} | position 1
  Name                     string                      --name {value}
  Username                 string                      --username {value}
  Password                 string                      --password {value} | secret
  StorePasswordInClearText bool                        --store-password-in-clear-text
  ValidAuthenticationTypes DotNetNuGetAuthentication[] --valid-authentication-types {value} | separator ,
  ConfigFile               string                      --configfile {value}

task NuGetUpdateSource: nuget update source
  Name                     string                      {value} | position 1
  Source                   string                      --source {value}
  Username                 string                      --username {value}
  Password                 string                      --password {value} | secret
  StorePasswordInClearText bool                        --store-password-in-clear-text
  ValidAuthenticationTypes DotNetNuGetAuthentication[] --valid-authentication-types {value} | separator ,
  ConfigFile               string                      --configfile {value}

task ToolInstall: tool install
  PackageName          string          {value} | position 1
  Sources              string[]        --add-source {value}
  ConfigFile           string          --configfile {value}
  Framework            string          --framework {value}
  Global               bool            --global
  ToolInstallationPath string          --tool-path {value}
  Verbosity            DotNetVerbosity --verbosity {value}
  Version              string          --version {value}

task ToolRestore: tool restore
  ConfigFile          string   --configfile {value}
  Sources             string[] --add-source {value}
  ToolManifest        string   --tool-manifest {value}
  DisableParallel     bool     --disable-parallel
  IgnoreFailedSources bool     --ignore-failed-sources
  NoCache             bool     --no-cache
  Interactive         bool     --interactive

task ToolUninstall: tool uninstall
  PackageName          string          {value} | position 1
  Global               bool            --global
  ToolInstallationPath string          --tool-path {value}
  Verbosity            DotNetVerbosity --verbosity {value}

task ToolUpdate: tool update
  PackageName          string          {value} | position 1
  Sources              string[]        --add-source {value}
  ConfigFile           string          --configfile {value}
  Framework            string          --framework {value}
  Global               bool            --global
  ToolInstallationPath string          --tool-path {value}
  Verbosity            DotNetVerbosity --verbosity {value}
  Version              string          --version {value}

task WorkloadInstall: workload install
  WorkloadId          string[]        {value} | position 1
  ConfigFile          string          --configFile {value}
  DisableParallel     bool            --disable-parallel
  IgnoreFailedSources bool            --ignore-failed-sources
  IncludePreviews     bool            --include-previews
  Interactive         bool            --interactive
  NoCache             bool            --no-cache
  SkipManifestUpdate  bool            --skip-manifest-update
  SkipSignCheck       bool            --skip-sign-check
  Source              string          --source {value}
  TempDir             string          --temp-dir {value}
  Verbosity           DotNetVerbosity --verbosity {value}

task WorkloadUninstall: workload uninstall
  WorkloadId string[] {value}

task WorkloadRestore: workload restore
  Project             string          {value} | position 1
  ConfigFile          string          --configFile {value}
  DisableParallel     bool            --disable-parallel
  IgnoreFailedSources bool            --ignore-failed-sources
  IncludePreviews     bool            --include-previews
  Interactive         bool            --interactive
  NoCache             bool            --no-cache
  SkipManifestUpdate  bool            --skip-manifest-update
  SkipSignCheck       bool            --skip-sign-check
  Source              string          --source {value}
  TempDir             string          --temp-dir {value}
  Verbosity           DotNetVerbosity --verbosity {value}

task WorkloadUpdate: workload update
  AdvertisingManifestsOnly bool            --advertising-manifests-only
  ConfigFile               string          --configFile {value}
  DisableParallel          bool            --disable-parallel
  FromPreviousSdk          bool            --from-previous-sdk
  IgnoreFailedSources      bool            --ignore-failed-sources
  IncludePreviews          bool            --include-previews
  Interactive              bool            --interactive
  NoCache                  bool            --no-cache
  SkipSignCheck            bool            --skip-sign-check
  Source                   string          --source {value}
  TempDir                  string          --temp-dir {value}
  Verbosity                DotNetVerbosity --verbosity {value}

task WorkloadRepair: workload repair
  ConfigFile          string          --configFile {value}
  DisableParallel     bool            --disable-parallel
  IgnoreFailedSources bool            --ignore-failed-sources
  IncludePreviews     bool            --include-previews
  Interactive         bool            --interactive
  NoCache             bool            --no-cache
  SkipSignCheck       bool            --skip-sign-check
  Source              string          --source {value}
  TempDir             string          --temp-dir {value}
  Verbosity           DotNetVerbosity --verbosity {value}
