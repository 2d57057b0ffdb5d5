using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Nuke.Common.Tooling;

/// <summary>What one expects of processes.</summary>
public static class ProcessExtensions
{
    /// <summary>Waits for the end; fails when the time runs out.</summary>
    public static IProcess AssertWaitForExit([NotNull] this IProcess? process)
    {
        var started = process.NotNull();
        Assert.True(started.WaitForExit(), $"Process '{Path.GetFileName(started.FileName)}' took too long and was ended.");
        return started;
    }

    /// <summary>Waits for the end; fails when the exit code is not 0.</summary>
    public static IProcess AssertZeroExitCode([NotNull] this IProcess? process)
    {
        var ended = process.AssertWaitForExit();
        return ended.ExitCode == 0 ? ended : throw new ProcessException(ended);
    }

    /// <summary>Fails when something was written to standard error.</summary>
    public static IReadOnlyCollection<Output> EnsureOnlyStd(this IReadOnlyCollection<Output> output)
    {
        Assert.True(output.All(x => x.Type == OutputType.Std), "Nothing should have been written to standard error.");
        return output;
    }

    /// <summary>The lines of standard output as one text.</summary>
    public static string StdToText(this IEnumerable<Output> output) =>
        string.Join(Environment.NewLine, output.Where(x => x.Type == OutputType.Std).Select(x => x.Text));

    /// <summary>Standard output read as a JSON object.</summary>
    public static JObject StdToJson(this IEnumerable<Output> output) => JObject.Parse(output.StdToText());

    /// <summary>Standard output read as JSON.</summary>
    /// <typeparam name="T">The type it is read as.</typeparam>
    public static T StdToJson<T>(this IEnumerable<Output> output) =>
        JsonSerializer.Deserialize<T>(output.StdToText(), JsonSerializerOptions.Web)!;
}
