from io import StringIO

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dragoman.publish import export
from dragoman.store import Store
from dragoman.store.migrate import MIGRATIONS, REVISION, revision
from dragoman.store.sqlite import APPLICATION, connect, whose
from dragoman.store.tables import tables
from tests.store.older import KEPT, make_older

FAINT = "SELECT left_n FROM alike WHERE kind = 'a' AND right_n = 9 ORDER BY left_n"


def test_migrations_end_at_the_revision_that_the_code_knows():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


def test_migrations_make_the_tables_that_the_code_describes(store):
    ours = set(tables.tables)

    def is_ours(name, kind, parents):
        return kind != "table" or name in ours

    with connect(store.path, 1).connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        assert compare_metadata(context, tables) == []
        assert revision(connection) == REVISION


def test_a_database_is_marked_as_ours_in_its_head(store):
    assert whose(store.path) == APPLICATION


def test_opening_again_changes_nothing(store, news):
    store.add(news())
    store.close()
    before = store.path.read_bytes()
    Store.open(store.path).close()
    assert store.path.read_bytes() == before


def test_an_older_database_gives_the_same_records_after_its_migration(tmp_path):
    path = tmp_path / "older.db"
    engine = connect(path, 1)
    make_older(engine)
    engine.dispose()
    with Store.open(path) as store:
        out = StringIO()
        export(store.linked(), "jsonl", out)
        assert out.getvalue().splitlines() == KEPT["export"]
        assert not list(store.verify())
        assert [hit.record.type for hit in store.search('"answer every shot"')].count("statement") == 4
        (verdict,) = store.verdicts()
        assert store.record(verdict.record).type == "message"
        assert len(store.decisions()) == 1


def test_a_migrated_database_takes_new_articles_and_old_ones_again(tmp_path, news):
    path = tmp_path / "older.db"
    engine = connect(path, 1)
    make_older(engine)
    engine.dispose()
    with Store.open(path) as store:
        assert store.add(news()) == "known"
        before = [store.record(one.id) for one in store.records_of(news().article.id)]
        assert store.add(news(), again=True) == "replaced"
        assert [store.record(one.id) for one in before] == before
        assert store.add(news(source="https://osk-herald.example/3")) == "added"
        assert store.link()
        assert not list(store.verify())


def test_what_was_kept_of_faint_likeness_goes_and_its_articles_are_linked_again(tmp_path):
    engine = connect(tmp_path / "older.db", 1)
    make_older(engine)
    with engine.execution_options(writes=True).begin() as connection:
        for value, left in ((119, 1), (120, 2)):
            connection.exec_driver_sql(
                "INSERT INTO alike (kind, left_n, right_n, how, value) VALUES ('article', ?, 9, 't', ?)",
                (left, value),
            )
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0007'")
    engine.dispose()
    with Store.open(tmp_path / "older.db") as store, connect(store.path, 1).connect() as connection:
        kept = connection.exec_driver_sql(FAINT).scalars().all()
        noted = connection.exec_driver_sql("SELECT kind, what FROM touched ORDER BY what").all()
    assert kept == [2]
    assert [tuple(row) for row in noted] == [("article", "n:1"), ("article", "n:9")]
