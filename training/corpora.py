"""Read the corpora into passages: words as the shipped tokenizer cuts them, with what is known of each.

A passage is one text with the labels some corpus gives it; what a corpus does not say is unknown and takes
no part in the loss. Gold tokens that the shipped tokenizer cuts otherwise leave their words unknown too:
the reader learns on the tokens it will meet.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.language.model.tokens import tokens

ROLES = ("source", "cue", "content")
NAMES = ("PER", "ORG", "LOC", "NORP", "EVENT", "MISC")
NAME_TAGS = ("O", *(f"{p}-{n}" for n in NAMES for p in "BI"))
UNKNOWN = -1


@dataclass
class Passage:
    """A text, its words, and the labels that its corpus gives. `UNKNOWN` is -1 (0 in `names`)."""

    id: str
    text: str
    spans: list[tuple[int, int]]
    paragraphs: list[int]
    """Numbers of the words that start a paragraph."""
    sentence: list[int] = field(default_factory=list)
    upos: list[str | None] = field(default_factory=list)
    xpos: list[str | None] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    """Number of the governing word in the passage; the word's own number for a root."""
    relation: list[str | None] = field(default_factory=list)
    lemma: list[str | None] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    """Bit set of the name tags that the corpus allows here."""
    attributions: list[dict[str, list[int]]] | None = None

    @property
    def words(self) -> list[str]:
        """The words as given."""
        return [self.text[s:e] for s, e in self.spans]

    @property
    def gaps(self) -> list[bool]:
        """Whether white space (or nothing) stands before each word."""
        return [i == 0 or self.spans[i - 1][1] < s for i, (s, _) in enumerate(self.spans)]


def cut(text: str, paragraphs: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[int]]:
    """The tokens of some paragraphs, and the numbers of those that start one."""
    spans: list[tuple[int, int]] = []
    starts: list[int] = []
    for start, end in paragraphs:
        before = len(spans)
        spans.extend(tokens(text, start, end))
        if len(spans) > before:
            starts.append(before)
    return spans, starts


def lines(path: Path) -> Iterator[str]:
    """The lines of a gzipped file, without their ends."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            yield row.rstrip("\n")


# ------------------------------------------------------------------ PolNeAR
def read_ann(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of one brat file as character spans; texts of spans may hold newlines."""
    marks: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line[:1] == "T" and "\t" in line:
            ident, mark = line.split("\t")[:2]
            kind, _, offsets = mark.partition(" ")
            pieces = [tuple(int(n) for n in o.split()) for o in offsets.split(";")]
            marks[ident] = (kind.lower(), [(p[0], p[1]) for p in pieces])
        elif line[:1] == "E" and "\t" in line:
            events.append(line.split("\t")[1].split())
    found = []
    for parts in events:
        one: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for part in parts:
            role, _, ident = part.partition(":")
            role = role.rstrip("0123456789").lower()
            if role in one and ident in marks and marks[ident][0] == role:
                one[role].extend(marks[ident][1])
        if one["content"] and one["cue"]:
            found.append(one)
    return found


def polnear(data: Path, split: str, parses: Path | None = None) -> Iterator[Passage]:
    """PolNeAR documents with attributions, and CoreNLP's sentence starts where parses are given.

    Of several annotators, the one with the median number of attributions.
    """
    silver: dict[str, set[int]] = {}
    if parses is not None:
        for line in lines(parses):
            row = json.loads(line)
            silver[row["id"]] = {sentence[0][1] for sentence in row["sentences"]}
    for path in sorted((data / split / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        versions = [read_ann(p) for p in sorted((data / split / "attributions").glob(f"{path.stem}_*.ann"))]
        if not versions:
            continue
        gold = sorted(versions, key=len)[(len(versions) - 1) // 2]
        spans, starts = cut(text, [m.span() for m in re.finditer(r"[^\n]+", text)])
        owner = [-1] * len(text)
        for i, (s, e) in enumerate(spans):
            owner[s:e] = [i] * (e - s)
        found = []
        for one in gold:
            roles = {role: sorted({w for s, e in one[role] for w in owner[s:e] if w >= 0}) for role in ROLES}
            if roles["cue"] and roles["content"]:
                found.append(roles)
        passage = Passage(path.stem, text, spans, starts, attributions=found)
        if path.stem in silver:
            first = silver[path.stem]
            known = set(starts)
            passage.sentence = [int(s in first or i in known) for i, (s, _) in enumerate(spans)]
        yield passage


# ------------------------------------------------------------------ treebanks
def treebank(path: Path) -> Iterator[Passage]:
    """A CoNLL-U file, one passage a document, its paragraphs and sentences as the treebank has them."""
    document: list[tuple[bool, list[str]]] = []
    block: list[str] = []
    name, number = path.stem, 0
    for line in [*lines(path), ""]:
        if line:
            block.append(line)
            continue
        if not block:
            continue
        new_document = any(b.startswith("# newdoc") for b in block)
        if new_document and document:
            yield _document(f"{name}-{number}", document)
            document, number = [], number + 1
        document.append((new_document or any(b.startswith("# newpar") for b in block), block))
        block = []
    if document:
        yield _document(f"{name}-{number}", document)


def _document(ident: str, document: list[tuple[bool, list[str]]]) -> Passage:
    text = ""
    paragraphs: list[list[int]] = []
    gold: dict[tuple[int, int], tuple[str, str, str, str, tuple[int, int] | None]] = {}
    firsts: set[int] = set()
    allowed: dict[tuple[int, int], int] = {}
    for new, block in document:
        own = next(b[len("# text = ") :] for b in block if b.startswith("# text = "))
        text += ("\n" if new else " ") if text else ""
        base = len(text)
        text += own
        if new or not paragraphs:
            paragraphs.append([base, len(text)])
        paragraphs[-1][1] = len(text)
        firsts.add(base)
        at: dict[str, tuple[int, int]] = {}
        rows = []
        position, fused_end, last_fused = 0, 0, 0
        for line in block:
            if line[0] == "#":
                continue
            cells = line.split("\t")
            if "." in cells[0]:
                continue
            where = own.find(cells[1], position)
            if "-" in cells[0]:
                last_fused = int(cells[0].split("-")[1])
                fused_end = where + len(cells[1])
                position = where
                continue
            inside = int(cells[0]) <= last_fused
            if where < 0 or (inside and where + len(cells[1]) > fused_end):
                position = fused_end if inside else position
                continue
            at[cells[0]] = (base + where, base + where + len(cells[1]))
            position = where + len(cells[1])
            rows.append(cells)
        allowed |= _entities(rows, at)
        for cells in rows:
            head = at[cells[0]] if cells[6] == "0" else at.get(cells[6])
            gold[at[cells[0]]] = (cells[3], cells[4], cells[7], cells[2], head)
    spans, starts = cut(text, [(p[0], p[1]) for p in paragraphs])
    index = {span: i for i, span in enumerate(spans)}
    passage = Passage(ident, text, spans, starts)
    passage.sentence = [int(s in firsts) for s, _ in spans]
    for span in spans:
        upos, xpos, relation, lemma, head = gold.get(span, (None, None, None, None, None))
        known = index.get(head, UNKNOWN) if head else UNKNOWN
        passage.upos.append(upos)
        passage.xpos.append(xpos)
        passage.lemma.append(lemma)
        passage.head.append(known)
        passage.relation.append(relation if known != UNKNOWN else None)
        passage.names.append(allowed.get(span, 0))
    return passage


_MENTION = re.compile(r"\((\d+)-(\w+)-[^()]*|(\d+)\)|\)")
_ENTITIES = {"person": "PER", "organization": "ORG", "place": "LOC"}
_TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. president senator professor sir minister king queen".split()
)


def _entities(rows: list[list[str]], at: dict[str, tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Name tags allowed in one sentence of a treebank.

    A mention of a person, an organisation or a place whose words are all proper nouns is a name (GUM marks
    mentions, EWT does not). Other proper nouns, and nouns and adjectives with a capital, may be anything;
    all other words are no name.
    """
    out: dict[tuple[int, int], int] = {}
    for cells in rows:
        free = cells[3] == "PROPN" or (cells[1][:1].isupper() and cells[3] in {"ADJ", "NOUN", "X"})
        out[at[cells[0]]] = 0 if free else 1
    mentions: list[tuple[int, int, str]] = []
    opened: list[tuple[str, str, int]] = []
    for i, cells in enumerate(rows):
        marked = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
        for found in _MENTION.finditer(marked.group(1) if marked else ""):
            if found.group(1):
                opened.append((found.group(1), found.group(2), i))
            elif opened:
                wanted = found.group(3) or opened[-1][0]
                k = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == wanted), None)
                if k is not None:
                    _, kind, start = opened.pop(k)
                    mentions.append((start, i + 1, kind))
    taken: set[int] = set()
    for start, end, kind in sorted(mentions, key=lambda m: m[0] - m[1]):
        name = _ENTITIES.get(kind)
        words = list(range(start, end))
        while words and (rows[words[0]][3] in {"DET", "PUNCT"} or rows[words[0]][1].lower() in _TITLES):
            words.pop(0)
        while words and (rows[words[-1]][3] == "PUNCT" or rows[words[-1]][4] == "POS"):
            words.pop()
        proper = all(rows[w][3] == "PROPN" or rows[w][1] in {"of", "-"} for w in words)
        if not name or not words or not proper or rows[words[0]][3] != "PROPN" or taken & set(words):
            continue
        taken |= set(words)
        for w in words:
            tag = f"{'B' if w == words[0] else 'I'}-{name}"
            out[at[rows[w][0]]] = 1 << NAME_TAGS.index(tag)
    return out


# ------------------------------------------------------------------ names
_DEMONYM = re.compile(
    r"(?i)^(?:\w+-)?(?:\w+(?:ian|ean|can|ban|man|ese|ish|aeli|aqi|istani|kurd|arab|serb|croat|slav|jew|muslim|islam"
    r"|islamic|christian|catholic|protestant|sunni|shi'?ite|shia|hindu|sikh|buddhist)|afghan|uzbek|uzbek|thai|dutch"
    r"|french|czech|greek|swiss|dane|swede|finn|pole|turk|briton|scot|welsh|kurd|arab|serb|croat|jew|muslim|islamic"
    r"|sunni|shi'?ite|hindu|sikh|omani|qatari|saudi|yemeni|emirati|kuwaiti|bahraini|israeli|iraqi|pakistani|slovak"
    r"|slovene|german|roman|korean|basque|catalan|latvian|filipino|tamil|chechen|hutu|tutsi|bosnian|spaniard|tajik"
    r"|irish|english|scottish|spanish|polish|danish|finnish|swedish|turkish|british|jewish|kurdish|flemish|azeri"
    r"|bengali|somali|nazi|communist|republican|democrat|democratic|liberal|conservative|englishman|frenchman)s?$"
)


def _demonym(words: list[str]) -> bool:
    """Whether a name of no finer class is that of a people, a faith or a following."""
    return len(words) <= 2 and bool(_DEMONYM.match(words[-1]))


_CLASSES = {
    "person": ("PER",), "politician": ("PER",), "organisation": ("ORG",), "politicalparty": ("ORG",),
    "location": ("LOC",), "country": ("LOC",), "event": ("EVENT",), "election": ("EVENT",),
    "misc": ("EVENT", "MISC"),
    "per": ("PER",), "org": ("ORG",), "loc": ("LOC",),
}  # fmt: skip
_NO_SPACE_BEFORE = frozenset(
    {".", ",", ";", ":", "?", "!", ")", "]", "'s", "n't", "'re", "'ll", "'ve", "%", "''", "'"}
)
_NO_SPACE_AFTER = frozenset({"(", "[", "$", "``"})


def names(path: Path, together: int = 1) -> Iterator[Passage]:
    """A file of words and IOB2 tags, one passage for each run of `together` sentences.

    The corpora have no text, so words are set as newspapers set them. "misc" is a people or a following
    where the word is one, else any of an event and something else: the corpus does not say.
    """
    sentences: list[list[tuple[str, str]]] = []
    now: list[tuple[str, str]] = []
    for line in [*lines(path), ""]:
        if line.startswith("# "):
            continue
        if not line.strip():
            if now:
                sentences.append(now)
            now = []
            continue
        cells = line.split("\t")
        now.append((cells[1], cells[2]) if len(cells) > 3 else (cells[0], cells[1]))
    for number in range(0, len(sentences), together):
        yield _tagged(f"{path.stem}-{number}", sentences[number : number + together])


def _tagged(ident: str, sentences: list[list[tuple[str, str]]]) -> Passage:
    text = ""
    paragraphs: list[tuple[int, int]] = []
    allowed: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        text += "\n" if text else ""
        base = len(text)
        quoted = False
        tight = True
        kinds = _kinds(sentence)
        for (word, tag), kind in zip(sentence, kinds, strict=True):
            closing = word == '"' and quoted
            if not (tight or word in _NO_SPACE_BEFORE or closing):
                text += " "
            bits = 0
            for name in kind or ("O",):
                bits |= 1 << NAME_TAGS.index("O" if name == "O" else f"{tag[0]}-{name}")
            inside = 0
            for name in kind or ("O",):
                inside |= 1 << NAME_TAGS.index("O" if name == "O" else f"I-{name}")
            for k in range(len(word)):
                allowed[len(text) + k] = (bits if k == 0 else inside, bits)
            text += word
            if word == '"':
                quoted = not quoted
            tight = word in _NO_SPACE_AFTER or (word == '"' and quoted)
        paragraphs.append((base, len(text)))
    spans, starts = cut(text, paragraphs)
    passage = Passage(ident, text, spans, starts)
    passage.names = [allowed[s][0] for s, _ in spans]
    return passage


def _kinds(sentence: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The classes allowed for each word of a sentence; none outside names."""
    kinds: list[tuple[str, ...]] = [()] * len(sentence)
    i = 0
    while i < len(sentence):
        tag = sentence[i][1]
        if tag == "O":
            i += 1
            continue
        end = i + 1
        while end < len(sentence) and sentence[end][1] == "I" + tag[1:]:
            end += 1
        kind = _CLASSES[tag[2:].lower()]
        if tag[2:].lower() == "misc" and _demonym([w for w, _ in sentence[i:end]]):
            kind = ("NORP",)
        kinds[i:end] = [kind] * (end - i)
        i = end
    return kinds


def labels(passages: list[Passage], of: str) -> list[str]:
    """The labels of one kind that occur at least five times, the commonest first."""
    counted = Counter(label for p in passages for label in getattr(p, of) if label)
    return [label for label, n in sorted(counted.items(), key=lambda x: (-x[1], x[0])) if n >= 5]
