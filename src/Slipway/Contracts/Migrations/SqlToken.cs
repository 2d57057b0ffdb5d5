namespace Slipway.Contracts.Migrations;

internal enum SqlTokenKind
{
    /// <summary>A keyword or a name without quotes.</summary>
    Word,

    /// <summary>A name in double quotes.</summary>
    Name,

    /// <summary>A string in single quotes.</summary>
    Text,

    /// <summary>What stands between dollar quotes.</summary>
    Body,

    Number,

    /// <summary>One character of anything else.</summary>
    Symbol,
}

/// <summary>One token of SQL.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its content, without quotes.</param>
/// <param name="Line">Where it begins, from 1.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Line)
{
    /// <summary>Whether it is the keyword; a quoted name never is.</summary>
    public bool Is(string keyword) => Kind == SqlTokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    public bool Is(char symbol) => Kind == SqlTokenKind.Symbol && Text[0] == symbol;

    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.Name;

    /// <summary>The name as Postgres stores it: folded to lower case unless it was quoted.</summary>
    public string Identifier => Kind == SqlTokenKind.Word ? Text.ToLowerInvariant() : Text;
}
