"""From bytes to characters, or an honest refusal.

UTF-8 is tried before what a page declares: text that happens to be valid UTF-8 and holds a character
beyond ASCII is UTF-8, whatever the page says (a page saved by a browser is often recoded under its old
declaration). A text that cannot be read whole is a fault: it is never filled with replacement characters.
"""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from dragoman.ingest.faults import Blank, NotAnArticle, Undecodable
from dragoman.ingest.legacy import is_western, mended_utf8, western

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x1f\x8b", "a gzip archive inside another"),
    (b"OggS", "a sound or a film"),
    (b"ID3", "a sound"),
    (b"bplist00", "a property list or a web archive"),
    (b"PAR1", "a Parquet table"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})|"""
    rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)
# The WHATWG encoding standard: what is declared as the left is read as the right by every browser.
_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_SEVEN_BIT = ("iso2022", "hz", "utf-7", "utf_7")
_STRAY = 3  # control characters that a short text may have
_C0 = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def looks_like(content: bytes) -> str | None:
    """Say what kind of file, not text, these bytes begin as ("a PDF"), or None."""
    if content[4:8] == b"ftyp":
        return "a film or a picture"
    if content[:4] == b"RIFF" and content[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture, a sound or a film"
    return next((kind for magic, kind in _MAGIC if content.startswith(magic)), None)


def decode(content: bytes, declared: bool = False) -> str:
    """Read bytes as text, with line endings as ``\\n`` and without byte order mark and NULs.

    `declared` heeds the character set that a page declares in its first 4096 bytes. NUL is no character
    of any language and no database keeps it, so a stray one is dropped. A character that was cut in the
    middle of an otherwise sound page is U+FFFD: see `lost`. Raise `NotAnArticle` for a binary
    file, `Blank` for nothing, `Undecodable` where no encoding fits.
    """
    if not content.strip():
        raise Blank("it is empty")
    if (kind := looks_like(content)) is not None:
        raise NotAnArticle(f"it is {kind}")
    text = _characters(content, declared)
    return lines_as_one_kind(text)


def lost(text: str, content: bytes) -> bool:
    """Whether a text taken from `content` has lost a character in reading (and did not come that way)."""
    return "\ufffd" in text and b"\xef\xbf\xbd" not in content


def lines_as_one_kind(text: str) -> str:
    """Write every line ending as ``\\n``, and drop a leading byte order mark and NULs.

    Half a surrogate pair, which JSON can hold where a program cut a text inside an emoji, becomes
    U+FFFD: it stands for no character and no file could hold it.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return _SURROGATE.sub("\ufffd", text)


def _characters(content: bytes, declared: bool) -> str:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding)
    wide = _wide(content)
    if wide is not None:
        return _strictly(content, wide)
    if len(_C0.findall(content)) > max(_STRAY, len(content) // 100):
        raise NotAnArticle("it is a binary file of some kind")
    said = _declared(content) if declared else None
    if said is not None and said.startswith(_SEVEN_BIT):
        return _strictly(content, said)
    for encoding in _candidates(content, said):
        try:
            return content.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return _guessed(content)


def _candidates(content: bytes, said: str | None) -> Iterator[str]:
    yield "utf-8"
    if said is not None:
        yield said


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError) as error:
        raise Undecodable(f"it says that it is {encoding}, and is not") from error


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: in English every other byte is NUL."""
    head = content[:2000]
    odd, even = head[1::2].count(0), head[::2].count(0)
    if odd > len(head) * 0.35 and even < len(head) * 0.05:
        return "utf-16-le"
    if even > len(head) * 0.35 and odd < len(head) * 0.05:
        return "utf-16-be"
    return None


def declares(content: bytes) -> bool:
    """Whether a page itself says which character set it is in, by a mark or in its first 4096 bytes."""
    return any(content.startswith(mark) for mark, _ in _BOMS) or _DECLARED.search(content[:4096]) is not None


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:4096])
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
    except LookupError:
        return None
    return _AS_BROWSERS_DO.get(name, name)


def _guessed(content: bytes) -> str:
    """Read what is neither UTF-8 nor as declared."""
    if (mended := mended_utf8(content)) is not None:
        return mended
    text: str | None
    if is_western(content):
        text = western(content)
    else:
        best = from_bytes(content).best()
        text = str(best) if best is not None else None
    if text is None or "\ufffd" in text:
        raise Undecodable("no encoding makes sense of its bytes")
    return text
