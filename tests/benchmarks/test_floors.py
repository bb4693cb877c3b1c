import json
from pathlib import Path

import pytest

from benchmarks import floors
from benchmarks.floors import BadFloor, Floor, check, figure, load


def floor(**changes) -> Floor:
    parts = {
        "name": "f",
        "benchmark": "speed",
        "arguments": ("{shared}/news.jsonl",),
        "measure": "a",
        "at_least": 5,
    }
    return Floor(**(parts | changes))


def test_a_floor_has_exactly_one_bound():
    with pytest.raises(BadFloor):
        floor(at_most=6)
    with pytest.raises(BadFloor):
        floor(at_least=None)


def test_bounds_hold_at_their_own_value():
    assert floor().holds(5) and not floor().holds(4.9)
    assert floor(at_least=None, at_most=5).holds(5) and not floor(at_least=None, at_most=5).holds(5.1)
    assert floor(at_least=None, equals=True).holds(True) and not floor(at_least=None, equals=True).holds(
        False
    )


def test_a_figure_is_picked_by_its_dotted_path():
    assert figure({"statement": {"P": 91.5}}, "statement.P") == 91.5


def test_a_figure_that_the_benchmark_does_not_give_is_no_pass():
    with pytest.raises(BadFloor):
        figure({"statement": {}}, "statement.P")
    with pytest.raises(BadFloor):
        figure({"statement": "good"}, "statement")


def test_a_floor_whose_corpus_is_not_at_hand_is_skipped_and_named(tmp_path, capsys):
    assert check([floor()], tmp_path) == (0, 1)
    assert f"skipped  f: {tmp_path}/news.jsonl is not at hand" in capsys.readouterr().out


def test_floors_on_one_corpus_share_one_run_and_the_low_one_fails(tmp_path, capsys, monkeypatch):
    (tmp_path / "news.jsonl").touch()
    runs = []

    def measured(of: Floor, shared: Path) -> dict[str, float]:
        runs.append(of.name)
        return {"a": 4, "b": 9}

    monkeypatch.setattr(floors, "run", measured)
    assert check([floor(), floor(name="g", measure="b")], tmp_path) == (1, 0)
    assert runs == ["f"]
    assert "FAILED   f: a 4 (floor: at least 5)" in capsys.readouterr().out


def test_a_benchmark_that_fails_fails_every_floor_on_it(tmp_path, capsys, monkeypatch):
    (tmp_path / "news.jsonl").touch()

    def broken(of: Floor, shared: Path) -> dict[str, float]:
        raise BadFloor("benchmarks.speed failed")

    monkeypatch.setattr(floors, "run", broken)
    assert check([floor(), floor(name="g")], tmp_path) == (2, 0)


def test_the_floors_of_the_project_can_be_read():
    assert load(Path(floors.__file__).parent / "floors.toml")


def test_a_floors_file_with_an_unknown_key_is_refused(tmp_path):
    (tmp_path / "f.toml").write_text('[a]\nbenchmark="speed"\narguments=[]\nmeasure="x"\nat_lest=1\n')
    with pytest.raises(BadFloor):
        load(tmp_path / "f.toml")


def test_a_real_run_is_read_back(tmp_path, monkeypatch):
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks" / "constant.py").write_text(
        "import json, sys; json.dump({'a': 7}, open(sys.argv[-1], 'w'))"
    )
    monkeypatch.setattr(floors, "HERE", tmp_path / "benchmarks")
    assert json.loads(json.dumps(floors.run(floor(benchmark="constant", arguments=()), tmp_path))) == {"a": 7}
