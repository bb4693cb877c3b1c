from dragoman.publish.exports import FORMATS
from tests.docs.columns import BEGIN, PAGE, page


def test_the_page_of_exports_has_the_columns_that_the_program_writes() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "write them again: python -m tests.docs.columns"


def test_the_page_of_exports_shows_a_command_for_every_format() -> None:
    by_hand = PAGE.read_text(encoding="utf-8").partition(BEGIN)[0]
    assert not [name for name in FORMATS if f"--format {name}" not in by_hand]
    assert not [name for name in FORMATS if f"| `{name}` |" not in by_hand]
