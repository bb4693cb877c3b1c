"""Text from before Unicode: which of the two encodings of Western desks wrote it.

Detectors by statistics fail here, for an English text has a handful of bytes beyond ASCII, nearly all of
them quotation marks and dashes: charset-normalizer reads one in four such texts of Windows wrongly and
nearly all of those of the old Mac ("Iranﾕs"). So each such byte is judged by where it stands: an apostrophe
between letters, a quotation mark at the beginning of a word, a dash between spaces, an accented small
letter inside a word. A reading that does not make sense of them is none.
"""

import re

_ENCODINGS = ("cp1252", "mac_roman")  # in order of preference
_FEW = 0.08  # share of bytes beyond ASCII up to which a text can be English
_SENSIBLE = 0.9  # share of them that must stand where they can stand
_STRANGE = re.compile(r"[^\x00-\x7f]")
_SENSE = re.compile(
    r"(?<=\w)[’](?=\w|\W|$)|(?<!\w)[‘“„«‹](?=[\w\s\[(.,$£€“‘'\"…—-])"  # apostrophes, opening marks
    r"|(?<=[\w.,!?;:…)\]%'’”–—$-])[’”»›](?!\w)|(?<=\s)[’](?=\w)"  # closing marks, ’tis
    r"|(?<=[\s\w.,;:!?%\"”’)\]])[–—](?=[\s\w\"“‘(\[$£€])|[–—](?=\n|$)|(?:^|(?<=\n))[–—•·]"  # dashes, bullets
    r"|(?<=\s)[•·►▪|](?=\s)|(?<=[\w\s.,\"“‘])…"
    r"|[£€¥](?=\s?\d)|(?<=\d)[¢°½¼¾²³º€£%]|(?<=\s)[½¼¾](?=\s)|§(?=\s?\d)|[©®™](?=[\s\w.,]|$)|(?<=\w)[®™]"
    r"|\u00a0|\u00ad"
    r"|(?<=[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽž])[à-öø-ÿœšžßı]|(?<!\w)[à-öø-ÿœšž](?=[a-zà-öø-ÿ])"  # café, à
    r"|(?<!\w)[ÀÁÂÄÅÆÇÈÉÊÍÎÓÔÖØÚÜŠŽ](?=[a-zà-öø-ÿ])|(?<=[A-Z])[À-ÖØ-ÞŒŠŽ](?![a-z])|[À-ÖØ-ÞŒŠŽ](?=[A-Z])",
)
_CP1252 = {
    0xDC00 + byte: bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0x100)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_SURROGATE = re.compile("[\udc80-\udcff]")
_CUT = re.compile("[\udcc2-\udcf4][\udc80-\udcbf]+")
_CUT_OFF = re.compile(rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})\Z")


def mended_utf8(content: bytes) -> str | None:
    """Read UTF-8 in which some bytes are not: strays of Windows, and characters that were cut.

    Content systems paste texts together without recoding them, and cut teasers inside a character. A cut
    one at the very end is dropped, another is U+FFFD: it is lost, and `make_article` refuses an article
    that has lost one. None unless the characters that are UTF-8 outnumber the others two to one; a text of
    Windows has none but by a rare chance.
    """
    text = _CUT_OFF.sub(b"", content).decode("utf-8", "surrogateescape")
    text, cut = _CUT.subn("\ufffd", text)
    strays = cut + len(_SURROGATE.findall(text))
    if strays * 3 > len(_STRANGE.findall(text)):
        return None
    mended = text.translate(_CP1252)
    return None if _SURROGATE.search(mended) else mended


def is_western(content: bytes) -> bool:
    """Whether the bytes are so nearly ASCII that they can be an English text."""
    return len(content.translate(None, bytes(range(0x80)))) <= len(content) * _FEW


def western(content: bytes) -> str | None:
    """Read an English text of Windows or of the old Mac; None if neither makes sense of it."""
    best, best_sense = None, _SENSIBLE
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        sense = len(_SENSE.findall(text)) / max(1, len(_STRANGE.findall(text)))
        if sense > best_sense or (best is None and sense == best_sense):
            best, best_sense = text, sense
    return best
