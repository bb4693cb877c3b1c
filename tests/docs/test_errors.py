import re
from pathlib import Path

from tests.docs.errors import faults, page

ROOT = Path(__file__).parents[2]


def test_every_code_has_one_meaning() -> None:
    codes = [kind.code for kind in faults()]
    assert len(codes) == len(set(codes))


def test_every_fault_says_what_to_do() -> None:
    assert not [kind.__name__ for kind in faults() if not (kind.__doc__ and kind.remedy)]


def test_every_code_of_the_source_is_found_as_a_fault() -> None:
    """A fault in a module that nothing imports would be missing from the page."""
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    written = set(re.findall(r'^    code(?:: ClassVar\[str\])? = "(D\d+)"', source, re.MULTILINE)) - {"D010"}
    assert written == {kind.code for kind in faults()}


def test_the_page_of_errors_is_what_the_program_says() -> None:
    written = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert written == page(), "write it again: python -m tests.docs.errors > docs/errors.md"
