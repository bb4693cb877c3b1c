from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dragoman.store import Store
from dragoman.store.migrate import MIGRATIONS, REVISION, revision
from dragoman.store.sqlite import APPLICATION, connect, whose
from dragoman.store.tables import tables


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


def test_what_was_kept_of_faint_likeness_goes_and_its_articles_are_linked_again(store, news):
    store.add(news())
    store.link()
    with connect(store.path, 1).execution_options(writes=True).begin() as connection:
        for value, left in ((119, 1), (120, 2)):
            connection.exec_driver_sql(
                "INSERT INTO alike (kind, left_n, right_n, how, value) VALUES ('article', ?, 9, 't', ?)",
                (left, value),
            )
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0007'")
    store.close()
    with Store.open(store.path), connect(store.path, 1).connect() as connection:
        kept = connection.exec_driver_sql("SELECT left_n FROM alike").scalars().all()
        noted = connection.exec_driver_sql("SELECT kind, what FROM touched ORDER BY what").all()
    assert kept == [2]
    assert [tuple(row) for row in noted] == [("article", "n:1"), ("article", "n:9")]
