using System.Collections.Concurrent;

namespace Slipway.Sandbox.Tests.Workflows.Running;

/// <summary>What GitHub and the runner's machine know, for one run of a workflow.</summary>
internal sealed record Runner
{
    /// <summary>Bare repository that is checked out.</summary>
    public required string Origin { get; init; }

    /// <summary>Empty folder that jobs work below.</summary>
    public required string Folder { get; init; }

    /// <summary><c>owner/name</c>.</summary>
    public required string Repository { get; init; }

    /// <summary>The branch that was pushed, or that a person started the workflow on.</summary>
    public required string Branch { get; init; }

    /// <summary>Its commit before the push.</summary>
    public string Before { get; init; } = "";

    /// <summary>Its commit.</summary>
    public required string Commit { get; init; }

    /// <summary>The job's token.</summary>
    public required string Token { get; init; }

    /// <summary>Where GitHub's API is.</summary>
    public required Uri Api { get; init; }

    /// <summary>Secrets by environment: a job gets those of the environment that it names, and no others.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Secrets { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Variables by environment, likewise.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Variables { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>What this machine sets that GitHub's has not; wins over the workflow. Each needs a reason where it is set.</summary>
    public IReadOnlyDictionary<string, string> Machine { get; init; } = new Dictionary<string, string>();

    /// <summary>Run steps that are not run here, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Skipped { get; init; } = new Dictionary<string, string>();

    /// <summary>Waits until the rules of an environment let a job pass.</summary>
    public Func<string, Task> PassRules { get; init; } = _ => Task.CompletedTask;

    /// <summary>The runs of all workflows of the repository, which wait for each other where they say so.</summary>
    public RunQueue Queue { get; init; } = new();

    /// <summary>Where the compiled build is kept, which the next job starts with as from a cache; null compiles in each job.</summary>
    public string? CompiledBuild { get; init; }

    /// <summary>Everything that was printed, with the job in front.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>Files that were kept, by artifact.</summary>
    public ConcurrentDictionary<string, string[]> Artifacts { get; } = new();

    /// <summary>Steps that were not run, with the reason.</summary>
    public ConcurrentQueue<string> Notes { get; } = new();

    /// <summary>What the page of the run shows, by job.</summary>
    public ConcurrentDictionary<string, string> Summaries { get; } = new();

    /// <summary>All that was printed.</summary>
    public string Output => string.Join('\n', Log);
}
