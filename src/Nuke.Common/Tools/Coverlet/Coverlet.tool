# Names, types and flags as in NUKE; what they mean: https://github.com/tonerdo/coverlet/
tool Coverlet nuget coverlet.console coverlet.console.dll
enum CoverletOutputFormat json lcov opencover cobertura teamcity
enum CoverletThresholdType line branch method

task
  Assembly      string                 {value} | position 1
  Target        string                 --target {value}
  TargetArgs    string[]               --targetargs {value} | separator space | quoted
  Output        string                 --output {value}
  Format        CoverletOutputFormat[] --format {value}
  Threshold     int                    --threshold {value}
  ThresholdType CoverletThresholdType  --threshold-type {value}
  Exclude       string[]               --exclude {value}
  Include       string[]               --include {value}
  ExcludeByFile string[]               --exclude-by-file {value}
  Version       bool                   --version
  MergeWith     string                 --merge-with {value}
