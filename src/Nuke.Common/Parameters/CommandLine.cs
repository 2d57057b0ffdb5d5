namespace Nuke.Common.Parameters;

/// <summary>A flag with the values that follow it.</summary>
/// <param name="Text">The flag as typed.</param>
/// <param name="Values">What follows, up to the next flag.</param>
/// <param name="IsInline">Whether the value was given as <c>--flag=value</c>.</param>
internal sealed record Argument(string Text, IReadOnlyList<string> Values, bool IsInline)
{
    public string Key { get; } = KebabCase.Normalize(Text);
}

/// <summary>The command line: positional values (targets), then flags with values.</summary>
internal sealed record CommandLine(IReadOnlyList<string> Positional, IReadOnlyList<Argument> Named)
{
    const string Help = "--help";

    public static CommandLine Parse(IEnumerable<string> arguments)
    {
        var positional = new List<string>();
        var named = new List<Argument>();
        var values = positional;
        foreach (var argument in arguments.Select(x => x == "-h" ? Help : x))
        {
            if (!IsFlag(argument))
            {
                values.Add(argument);
                continue;
            }

            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            values = equals < 0 ? [] : [argument[(equals + 1)..]];
            named.Add(new Argument(equals < 0 ? argument : argument[..equals], values, equals >= 0));
            // What follows --help is what one wants to know about.
            if (equals >= 0 || argument == Help)
                values = positional;
        }

        return new CommandLine(positional, named);
    }

    /// <summary>Whether the flag is there.</summary>
    public bool Has(string name) => Named.Any(x => x.Key == KebabCase.Normalize(name));

    /// <summary>The values of all flags of that name, or null when there is none.</summary>
    public IReadOnlyList<string>? Values(string name)
    {
        var arguments = Named.Where(x => x.Key == KebabCase.Normalize(name)).ToList();
        return arguments.Count == 0 ? null : arguments.SelectMany(x => x.Values).ToList();
    }

    // A dash before a digit is a negative number.
    static bool IsFlag(string argument) =>
        argument.Length > 1 && argument[0] == '-' && !char.IsAsciiDigit(argument[1]);
}
