"""Cutting an archive into shards: pieces that can be read apart, each the same in every run."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from dragoman.ingest import Given, LeftOut, find_articles
from dragoman.ingest.kinds import ending, is_read_in_folders
from dragoman.ingest.warc import Wanted

FILES = 200
"""Small files in one shard."""
ROWS_BYTES = 24 * 2**20
"""Bytes of a file of rows in one shard, as stored; packed ones count four times."""
ARCHIVE_BYTES = 256 * 2**20
"""Bytes of a web archive in one shard. Each unpacks the whole file, which costs little beside reading."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece of the work: files, and of their articles every `of`-th from the `slice`-th on.

    `name` digests what is in it: names and sizes of the files, so that a file that grew is read anew.
    """

    paths: tuple[str, ...]
    slice: int
    of: int
    name: str

    def articles(self, wanted: Wanted) -> Iterator[Given | LeftOut]:
        """Find the articles of this shard, in their order."""
        for number, one in enumerate(find_articles(self.paths, wanted=wanted)):
            if number % self.of == self.slice:
                yield one


def shards_of(paths: Sequence[str]) -> list[Shard]:
    """Cut files and folders into shards, in the order named; what is not there is told when it is read."""
    shards: list[Shard] = []
    for path in paths:
        small: list[str] = []
        for file in _files(path):
            pieces = _pieces(file)
            if pieces:
                shards += _cut((file,), pieces)
            else:
                small.append(file)
        for at in range(0, len(small), FILES):
            shards += _cut(tuple(small[at : at + FILES]), 1)
    return shards


def _files(path: str) -> Iterator[str]:
    """The files of a folder that are read, in a fixed order. A folder with a list of URLs stays together."""
    if not Path(path).is_dir():
        yield path
        return
    for folder, below, names in os.walk(path):
        below[:] = sorted(name for name in below if not name.startswith(".") and not name.endswith("_files"))
        for name in sorted(names):
            if is_read_in_folders(name) and not name.startswith("."):
                yield str(Path(folder) / name)


def _pieces(file: str) -> int:
    """Into how many slices a file is cut; 0 for one that goes with others."""
    kind = ending(file)
    if kind not in (".jsonl", ".ndjson", ".warc"):
        return 0
    size = _size(file) * (4 if file.lower().endswith(".gz") and kind != ".warc" else 1)
    return 1 + size // (ARCHIVE_BYTES if kind == ".warc" else ROWS_BYTES)


def _cut(paths: tuple[str, ...], of: int) -> list[Shard]:
    told = "\n".join(f"{Path(path).name}\t{_size(path)}" for path in paths)
    return [
        Shard(paths, number, of, blake2b(f"{told}\n{number}/{of}".encode(), digest_size=12).hexdigest())
        for number in range(of)
    ]


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0
