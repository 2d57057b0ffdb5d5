using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.Build.Locator;
using Nuke.Common.Execution;

namespace Nuke.Common.ProjectModel;

/// <summary>The MSBuild of the SDK that the root directory's <c>global.json</c> chooses. Nothing of it is loaded before it is asked for.</summary>
internal static class MSBuildOfSdk
{
    static readonly string[] Variables = ["MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildSDKsPath"];

    static readonly Lock Lock = new();

    static string? s_directory;

    /// <summary>
    /// A build may use MSBuild's types in a method that runs before any of the engine's asks for them: the runtime then
    /// asks here. With this module, since that is the one place which every build has passed.
    /// </summary>
#pragma warning disable CA2255 // Adding a handler has no effect on anything that does not ask for MSBuild.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Offer() => AssemblyLoadContext.Default.Resolving += Resolve;

    /// <summary>Chooses the SDK, unless the build has done so itself.</summary>
    public static void Register()
    {
        lock (Lock)
        {
            if (!MSBuildLocator.CanRegister)
                return;
            var instance = Find();
            var before = Variables.Select(x => (Name: x, Value: Environment.GetEnvironmentVariable(x))).ToList();
            MSBuildLocator.RegisterInstance(instance);
            s_directory = instance.MSBuildPath;
            // The locator sets them, and child processes with another SDK would find this one's files by them.
            foreach (var (name, value) in before)
                Environment.SetEnvironmentVariable(name, value);
        }
    }

    static Assembly? Resolve(AssemblyLoadContext context, AssemblyName assembly)
    {
        if (assembly.Name?.StartsWith("Microsoft.Build", StringComparison.Ordinal) != true)
            return null;
        Register();
        // What the locator has added is only asked the next time.
        var path = s_directory == null ? null : Path.Combine(s_directory, $"{assembly.Name}.dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    static VisualStudioInstance Find()
    {
        var root = BuildSession.Current.RootDirectory;
        var query = new VisualStudioInstanceQueryOptions { DiscoveryTypes = DiscoveryType.DotNetSdk, WorkingDirectory = root };
        var instance = MSBuildLocator.QueryVisualStudioInstances(query).FirstOrDefault();
        Assert.True(instance != null, $"There is no .NET SDK with an MSBuild for '{root}'. 'dotnet --info' lists the SDKs; global.json chooses one.");
        return instance;
    }
}
