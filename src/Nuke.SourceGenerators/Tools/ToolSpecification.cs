namespace Nuke.SourceGenerators.Tools;

/// <summary>A command-line tool: where it is, and its commands.</summary>
sealed class ToolSpecification(string name, string source, string[] location)
{
    /// <summary>Its name, such as <c>DotNet</c>.</summary>
    public string Name => name;

    /// <summary><c>path</c>, <c>nuget</c> or <c>none</c>.</summary>
    public string Source => source;

    /// <summary>The executable of a tool on the path; package and executable of one from NuGet.</summary>
    public string[] Location => location;

    public List<TaskSpecification> Tasks { get; } = [];

    public List<(string Name, string[] Values)> Enumerations { get; } = [];
}

/// <summary>A command of a tool.</summary>
sealed class TaskSpecification(string postfix, string arguments, string result)
{
    /// <summary>What follows the tool's name in the name of the method.</summary>
    public string Postfix => postfix;

    /// <summary>The arguments before all others.</summary>
    public string Arguments => arguments;

    /// <summary>The type that the output is read as, or empty.</summary>
    public string Result => result;

    /// <summary>What its options implement.</summary>
    public List<string> Interfaces { get; } = [];

    public List<OptionSpecification> Options { get; } = [];
}

/// <summary>An option of a command.</summary>
sealed class OptionSpecification(string name, string type, string format, string attributes)
{
    public string Name => name;

    /// <summary><c>T</c>, <c>T[]</c>, <c>map&lt;T&gt;</c>, <c>map&lt;K,T&gt;</c>, or <c>lookup&lt;T&gt;</c>.</summary>
    public string Type => type;

    /// <summary>How it becomes arguments.</summary>
    public string Format => format;

    /// <summary>Further properties of its <c>[Argument]</c>.</summary>
    public string Attributes => attributes;

    public List<EntrySpecification> Entries { get; } = [];
}

/// <summary>An entry of a dictionary that has methods of its own, such as the property <c>Version</c>.</summary>
sealed class EntrySpecification(string name, string type, string separator)
{
    public string Name => name;

    public string Type => type;

    /// <summary>What separates values of a list.</summary>
    public string Separator => separator;
}
