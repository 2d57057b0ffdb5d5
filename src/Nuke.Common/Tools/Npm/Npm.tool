# Names, types and flags as in NUKE; what they mean: https://www.npmjs.com/
tool Npm path npm
enum NpmOnlyMode production development

task Ci: ci

task Install: install
  Packages       string[]    {value} | position 1
  Production     bool        --production
  Force          bool        --force
  Global         bool        --global
  GlobalStyle    bool        --global-style
  IgnoreScripts  bool        --ignore-scripts
  LegacyBundling bool        --legacy-bundling
  Link           bool        --link
  NoBinLinks     bool        --no-bin-links
  NoOptional     bool        --no-optional
  NoShrinkWrap   bool        --no-shrinkwrap
  NodeDir        string      --nodedir={value}
  Only           NpmOnlyMode --only={value}

task Run: run
  Command   string   {value} | position 1
  Arguments string[] -- {value} | position -1 | separator space
