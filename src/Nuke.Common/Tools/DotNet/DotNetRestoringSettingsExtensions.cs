using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Changes options of every command that restores packages.</summary>
public static class DotNetRestoringSettingsExtensions
{
    /// <summary>Sets how much the command prints.</summary>
    public static T SetVerbosity<T>(this T o, DotNetVerbosity? v) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.Verbosity), v);

    /// <summary>Resets how much the command prints.</summary>
    public static T ResetVerbosity<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.Verbosity), value: null);

    /// <summary>Sets whether projects are restored one after the other.</summary>
    public static T SetDisableParallel<T>(this T o, bool? v) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.DisableParallel), v);

    /// <summary>Enables that projects are restored one after the other.</summary>
    public static T EnableDisableParallel<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.DisableParallel), value: true);

    /// <summary>Disables that projects are restored one after the other.</summary>
    public static T DisableDisableParallel<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.DisableParallel), value: false);

    /// <summary>Resets whether projects are restored one after the other.</summary>
    public static T ResetDisableParallel<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.DisableParallel), value: null);

    /// <summary>Sets whether everything is restored anew.</summary>
    public static T SetForce<T>(this T o, bool? v) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.Force), v);

    /// <summary>Enables that everything is restored anew.</summary>
    public static T EnableForce<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.Force), value: true);

    /// <summary>Disables that everything is restored anew.</summary>
    public static T DisableForce<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.Force), value: false);

    /// <summary>Resets whether everything is restored anew.</summary>
    public static T ResetForce<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.Force), value: null);

    /// <summary>Sets whether the lock file is computed anew.</summary>
    public static T SetForceEvaluate<T>(this T o, bool? v) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.ForceEvaluate), v);

    /// <summary>Enables that the lock file is computed anew.</summary>
    public static T EnableForceEvaluate<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.ForceEvaluate), value: true);

    /// <summary>Disables that the lock file is computed anew.</summary>
    public static T DisableForceEvaluate<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.ForceEvaluate), value: false);

    /// <summary>Resets whether the lock file is computed anew.</summary>
    public static T ResetForceEvaluate<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.ForceEvaluate), value: null);

    /// <summary>Sets whether unreachable sources are ignored.</summary>
    public static T SetIgnoreFailedSources<T>(this T o, bool? v) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.IgnoreFailedSources), v);

    /// <summary>Enables that unreachable sources are ignored.</summary>
    public static T EnableIgnoreFailedSources<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.IgnoreFailedSources), value: true);

    /// <summary>Disables that unreachable sources are ignored.</summary>
    public static T DisableIgnoreFailedSources<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.IgnoreFailedSources), value: false);

    /// <summary>Resets whether unreachable sources are ignored.</summary>
    public static T ResetIgnoreFailedSources<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.IgnoreFailedSources), value: null);

    /// <summary>Sets whether the lock file must not change.</summary>
    public static T SetLockedMode<T>(this T o, bool? v) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.LockedMode), v);

    /// <summary>Enables that the lock file must not change.</summary>
    public static T EnableLockedMode<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.LockedMode), value: true);

    /// <summary>Disables that the lock file must not change.</summary>
    public static T DisableLockedMode<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.LockedMode), value: false);

    /// <summary>Resets whether the lock file must not change.</summary>
    public static T ResetLockedMode<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.LockedMode), value: null);

    /// <summary>Sets the lock file.</summary>
    public static T SetLockFilePath<T>(this T o, string? v) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.LockFilePath), v);

    /// <summary>Resets the lock file.</summary>
    public static T ResetLockFilePath<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.LockFilePath), value: null);

    /// <summary>Sets whether the HTTP cache is not used.</summary>
    public static T SetNoCache<T>(this T o, bool? v) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.NoCache), v);

    /// <summary>Enables that the HTTP cache is not used.</summary>
    public static T EnableNoCache<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.NoCache), value: true);

    /// <summary>Disables that the HTTP cache is not used.</summary>
    public static T DisableNoCache<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.NoCache), value: false);

    /// <summary>Resets whether the HTTP cache is not used.</summary>
    public static T ResetNoCache<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.NoCache), value: null);

    /// <summary>Sets whether only the project itself is handled.</summary>
    public static T SetNoDependencies<T>(this T o, bool? v) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.NoDependencies), v);

    /// <summary>Enables that only the project itself is handled.</summary>
    public static T EnableNoDependencies<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.NoDependencies), value: true);

    /// <summary>Disables that only the project itself is handled.</summary>
    public static T DisableNoDependencies<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.NoDependencies), value: false);

    /// <summary>Resets whether only the project itself is handled.</summary>
    public static T ResetNoDependencies<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.NoDependencies), value: null);

    /// <summary>Sets the directory of packages.</summary>
    public static T SetPackageDirectory<T>(this T o, string? v) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.PackageDirectory), v);

    /// <summary>Resets the directory of packages.</summary>
    public static T ResetPackageDirectory<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.PackageDirectory), value: null);

    /// <summary>Sets the runtime identifier.</summary>
    public static T SetRuntime<T>(this T o, string? v) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.Runtime), v);

    /// <summary>Resets the runtime identifier.</summary>
    public static T ResetRuntime<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.Runtime), value: null);

    /// <summary>Sets the package sources.</summary>
    public static T SetSources<T>(this T o, params string[] v) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.Sources), v);

    /// <summary>Sets the package sources.</summary>
    public static T SetSources<T>(this T o, IEnumerable<string> v) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.Sources), (string[])[.. v]);

    /// <summary>Adds to the package sources.</summary>
    public static T AddSources<T>(this T o, params string[] v) where T : DotNetRestoringSettings => o.WithAdded(nameof(DotNetRestoringSettings.Sources), v);

    /// <summary>Adds to the package sources.</summary>
    public static T AddSources<T>(this T o, IEnumerable<string> v) where T : DotNetRestoringSettings => o.WithAdded(nameof(DotNetRestoringSettings.Sources), v);

    /// <summary>Clears the package sources.</summary>
    public static T ClearSources<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.Sources), value: null);

    /// <summary>Sets whether a lock file is used.</summary>
    public static T SetUseLockFile<T>(this T o, bool? v) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.UseLockFile), v);

    /// <summary>Enables that a lock file is used.</summary>
    public static T EnableUseLockFile<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.UseLockFile), value: true);

    /// <summary>Disables that a lock file is used.</summary>
    public static T DisableUseLockFile<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.UseLockFile), value: false);

    /// <summary>Resets whether a lock file is used.</summary>
    public static T ResetUseLockFile<T>(this T o) where T : DotNetRestoringSettings => o.With(nameof(DotNetRestoringSettings.UseLockFile), value: null);

    /// <summary>Sets an MSBuild property.</summary>
    public static T SetProperty<T>(this T o, string k, object v) where T : DotNetRestoringSettings =>
        o.WithPair(nameof(DotNetRestoringSettings.Properties), k, v);

    /// <summary>Sets all MSBuild properties.</summary>
    public static T SetProperties<T>(this T o, IReadOnlyDictionary<string, object> v) where T : DotNetRestoringSettings =>
        o.With(nameof(DotNetRestoringSettings.Properties), new Dictionary<string, object>(v, StringComparer.Ordinal));

    /// <summary>Adds an MSBuild property.</summary>
    public static T AddProperty<T>(this T o, string k, object v) where T : DotNetRestoringSettings => o.SetProperty(k, v);

    /// <summary>Resets all MSBuild properties.</summary>
    public static T ResetProperties<T>(this T o) where T : DotNetRestoringSettings =>
        o.With(nameof(DotNetRestoringSettings.Properties), value: null);

    /// <summary>Sets whether the build is one of a build server: deterministic paths in symbols.</summary>
    public static T SetContinuousIntegrationBuild<T>(this T o, bool? v) where T : DotNetRestoringSettings =>
        o.SetProperty("ContinuousIntegrationBuild", v ?? false);

    /// <summary>Makes the build one of a build server: deterministic paths in symbols.</summary>
    public static T EnableContinuousIntegrationBuild<T>(this T o) where T : DotNetRestoringSettings =>
        o.SetContinuousIntegrationBuild(v: true);

    /// <summary>Sets the MSBuild property AssemblyVersion.</summary>
    public static T SetAssemblyVersion<T>(this T o, string v) where T : DotNetRestoringSettings => o.SetProperty("AssemblyVersion", v);

    /// <summary>Sets the MSBuild property FileVersion.</summary>
    public static T SetFileVersion<T>(this T o, string v) where T : DotNetRestoringSettings => o.SetProperty("FileVersion", v);

    /// <summary>Sets the MSBuild property InformationalVersion.</summary>
    public static T SetInformationalVersion<T>(this T o, string v) where T : DotNetRestoringSettings => o.SetProperty("InformationalVersion", v);

    /// <summary>Sets the MSBuild property Version.</summary>
    public static T SetVersion<T>(this T o, string v) where T : DotNetRestoringSettings => o.SetProperty("Version", v);

    /// <summary>Sets the MSBuild property RepositoryUrl.</summary>
    public static T SetRepositoryUrl<T>(this T o, string v) where T : DotNetRestoringSettings => o.SetProperty("RepositoryUrl", v);

    /// <summary>Sets the MSBuild property PackageReleaseNotes.</summary>
    public static T SetPackageReleaseNotes<T>(this T o, string v) where T : DotNetRestoringSettings => o.SetProperty("PackageReleaseNotes", v);

    /// <summary>Sets the MSBuild property Authors.</summary>
    public static T SetAuthors<T>(this T o, string v) where T : DotNetRestoringSettings => o.SetProperty("Authors", v);

    /// <summary>Sets the MSBuild property Copyright.</summary>
    public static T SetCopyright<T>(this T o, string v) where T : DotNetRestoringSettings => o.SetProperty("Copyright", v);
}
