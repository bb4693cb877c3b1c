"""From a mail to the article in it: a newsletter, an alert, a story that somebody forwarded.

The date of a mail is a date of publication only where the mail itself is the publication. A forwarded one
is dated by what was forwarded, in whichever of the two ways mail programs do that: as a mail within the
mail, or as a header written into the text.
"""

import re
from dataclasses import dataclass
from email import policy
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr

from dragoman.ingest.dates import edtf_of
from dragoman.ingest.encoding import decode, lines_as_one_kind
from dragoman.ingest.faults import Blank
from dragoman.ingest.given import Told, stated

_ANSWERS = re.compile(r"^(?:(?:fwd?|fw|re|wg|tr|aw)\s*:\s*)+", re.IGNORECASE)
_FORWARDED = re.compile(
    r"^(?:-{2,}\s*(?:forwarded message|original message)\s*-{2,}|begin forwarded message:)[ \t]*\n\s*"
    r"(?P<headers>(?:\*?(?:from|date|sent|subject|to|cc|reply-to)\*?:.*\n(?:[ \t]+\S.*\n)*\s*?)+)",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(r"^\*?(?P<name>[A-Za-z-]+)\*?:\*?[ \t]*(?P<value>.*)$", re.MULTILINE)
_SENT_TO_MANY = ("list-unsubscribe", "list-id", "list-post")
_FEWEST = 20  # words of a plain-text part that is more than "open this mail in your browser"


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail holds: its plain text or, where that is missing or says nothing, its page."""

    told: Told
    text: str | None = None
    page: str | None = None


def read_mail(content: bytes) -> Mail:
    """Read a mail; the subject is the title.

    The name that a newsletter is sent under is its outlet, and so is a name that is the sender's own domain
    ("The Port Osk Ledger" at portoskledger.example); a private sender is neither outlet nor byline.
    Raise `Blank` where there is no text, and what `decode` raises.
    """
    mail = BytesParser(policy=policy.compat32).parsebytes(content)
    forwarded = _attached(mail)
    if forwarded is not None:
        mail = forwarded
    texts = _texts(mail)
    plain, page = texts.get("text/plain"), texts.get("text/html")
    told = Told(
        title=_subject(_header(mail, "subject")),
        published=_date(_header(mail, "date")),
        outlet=_outlet(mail),
    )
    if plain is not None and (page is None or len(plain.split()) >= _FEWEST):
        return _plain(plain, told)
    if page is None:
        raise Blank("the mail has no text")
    return Mail(told, page=page)


def _plain(text: str, told: Told) -> Mail:
    """A text, from behind the header that a mail program wrote into it when the mail was forwarded."""
    found = _FORWARDED.search(text)
    if found is None or not text[found.end() :].strip():
        return Mail(told, text)
    headers = {head["name"].lower(): head["value"].strip(" *") for head in _HEADER.finditer(found["headers"])}
    title = _subject(headers.get("subject")) or told.title
    published = _date(headers.get("date") or headers.get("sent"))
    return Mail(Told(title=title, published=published), text[found.end() :].lstrip("\n"))


def _attached(mail: Message) -> Message | None:
    """The mail that this one carries, if it has no words of its own beside it."""
    for part in mail.walk():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            first = inner[0] if isinstance(inner, list) and inner else None
            if isinstance(first, Message):
                return first
    return None


def _texts(mail: Message) -> dict[str, str]:
    texts: dict[str, str] = {}
    for part in mail.walk():
        kind = part.get_content_type()
        if part.is_multipart() or kind not in ("text/plain", "text/html") or kind in texts:
            continue
        if "attachment" in str(part.get("content-disposition", "")).lower():
            continue
        text = _content(part)
        if text.strip():
            texts[kind] = text
    return texts


def _content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    charset = _parameter(part, "charset")
    if charset is not None:
        try:
            return _flowed(part, lines_as_one_kind(payload.decode(charset)))
        except (LookupError, UnicodeError, ValueError):
            pass  # what a mail declares is often wrong; the bytes are asked instead
    return _flowed(part, decode(payload, declared=part.get_content_type() == "text/html"))


def _flowed(part: Message, text: str) -> str:
    """Join the lines that RFC 3676 marks as broken for transport only, by a space at their end."""
    if (_parameter(part, "format") or "").lower() != "flowed":
        return text
    joined = re.sub(r"(?<!\n--)(?<!^--) \n(?=[^\n>])", " ", text)
    return re.sub(r"^ (?=[ >]|From )", "", joined, flags=re.MULTILINE)


def _parameter(part: Message, name: str) -> str | None:
    try:
        value = part.get_param(name)
    except (ValueError, IndexError, TypeError):
        return None
    return value if isinstance(value, str) and value else None


def _header(mail: Message, name: str) -> str | None:
    value = mail.get(name)
    if value is None:
        return None
    try:
        return stated(str(make_header(decode_header(value))))
    except (LookupError, ValueError, UnicodeError, TypeError):  # HeaderParseError is a ValueError
        return stated(str(value))


def _subject(subject: str | None) -> str | None:
    return (_ANSWERS.sub("", subject) or None) if subject is not None else None


def _date(written: str | None) -> str | None:
    return written if written is not None and edtf_of(written) is not None else None


def _outlet(mail: Message) -> str | None:
    """The sender's name, if the mail went to many or the name is that of the sender's own domain."""
    name, address = parseaddr(_header(mail, "from") or "")
    sender = stated(name.strip("\"' "))
    if sender is None or any(mail.get(header) for header in _SENT_TO_MANY):
        return sender
    bare = "".join(filter(str.isalnum, sender.casefold().removeprefix("the ")))
    domain = address.rpartition("@")[2].casefold().replace("-", "")
    return sender if len(bare) >= 3 and bare in domain.split(".") else None
