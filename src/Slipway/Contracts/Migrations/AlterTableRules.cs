namespace Slipway.Contracts.Migrations;

/// <summary>What an expand step may do to a table that is there: each action by itself.</summary>
internal static class AlterTableRules
{
    private static readonly string[] s_constraints = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "EXCLUDE"];

    public static IEnumerable<SqlProblem> Check(SqlStatement statement, SqlColumns known)
    {
        var (table, end) = statement.NameAt(statement.Skip(2, "IF", "EXISTS", "ONLY"));
        if (end < statement.Tokens.Length && statement.Tokens[end].Is('*'))
            end++;
        var problems = new List<SqlProblem>();
        foreach (var action in statement.Parts(end).Where(x => !x.Tokens.IsEmpty))
        {
            if (Refusal(action, table, known) is { } why && !known.IsNew(table))
                problems.Add(new(action.Line, $"ALTER TABLE {table} {action.Text}", why));
            Learn(action, table, known);
        }

        return problems;
    }

    private static string? Refusal(SqlStatement action, string table, SqlColumns known)
    {
        if (action.Has(0, "RENAME") || action.Has(0, "SET", "SCHEMA"))
            return ExpandRules.Renames;
        if (action.Has(0, "DROP") || action.Has(0, "DETACH") || action.Has(0, "NO", "INHERIT"))
            return ExpandRules.Takes;
        if (action.Has(0, "ENABLE", "ROW") || action.Has(0, "FORCE", "ROW"))
            return ExpandRules.Takes;
        if (action.Has(0, "ADD"))
            return IsConstraint(action) ? ExpandRules.Narrows : NewColumn(action);
        return action.Has(0, "ALTER") && !action.Has(0, "ALTER", "CONSTRAINT") ? Column(action, table, known) : null;
    }

    private static bool IsConstraint(SqlStatement action) => s_constraints.Any(x => action.Has(1, x));

    /// <summary>The release before writes rows without the column: they need a value of their own.</summary>
    private static string? NewColumn(SqlStatement action)
    {
        var type = SqlType.Read(action, Name(action) + 1) ?? "";
        var filled = action.Has("DEFAULT") || action.Has("GENERATED") || type.EndsWith("serial", StringComparison.Ordinal);
        var mandatory = action.Has("PRIMARY") || Enumerable.Range(0, action.Tokens.Length).Any(x => action.Has(x, "NOT", "NULL"));
        return mandatory && !filled ? ExpandRules.Narrows : null;
    }

    private static string? Column(SqlStatement action, string table, SqlColumns known)
    {
        var column = action.Skip(1, "COLUMN");
        var change = column + 1;
        if (action.Has(change, "SET", "NOT", "NULL") || action.Has(change, "ADD", "GENERATED", "ALWAYS") || action.Has(change, "SET", "GENERATED", "ALWAYS"))
            return ExpandRules.Narrows;
        if (action.Has(change, "DROP") && !action.Has(change, "DROP", "NOT", "NULL"))
            return ExpandRules.Takes;
        var type = action.Has(change, "SET", "DATA", "TYPE") ? change + 3 : action.Has(change, "TYPE") ? change + 1 : 0;
        if (type == 0)
            return null;
        var (old, now) = (known.TypeOf(table, action.Tokens[column].Identifier), SqlType.Read(action, type));
        return old is not null && now is not null && !action.Has("USING") && SqlType.IsWidening(old, now) ? null
            : $"turns {old ?? "a type that no migration here names"} into {now}, which is not known to hold everything that the release before reads and writes";
    }

    private static void Learn(SqlStatement action, string table, SqlColumns known)
    {
        var column = action.Has(0, "ADD") ? Name(action) : action.Skip(1, "COLUMN");
        if (column >= action.Tokens.Length || !action.Tokens[column].IsName || IsConstraint(action))
            return;
        var name = action.Tokens[column].Identifier;
        if (action.Has(0, "ADD"))
            known.Set(table, name, SqlType.Read(action, column + 1));
        else if (action.Has(0, "RENAME") || action.Has(0, "DROP"))
            known.Set(table, name, null);
        else if (action.Has(column + 1, "TYPE"))
            known.Set(table, name, SqlType.Read(action, column + 2));
        else if (action.Has(column + 1, "SET", "DATA", "TYPE"))
            known.Set(table, name, SqlType.Read(action, column + 4));
    }

    private static int Name(SqlStatement action) => action.Skip(1, "COLUMN", "IF", "NOT", "EXISTS");
}
