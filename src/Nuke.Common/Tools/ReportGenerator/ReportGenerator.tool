# Names, types and flags as in NUKE; what they mean: https://github.com/danielpalme/ReportGenerator
tool ReportGenerator nuget ReportGenerator ReportGenerator.dll|ReportGenerator.exe
enum ReportTypes Badges Cobertura Clover CsvSummary Html Html_Light Html_Dark Html_BlueRed HtmlInline HtmlInline_AzurePipelines HtmlInline_AzurePipelines_Light HtmlInline_AzurePipelines_Dark HtmlChart HtmlSummary Html_BlueRed_Summary JsonSummary Latex LatexSummary lcov MarkdownSummary MarkdownSummaryGithub MarkdownDeltaSummary OpenCover MHtml PngChart TextSummary Xml XmlSummary SonarQube TeamCitySummary
enum ReportGeneratorVerbosity Off Verbose Info Warning Error

task
  with Framework
  Reports           string[]                 -reports:{value} | separator ;
  TargetDirectory   string                   -targetdir:{value}
  ReportTypes       ReportTypes[]            -reporttypes:{value} | separator ;
  SourceDirectories string[]                 -sourcedirs:{value} | separator ;
  HistoryDirectory  string                   -historydir:{value}
  AssemblyFilters   string[]                 -assemblyfilters:{value} | separator ;
  ClassFilters      string[]                 -classfilters:{value} | separator ;
  FileFilters       string[]                 -filefilters:{value} | separator ;
  Tag               string                   -tag:{value}
  Verbosity         ReportGeneratorVerbosity -verbosity:{value}
