namespace Nuke.Common.Execution;

/// <summary>What a person gave the build is wrong: exit code 2, no stack trace.</summary>
internal sealed class BuildInputException(IReadOnlyList<string> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    public BuildInputException(string error)
        : this([error])
    {
    }

    public IReadOnlyList<string> Errors => errors;
}
