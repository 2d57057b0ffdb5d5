namespace Slipway.Contracts.Migrations;

/// <summary>One statement that an expand step may not contain.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Statement">The statement, or the part of it.</param>
/// <param name="Why">Why the release before cannot live with it.</param>
internal sealed record SqlProblem(int Line, string Statement, string Why);

/// <summary>
/// What an expand step may do: only add. While it runs, and after it, the release before still reads and writes the tables
/// as it knows them; so nothing may be dropped, renamed, narrowed or emptied. What a script does to tables that it makes
/// itself concerns nobody.
/// </summary>
/// <seealso href="https://martinfowler.com/bliki/ParallelChange.html"/>
internal static class ExpandRules
{
    public const string Takes = "takes away what the release before still uses";
    public const string Renames = "renames what the release before knows by another name";
    public const string Narrows = "no longer accepts what the release before may write";
    public const string Deletes = "deletes rows that the release before may need";

    /// <summary>Everything in a script that is refused.</summary>
    /// <param name="sql">The script.</param>
    /// <param name="known">What the scripts before have made; this one is added.</param>
    /// <exception cref="FormatException">A comment or a quote in it never ends.</exception>
    public static IReadOnlyList<SqlProblem> Check(string sql, SqlColumns known)
    {
        known.BeginScript();
        return [.. SqlStatement.Split(SqlTokenizer.Read(sql), x => x.Is(';')).SelectMany(x => Check(x, known))];
    }

    private static List<SqlProblem> Check(SqlStatement statement, SqlColumns known)
    {
        // A list, because what a statement teaches must be known to the next one.
        var problems = Refused(statement, known).Concat(Deletions(statement, known)).ToList();
        known.Learn(statement);
        return problems;
    }

    private static IEnumerable<SqlProblem> Refused(SqlStatement statement, SqlColumns known)
    {
        if (statement.Tokens.IsEmpty)
            return [];
        if (statement.Has(0, "DROP"))
            return DropsOwnTable(statement, known) ? [] : [Problem(statement, Takes)];
        if (statement.Has(0, "TRUNCATE"))
            return known.IsNew(statement.NameAt(statement.Skip(1, "TABLE", "ONLY")).Name) ? [] : [Problem(statement, Deletes)];
        if (statement.Has(0, "REVOKE"))
            return [Problem(statement, Takes)];
        if (statement.Has(0, "ALTER", "TABLE"))
            return AlterTableRules.Check(statement, known);
        if (statement.Has(0, "ALTER"))
            return AlterOther(statement);
        if (statement.Has(0, "CREATE", "UNIQUE", "INDEX"))
            return known.IsNew(Indexed(statement)) ? [] : [Problem(statement, Narrows)];
        return statement.Has(0, "DO") ? Block(statement, known) : [];
    }

    private static bool DropsOwnTable(SqlStatement statement, SqlColumns known) =>
        statement.Has(1, "TABLE") && statement.Parts(statement.Skip(2, "IF", "EXISTS")).All(x => known.IsNew(x.NameAt(0).Name));

    /// <summary>Types, views, sequences and the like: <c>ADD VALUE</c> and new defaults are fine.</summary>
    private static IEnumerable<SqlProblem> AlterOther(SqlStatement statement)
    {
        if (statement.Has("RENAME"))
            return [Problem(statement, Renames)];
        if (statement.Has("DROP") && !Sequence(statement, "DROP", "NOT", "NULL"))
            return [Problem(statement, Takes)];
        return Sequence(statement, "SET", "SCHEMA") ? [Problem(statement, Renames)]
            : Sequence(statement, "SET", "NOT", "NULL") || Sequence(statement, "ALTER", "ATTRIBUTE") || statement.Has("CHECK") ? [Problem(statement, Narrows)]
            : [];
    }

    /// <summary><c>DELETE FROM</c> without <c>WHERE</c>, wherever it stands: also in a <c>WITH</c>.</summary>
    private static IEnumerable<SqlProblem> Deletions(SqlStatement statement, SqlColumns known)
    {
        for (var i = 0; i < statement.Tokens.Length; i++)
        {
            if (!statement.Has(i, "DELETE", "FROM") || known.IsNew(statement.NameAt(statement.Skip(i + 2, "ONLY")).Name))
                continue;
            var depth = 0;
            var rest = statement.Tokens.Skip(i).TakeWhile(x => (depth += x.Is('(') ? 1 : x.Is(')') ? -1 : 0) >= 0);
            if (!rest.Any(x => x.Is("WHERE")))
                yield return Problem(new([.. rest]), Deletes);
        }
    }

    /// <summary>An anonymous block runs at once; text that it builds and executes cannot be read here.</summary>
    private static IEnumerable<SqlProblem> Block(SqlStatement statement, SqlColumns known)
    {
        var body = statement.Tokens.FirstOrDefault(x => x.Kind is SqlTokenKind.Body or SqlTokenKind.Text);
        if (body.Text is null)
            return [];
        return SqlStatement.Split(SqlTokenizer.Read(body.Text, body.Line), x => x.Is(';') || x.Is("BEGIN") || x.Is("THEN") || x.Is("ELSE") || x.Is("LOOP"))
            .SelectMany(x => x.Has(0, "EXECUTE") ? [Problem(x, "runs text that nobody can check before it is made")] : Check(x, known));
    }

    private static string Indexed(SqlStatement statement)
    {
        var on = Enumerable.Range(0, statement.Tokens.Length).FirstOrDefault(x => statement.Has(x, "ON"));
        return statement.NameAt(statement.Skip(on + 1, "ONLY")).Name;
    }

    private static bool Sequence(SqlStatement statement, params string[] keywords) =>
        Enumerable.Range(0, statement.Tokens.Length).Any(x => statement.Has(x, keywords));

    private static SqlProblem Problem(SqlStatement statement, string why) => new(statement.Line, statement.Text, why);
}
