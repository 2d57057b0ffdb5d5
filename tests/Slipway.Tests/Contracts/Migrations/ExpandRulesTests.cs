using Slipway.Contracts.Migrations;

namespace Slipway.Tests.Contracts.Migrations;

public sealed class ExpandRulesTests
{
    [Theory]
    [InlineData("DROP TABLE bookings")]
    [InlineData("drop view board")]
    [InlineData("DROP INDEX CONCURRENTLY bookings_by_arrival")]
    [InlineData("ALTER TABLE bookings DROP COLUMN vessel")]
    [InlineData("ALTER TABLE bookings DROP vessel")]
    [InlineData("ALTER TABLE ONLY public.bookings ADD COLUMN note text, DROP COLUMN vessel")]
    [InlineData("ALTER TABLE bookings ALTER COLUMN vessel DROP DEFAULT")]
    [InlineData("ALTER TABLE bookings DROP CONSTRAINT one_vessel_a_berth")]
    [InlineData("REVOKE SELECT ON bookings FROM reporting")]
    [InlineData("ALTER TABLE measures DETACH PARTITION measures_2025")]
    [InlineData("ALTER TYPE state DROP ATTRIBUTE colour")]
    [InlineData("DO $$ BEGIN IF true THEN DROP TABLE bookings; END IF; END $$")]
    [InlineData("/* a /* nested */ comment */ DROP /* here */ TABLE -- and here\n bookings")]
    public void What_takes_away_is_refused(string sql) => Reasons(sql).Should().Equal(ExpandRules.Takes);

    [Theory]
    [InlineData("ALTER TABLE bookings RENAME COLUMN vessel TO ship")]
    [InlineData("ALTER TABLE bookings RENAME TO stays")]
    [InlineData("ALTER TABLE IF EXISTS bookings SET SCHEMA archive")]
    [InlineData("ALTER TYPE state RENAME VALUE 'open' TO 'free'")]
    [InlineData("ALTER VIEW board RENAME TO plan")]
    public void What_renames_is_refused(string sql) => Reasons(sql).Should().Equal(ExpandRules.Renames);

    [Theory]
    [InlineData("ALTER TABLE bookings ALTER COLUMN note SET NOT NULL")]
    [InlineData("ALTER TABLE bookings ADD COLUMN note text NOT NULL")]
    [InlineData("ALTER TABLE bookings ADD IF NOT EXISTS note text NOT NULL")]
    [InlineData("ALTER TABLE bookings ADD CONSTRAINT short CHECK (length(vessel) < 20)")]
    [InlineData("ALTER TABLE bookings ADD UNIQUE (vessel)")]
    [InlineData("ALTER TABLE bookings ADD FOREIGN KEY (berth) REFERENCES berths")]
    [InlineData("CREATE UNIQUE INDEX one_vessel ON bookings (vessel)")]
    [InlineData("ALTER DOMAIN name SET NOT NULL")]
    public void What_narrows_is_refused(string sql) => Reasons(sql).Should().Equal(ExpandRules.Narrows);

    [Theory]
    [InlineData("TRUNCATE bookings")]
    [InlineData("TRUNCATE TABLE ONLY bookings CASCADE")]
    [InlineData("DELETE FROM bookings")]
    [InlineData("WITH gone AS (DELETE FROM bookings RETURNING id) SELECT count(*) FROM gone WHERE id > 1")]
    public void What_empties_is_refused(string sql) => Reasons(sql).Should().Equal(ExpandRules.Deletes);

    [Theory]
    [InlineData("")]
    [InlineData(";;")]
    [InlineData("CREATE TABLE notes (id bigint PRIMARY KEY, text text NOT NULL)")]
    [InlineData("ALTER TABLE bookings ADD COLUMN note text")]
    [InlineData("ALTER TABLE bookings ADD COLUMN paid boolean NOT NULL DEFAULT false")]
    [InlineData("ALTER TABLE bookings ADD COLUMN number bigserial NOT NULL")]
    [InlineData("ALTER TABLE bookings ADD COLUMN number bigint NOT NULL GENERATED ALWAYS AS IDENTITY")]
    [InlineData("ALTER TABLE bookings ALTER COLUMN vessel DROP NOT NULL")]
    [InlineData("ALTER TABLE bookings ALTER COLUMN vessel SET DEFAULT ''")]
    [InlineData("ALTER TYPE state ADD VALUE 'gone'")]
    [InlineData("CREATE INDEX by_vessel ON bookings (vessel)")]
    [InlineData("DELETE FROM bookings WHERE departure < '2000-01-01'")]
    [InlineData("UPDATE bookings SET ship = vessel")]
    [InlineData("CREATE TABLE a (b int REFERENCES c ON DELETE CASCADE); CREATE TRIGGER t BEFORE DELETE ON a EXECUTE FUNCTION f()")]
    [InlineData("GRANT DELETE, TRUNCATE ON bookings TO cleaner")]
    [InlineData("CREATE TABLE copy (id int); CREATE UNIQUE INDEX u ON copy (id); ALTER TABLE copy ADD PRIMARY KEY (id); DROP TABLE copy")]
    public void What_only_adds_is_not(string sql) => Reasons(sql).Should().BeEmpty();

    [Theory]
    [InlineData("-- DROP TABLE bookings")]
    [InlineData("/* DROP TABLE /* bookings */; TRUNCATE bookings */")]
    [InlineData("INSERT INTO notes VALUES ('it''s; DROP TABLE bookings')")]
    [InlineData("INSERT INTO notes VALUES (E'it\\'s; DROP TABLE bookings; ')")]
    [InlineData("INSERT INTO notes VALUES (U&'; DROP TABLE bookings')")]
    [InlineData("SELECT 1 AS \"; DROP TABLE bookings\"")]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $body$ BEGIN DELETE FROM bookings; DROP TABLE x; END $body$")]
    [InlineData("SELECT $$ ; DROP TABLE bookings; $$")]
    [InlineData("CREATE TABLE \"drop\" (\"table\" text); ALTER TABLE \"drop\" ADD COLUMN \"RENAME\" text")]
    public void Words_in_comments_strings_names_and_bodies_are_only_words(string sql) => Reasons(sql).Should().BeEmpty();

    [Theory]
    [InlineData("integer", "bigint")]
    [InlineData("int2", "int")]
    [InlineData("varchar(20)", "varchar(60)")]
    [InlineData("character varying(20)", "text")]
    [InlineData("text", "varchar")]
    [InlineData("numeric(6,2)", "numeric(9, 3)")]
    [InlineData("real", "double precision")]
    public void A_type_that_holds_everything_that_the_old_one_does_may_take_its_place(string old, string now) => Retyped(old, now).Should().BeEmpty();

    [Theory]
    [InlineData("bigint", "integer")]
    [InlineData("varchar(60)", "varchar(20)")]
    [InlineData("text", "varchar(60)")]
    [InlineData("integer", "text")]
    [InlineData("numeric(6,2)", "numeric(6,4)")]
    [InlineData("numeric", "numeric(6,2)")]
    [InlineData("date", "timestamp")]
    public void Any_other_type_may_not(string old, string now) => Retyped(old, now).Should().ContainSingle().Which.Should().Contain($"into {now}");

    [Fact]
    public void The_type_of_a_column_that_no_migration_names_is_not_known_to_be_narrower() =>
        Reasons("ALTER TABLE elsewhere ALTER COLUMN a TYPE text").Should().ContainSingle().Which.Should().Contain("a type that no migration here names");

    [Fact]
    public void Text_that_is_built_and_executed_cannot_be_checked() =>
        Reasons("DO $$ BEGIN EXECUTE 'DROP ' || 'TABLE bookings'; END $$").Should().ContainSingle().Which.Should().Contain("nobody can check");

    [Fact]
    public void A_problem_names_its_line_and_its_statement() =>
        ExpandRules.Check("\n-- one\nSELECT $$\n$$;\nALTER TABLE a\n  ADD b int,\n  DROP COLUMN c;", new SqlColumns())
            .Should().Equal(new SqlProblem(7, "ALTER TABLE a DROP COLUMN c", ExpandRules.Takes));

    private static IEnumerable<string> Reasons(string sql) => ExpandRules.Check(sql, new SqlColumns()).Select(x => x.Why);

    private static IEnumerable<string> Retyped(string old, string now)
    {
        var columns = new SqlColumns();
        ExpandRules.Check($"CREATE TABLE t (id int PRIMARY KEY, a {old} NOT NULL, CHECK (id > 0))", columns).Should().BeEmpty();
        return ExpandRules.Check($"ALTER TABLE t ALTER COLUMN a TYPE {now}", columns).Select(x => x.Why.Replace(", ", ",", StringComparison.Ordinal))
            .Select(x => x.Replace("(9,3)", "(9, 3)", StringComparison.Ordinal));
    }
}
