# Names, types and flags as in NUKE; what they mean: https://github.com/adamralph/minver
tool MinVer nuget minver-cli minver-cli.dll
enum MinVerVerbosity Error Warn Info Debug Trace
enum MinVerVersionPart Major Minor Patch

task -> MinVer
  AutoIncrement                MinVerVersionPart --auto-increment {value}
  BuildMetadata                string            --build-metadata {value}
  DefaultPreReleaseIdentifiers string            --default-pre-release-identifiers {value}
  MinimumMajorMinor            string            --minimum-major-minor {value}
  TagPrefix                    string            --tag-prefix {value}
  Verbosity                    MinVerVerbosity   --verbosity {value}
  with Framework
