using System.Security.Cryptography;

namespace Slipway.Sandbox.Tests.Faults;

/// <summary>Flags of <c>tests/bench/faults</c>.</summary>
internal sealed record FaultOptions
{
    /// <summary>How many steps at random instead of the matrix.</summary>
    public int? Walk { get; private init; }

    /// <summary>What the random steps are drawn from.</summary>
    public int Seed { get; private init; } = RandomNumberGenerator.GetInt32(int.MaxValue);

    private string? Fault { get; init; }

    private int? Operation { get; init; }

    public static FaultOptions Parse(string[] arguments)
    {
        var options = new FaultOptions();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : throw Unknown(arguments[i]);
            options = arguments[i] switch
            {
                "--walk" => options with { Walk = int.Parse(value) },
                "--seed" => options with { Seed = int.Parse(value) },
                "--fault" => options with { Fault = value },
                "--operation" => options with { Operation = int.Parse(value) },
                _ => throw Unknown(arguments[i]),
            };
        }

        return options;
    }

    public bool Includes(Fault fault) => Fault is null || fault.Name.Contains(Fault, StringComparison.OrdinalIgnoreCase);

    public bool Includes(int operation) => Operation is null || operation == Operation;

    private static InvalidInputException Unknown(string flag) =>
        new($"{flag}: flags are --walk STEPS, --seed NUMBER, --fault PART-OF-A-NAME and --operation NUMBER.", "tests/bench/faults");
}
