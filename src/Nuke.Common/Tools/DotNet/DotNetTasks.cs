using Nuke.Common.Tooling;
using Serilog.Events;

namespace Nuke.Common.Tools.DotNet;

[LogLevelPattern(LogEventLevel.Warning, @": warning \w{2,5}\d{1,5}:")]
[LogLevelPattern(LogEventLevel.Error, @": error \w{2,5}\d{1,5}:")]
public partial class DotNetTasks;
