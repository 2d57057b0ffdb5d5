# Names, types and flags as in NUKE; what they mean: https://docs.codecov.com/docs/codecov-uploader
tool Codecov nuget CodecovUploader

task
  with Framework
  Branch               string   --branch {value}
  Build                string   --build {value}
  Sha                  string   --sha {value}
  DisableNetwork       bool     --disable-network
  Dump                 bool     --dump
  EnvironmentVariables string[] --env {value} | separator space
  Features             string[] --feature {value}
  Files                string[] --file {value} | separator space
  Flags                string   --flag {value} | separator ,
  Name                 string   --name {value}
  NoColor              bool     --no-color
  PullRequest          string   --pr {value}
  RepositoryRoot       string   --root {value}
  Required             bool     --required
  Slug                 string   --slug {value}
  Tag                  string   --tag {value}
  Token                string   --token {value} | secret
  Url                  string   --url {value}
  Verbose              bool     --verbose
