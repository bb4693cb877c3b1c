from datetime import date
from pathlib import Path

import pytest

from dragoman.settings import BadSetting, Settings, UnknownSetting, load


def here(tmp_path: Path, toml: str) -> Path:
    (tmp_path / "dragoman.toml").write_text(toml, encoding="utf-8")
    return tmp_path


def test_without_a_file_and_an_environment_the_defaults_hold(tmp_path):
    assert load(tmp_path, {}) == Settings(database="dragoman.db", actors=(), read_on=None, engine=None)


def test_the_file_is_above_the_defaults(tmp_path):
    settings = load(here(tmp_path, 'database = "varnia.db"\nread_on = 2025-04-01\n'), {})
    assert (settings.database, settings.read_on) == ("varnia.db", date(2025, 4, 1))


def test_the_environment_is_above_the_file(tmp_path):
    folder = here(tmp_path, 'database = "varnia.db"\nread_on = "2025-04-01"\n')
    settings = load(folder, {"DRAGOMAN_DATABASE": "kestria.db", "HOME": "/"})
    assert (settings.database, settings.read_on) == ("kestria.db", date(2025, 4, 1))


def test_actors_files_are_counted_from_the_folder_of_the_settings(tmp_path):
    assert load(here(tmp_path, 'actors = ["actors.toml"]'), {}).actors == (tmp_path / "actors.toml",)


def test_the_environment_names_several_actors_files_as_a_path_list(tmp_path):
    assert load(tmp_path, {"DRAGOMAN_ACTORS": "a.toml:b.toml"}).actors == (Path("a.toml"), Path("b.toml"))


def test_an_empty_variable_is_as_good_as_none(tmp_path):
    assert load(tmp_path, {"DRAGOMAN_DATABASE": ""}).database == "dragoman.db"


def test_a_slip_of_the_pen_is_refused_with_the_likeliest_spelling(tmp_path):
    with pytest.raises(UnknownSetting) as raised:
        load(here(tmp_path, 'databse = "varnia.db"'), {})
    assert "'databse'" in str(raised.value) and "did you mean 'database'?" in str(raised.value)


def test_a_key_like_no_other_is_refused_with_the_list_of_settings(tmp_path):
    with pytest.raises(UnknownSetting, match="the settings are database, actors, read_on, engine"):
        load(here(tmp_path, "zzz = 1"), {})


@pytest.mark.parametrize(
    "toml",
    [
        "database = 3",
        'database = ""',
        "actors = 3",
        "actors = [3]",
        'read_on = "tomorrow"',
        'engine = "steam"',
        "=",
    ],
)
def test_a_value_that_a_setting_cannot_have_is_refused(tmp_path, toml):
    with pytest.raises(BadSetting) as raised:
        load(here(tmp_path, toml), {})
    assert str(tmp_path / "dragoman.toml") in str(raised.value)


def test_a_settings_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "dragoman.toml").write_bytes(b'database = "\xe9.db"')
    with pytest.raises(BadSetting, match="is not TOML"):
        load(tmp_path, {})
