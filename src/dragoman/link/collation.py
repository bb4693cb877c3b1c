"""The readings of one saying, side by side as a critical edition has them: who has which, what differs."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from dragoman.link.words import wording_of
from dragoman.record import Reading, RecordId, Statement, Utterance, bounds, content_id


def content_of(statement: Statement) -> str:
    """What was said, its pieces joined."""
    return " ".join(span.exact for span in statement.content_spans)


def collate(said: Iterable[Statement]) -> Utterance:
    """Set the statements of one saying beside one another: each wording once, against the fullest."""
    by_words: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for one in said:
        by_words[tuple(wording_of(content_of(one)))].append(one)
    ordered = sorted(by_words.items(), key=lambda item: (-len(item[1]), -len(item[0]), item[1][0].id))
    base = max(by_words, key=lambda words: (len(words), len(by_words[words]), words))
    readings = tuple(
        Reading(
            _wording(min(statements, key=lambda s: s.id)),
            tuple(sorted(statement.id for statement in statements)),
            differences(base, words),
        )
        for words, statements in ordered
    )
    statements = sorted((one for held in by_words.values() for one in held), key=lambda s: s.id)
    dated = [
        s.when for s in statements if s.when is not None and s.when.edtf and s.when.basis != "publication"
    ]
    reported = sorted(s.reported for s in statements if s.reported)
    return Utterance(
        RecordId(content_id("utterance", *(s.id for s in statements))),
        tuple(s.id for s in statements),
        readings,
        tuple(dict.fromkeys(speaker for s in statements for speaker in s.speakers)),
        min(dated, key=lambda when: (bounds(when.edtf or "")[0], when.edtf)) if dated else None,
        reported[0] if reported else None,
    )


def _wording(statement: Statement) -> str:
    return " […] ".join(" ".join(span.exact.split()) for span in statement.content_spans)


def differences(base: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """In what a reading differs from the fullest one, word by word, as a critical edition notes it.

    ``interest] interests`` is another word, ``+ very`` a word more, ``– in our view`` words that are cut.
    """
    noted = []
    matcher = SequenceMatcher(None, base, words, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        was, now = " ".join(base[start:end]), " ".join(words[first:last])
        if kind == "replace":
            noted.append(f"{was}] {now}")
        elif kind == "delete":
            noted.append(f"– {was}")
        elif kind == "insert":
            noted.append(f"+ {now}")
    return tuple(noted)
