namespace Slipway.Contracts.Migrations;

/// <summary>What the scripts read so far say about columns: their types, and which tables the script at hand has made itself.</summary>
internal sealed class SqlColumns
{
    private static readonly string[] s_constraints = ["PRIMARY", "UNIQUE", "CHECK", "CONSTRAINT", "FOREIGN", "EXCLUDE", "LIKE"];
    private readonly Dictionary<(string Table, string Column), string> _types = [];
    private readonly HashSet<string> _made = [];

    /// <summary>Another script begins: what the ones before have made is used by releases by now.</summary>
    public void BeginScript() => _made.Clear();

    /// <summary>Whether this script made the table, so that no release can use it yet.</summary>
    public bool IsNew(string table) => _made.Contains(table);

    /// <summary>The type of a column; null when no script says it.</summary>
    public string? TypeOf(string table, string column) => _types.GetValueOrDefault((table, column));

    /// <summary>Remembers the type of a column.</summary>
    public void Set(string table, string column, string? type)
    {
        if (type is null)
            _types.Remove((table, column));
        else
            _types[(table, column)] = type;
    }

    /// <summary>Remembers what <c>CREATE TABLE</c> makes.</summary>
    public void Learn(SqlStatement statement)
    {
        if (!statement.Has(0, "CREATE"))
            return;
        var at = statement.Skip(1, "GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNLOGGED");
        if (!statement.Has(at, "TABLE"))
            return;
        var mayBeThere = statement.Has(at + 1, "IF", "NOT", "EXISTS");
        var (table, end) = statement.NameAt(statement.Skip(at + 1, "IF", "NOT", "EXISTS"));
        if (!mayBeThere)
            _made.Add(table);
        if (end >= statement.Tokens.Length || !statement.Tokens[end].Is('('))
            return;
        foreach (var column in statement.Inside(end).Parts(0).Where(x => !x.Tokens.IsEmpty && !s_constraints.Any(y => x.Has(0, y))))
            Set(table, column.Tokens[0].Identifier, SqlType.Read(column, 1));
    }
}
