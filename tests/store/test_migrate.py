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
