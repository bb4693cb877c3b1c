"""Names for records that are the same on every machine and in every order of reading.

An id is a digest of what makes the record that record and no other, so the same articles always give the
same ids. 80 bits: a billion records of one type have one chance in two million of a clash.
"""

from base64 import b32encode
from hashlib import blake2b

PREFIXES = {
    "article": "art",
    "actor": "act",
    "statement": "sta",
    "message": "msg",
    "contact": "con",
    "incident": "inc",
    "responsibility": "res",
    "figure": "fig",
    "utterance": "utt",
    "dispute": "dis",
    "account": "acc",
    "story": "sto",
    "event": "eve",
}


def content_id(kind: str, *parts: str | int | None) -> str:
    """Digest the parts, in order, into an id of that kind: ``sta_`` and 16 characters.

    Parts are kept apart: ``("ab", "c")`` and ``("a", "bc")`` differ, and so do None and "".
    """
    digest = blake2b(digest_size=10, person=PREFIXES[kind].encode())
    for part in parts:
        coded = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
        digest.update(b"N" if part is None else b"%d:" % len(coded))
        digest.update(coded)
    return f"{PREFIXES[kind]}_{b32encode(digest.digest()).decode().lower()}"
