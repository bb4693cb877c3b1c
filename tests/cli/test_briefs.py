import pytest

from dragoman.cli.briefs import form_of


@pytest.mark.parametrize(
    ("out", "form"),
    [
        ("brief.html", "html"),
        ("brief.htm", "html"),
        ("brief.md", "markdown"),
        ("brief.txt", "text"),
        (None, "text"),
        ("-", "text"),
    ],
)
def test_the_name_of_a_file_says_what_the_brief_is_written_as(out: str | None, form: str) -> None:
    assert form_of(out) == form


def test_the_brief_is_written_as_markdown_to_a_file_and_to_a_pipe(ferry, dragoman, tmp_path) -> None:
    assert dragoman("read", ferry).returncode == 0
    done = dragoman("brief", "--format", "markdown", "--title", "The strait")
    assert done.returncode == 0 and done.stdout.startswith("# The strait\n")
    written = dragoman("brief", "-o", "brief.md", "--title", "The strait")
    assert written.returncode == 0 and "brief.md" in written.stderr
    assert (tmp_path / "brief.md").read_text(encoding="utf-8") == done.stdout
    assert dragoman("brief", "--format", "scroll").returncode == 2
