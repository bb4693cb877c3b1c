"""Where files go that are no text: a file, a folder of files, or a .zip of them; whole or not at all."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.cli.streams import CannotWrite


def is_folder(target: str) -> bool:
    """Whether several files can go there: a folder that is there, a name that ends in ``/``, or a .zip."""
    return target.endswith(("/", os.sep, ".zip")) or Path(target).is_dir()


@contextmanager
def files_out(target: str) -> Iterator[Path]:
    """Open a folder to write files into, which are moved to their place at the end.

    The place is a folder (made if it is not there; files of other names in it are left), a .zip, or for a
    single file that file. A run that fails leaves what stood there before. Raises `CannotWrite`.
    """
    place = Path(target)
    try:
        if not place.absolute().parent.is_dir():
            raise CannotWrite(f"{target} cannot be written: there is no folder {place.parent}")
        with tempfile.TemporaryDirectory(prefix=".dragoman-", dir=place.absolute().parent) as beside:
            folder = Path(beside)
            yield folder
            _move(sorted(folder.iterdir()), place, target)
    except OSError as error:
        raise CannotWrite(f"{target} cannot be written: {error.strerror or error}") from error


def _move(files: list[Path], place: Path, target: str) -> None:
    if target.endswith(".zip"):
        packed = files[0].parent / ".zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                # a fixed time, so that the same records make the same file
                entry = zipfile.ZipInfo(file.name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                with file.open("rb") as given, archive.open(entry, "w") as taken:
                    shutil.copyfileobj(given, taken)
        packed.replace(place)
    elif is_folder(target):
        place.mkdir(exist_ok=True)
        for file in files:
            file.replace(place / file.name)
    else:
        (file,) = files
        file.replace(place)
