using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Changes options of <c>dotnet tool restore</c>.</summary>
public static class DotNetToolRestoreSettingsExtensions
{
    /// <summary>Sets the tool manifest.</summary>
    public static T SetToolManifest<T>(this T o, string? v) where T : DotNetToolRestoreSettings => o.With(nameof(DotNetToolRestoreSettings.ToolManifest), v);

    /// <summary>Resets the tool manifest.</summary>
    public static T ResetToolManifest<T>(this T o) where T : DotNetToolRestoreSettings => o.With(nameof(DotNetToolRestoreSettings.ToolManifest), value: null);
}
