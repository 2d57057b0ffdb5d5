using System.Runtime.InteropServices;

namespace Nuke.Common.Execution;

internal static class EngineVersion
{
    public static string Text { get; } = typeof(EngineVersion).Assembly.GetName().Version?.ToString(3) ?? "0";

    public static string Runtime => $"{OperatingSystemName}, {RuntimeInformation.FrameworkDescription}";

    static string OperatingSystemName =>
        OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Linux";
}
