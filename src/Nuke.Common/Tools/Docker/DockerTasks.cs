using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

[LogErrorAsStandard]
[LogLevelPattern(Serilog.Events.LogEventLevel.Warning, "^WARNING!")]
public partial class DockerTasks;
