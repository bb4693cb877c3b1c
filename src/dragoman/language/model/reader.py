"""The trained reader at run time: from text to tokens, sentences, trees, names and attributions.

One encoder, run by onnxruntime on one thread, reads windows of about a hundred words; the heads' scores
become spans and trees in numpy. The same text always reads the same. `training/MODEL_CARD.md` says what it
learned from, how well it does, and where it fails.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray

from dragoman.language.model import decode
from dragoman.language.model.lemma import Lemmas
from dragoman.language.model.pieces import Pieces
from dragoman.language.model.tokens import tokens
from dragoman.language.model.tree import best_tree
from dragoman.language.model.windows import features, may_end, windows

WEIGHTS = Path(__file__).parent / "weights"
MOST_IN_WINDOW = 480
"""Pieces of a window; beyond it each word keeps its first three."""
MOST_IN_BATCH = 480
"""Pieces read at a time, padding included: small enough for a processor's cache, and bounds the memory."""
ANCHORS_AT_A_TIME = 48

Range = tuple[int, int]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Name:
    """A name: code points `start` to `end` of the text, and PER, ORG, LOC, NORP, EVENT or MISC.

    NORP is a nationality, faith or following ("Varnian", "Sunni"), as OntoNotes has it.
    """

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody (source) says (cue) something (content), as code point ranges of the text.

    The source is None where nobody is named ("It was reported that …"). A content or cue that stands in
    several pieces ("A," he said, "B.") has one range for each. `score` is the reader's confidence, 0 to 1.
    An attribution may stand inside another's content.
    """

    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    score: float


@dataclass(frozen=True, slots=True)
class ReadText:
    """What the reader sees in a text; columns have one entry a token.

    `starts` and `ends` are code points; `sentences` the numbers of the tokens that start a sentence;
    `heads` the number of each token's governor, its own number for a sentence's root; `relations` are
    those of Universal Dependencies. `vectors` has one row (384) a sentence where it was asked for.
    """

    starts: Ints
    ends: Ints
    sentences: Ints
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: Ints
    relations: tuple[str, ...]
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]
    vectors: Floats | None = None


@dataclass(frozen=True, slots=True)
class _Window:
    start: int
    end: int
    pieces: list[tuple[int, ...]]
    size: int


class Reader:
    """The shipped model, loaded once; `read` keeps no state between texts."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        providers = ["CPUExecutionProvider"]
        self._encoder = onnxruntime.InferenceSession(str(folder / "reader.onnx"), options, providers)
        self._arguments = onnxruntime.InferenceSession(str(folder / "arguments.onnx"), options, providers)
        self._relation = onnxruntime.InferenceSession(str(folder / "relations.onnx"), options, providers)
        given: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self._upos: list[str] = given["upos"]
        self._xpos: list[str] = given["xpos"]
        self._relations: list[str] = given["relation"]
        self._root = self._relations.index("root")
        self._tags: list[str] = given["names"]
        self._moves = decode.name_moves(self._tags)
        self._reach: int = given["reach"]
        self._least_anchor: float = given["least_anchor"]
        self._leans: tuple[float, float] = (given["source_lean"], given["content_lean"])
        self._least_score: float = given["least_score"]
        self._pieces = Pieces.load(folder / "vocab.txt")
        self._lemmas = Lemmas.load(folder / "lemmas.json")

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> Reader:
        """The model that ships with the package."""
        return cls(folder)

    def read(
        self,
        text: str,
        paragraphs: Sequence[Range],
        *,
        one_sentence_each: bool = False,
        vectors: bool = False,
    ) -> ReadText:
        """Read the paragraphs of a text (half-open code point ranges, in order, not overlapping).

        What lies between the paragraphs is not read. With `one_sentence_each`, every paragraph is taken
        for one sentence, as treebanks give them.
        """
        spans: list[Range] = []
        opens: list[int] = []
        for start, end in paragraphs:
            before = len(spans)
            spans.extend(tokens(text, start, end))
            if len(spans) > before:
                opens.append(before)
        words = [text[s:e] for s, e in spans]
        state = _Reading(self, text, spans, words, opens, one_sentence_each, vectors)
        for batch in self._batches(words, opens):
            state.take(batch)
        return state.result()

    def _batches(self, words: list[str], opens: list[int]) -> Iterator[list[_Window]]:
        """Windows of like length together, the longest first."""
        cut: list[_Window] = []
        for start, end in windows(words, opens):
            pieces = [self._pieces.of(word) for word in words[start:end]]
            size = sum(map(len, pieces))
            if size > MOST_IN_WINDOW:
                pieces = [p[:3] for p in pieces]
                size = sum(map(len, pieces))
            cut.append(_Window(start, end, pieces, size + 2))
        cut.sort(key=lambda w: (-w.size, w.start))
        batch: list[_Window] = []
        for window in cut:
            if batch and (len(batch) + 1) * batch[0].size > MOST_IN_BATCH:
                yield batch
                batch = []
            batch.append(window)
        if batch:
            yield batch

    def encode(self, batch: list[_Window], marks: Floats, outputs: list[str] | None) -> list[NDArray[Any]]:
        """Run the encoder and its heads on one batch."""
        count, most = len(batch), max(w.size for w in batch)
        longest = max(w.end - w.start for w in batch)
        pieces = np.full((count, most), self._pieces.pad, dtype=np.int64)
        owner = np.zeros((count, most), dtype=np.int64)
        mask = np.zeros((count, most), dtype=np.float32)
        first = np.zeros((count, longest), dtype=np.int64)
        last = np.zeros((count, longest), dtype=np.int64)
        own = np.zeros((count, longest, marks.shape[1]), dtype=np.float32)
        for b, w in enumerate(batch):
            sizes = np.fromiter(map(len, w.pieces), dtype=np.int64, count=len(w.pieces))
            ends = np.cumsum(sizes)
            flat = [piece for word in w.pieces for piece in word]
            pieces[b, 0] = self._pieces.first
            pieces[b, 1 : w.size - 1] = flat
            pieces[b, w.size - 1] = self._pieces.last
            owner[b, 1 : w.size - 1] = np.repeat(np.arange(1, len(sizes) + 1), sizes)
            mask[b, : w.size] = 1.0
            first[b, : len(sizes)] = ends - sizes + 1
            last[b, : len(sizes)] = ends
            own[b, : len(sizes)] = marks[w.start : w.end]
        feed = {"pieces": pieces, "mask": mask, "features": own, "owner": owner, "first": first, "last": last}
        return list(self._encoder.run(outputs, feed))

    def best_relations(self, of: Floats, to: Floats) -> Ints:
        """The numbers of the best relations of words under their heads, roots not told apart."""
        best: Ints = self._relation.run(["relation"], {"of": of, "to": to})[0]
        return best

    def argument_shares(
        self, words: Floats, anchors: Floats, away: Ints, cues: Floats, mask: Floats
    ) -> Floats:
        """Role probabilities of each word from each anchor's standpoint."""
        feed = {"words": words, "anchors": anchors, "away": away, "cues": cues, "mask": mask}
        shares: Floats = self._arguments.run(["shares"], feed)[0]
        return shares


OUTPUTS = [
    "upos", "xpos", "sentence", "names", "arcs", "relation_of", "relation_to", "anchor", "as_word",
    "as_anchor",
]  # fmt: skip


def _class(label: str, upos: tuple[str, ...]) -> str:
    """A name's class; a lone adjective ("Varnian") that the corpora call "misc" is that of a people."""
    return "NORP" if label in {"EVENT", "MISC"} and upos == ("ADJ",) else label


_NO_ROLE = np.array([1.0, 0.0, 0.0, 0.0], dtype=np.float32)


class _Reading:
    """One text while it is read: columns that fill up batch by batch."""

    def __init__(
        self,
        reader: Reader,
        text: str,
        spans: list[Range],
        words: list[str],
        opens: list[int],
        one_sentence_each: bool,
        vectors: bool,
    ) -> None:
        self.reader, self.text, self.spans, self.words = reader, text, spans, words
        self.opens = frozenset(opens)
        self.one_sentence_each = one_sentence_each
        size = len(spans)
        gaps = [i == 0 or spans[i - 1][1] < spans[i][0] for i in range(size)]
        self.marks = features(words, gaps, self.opens)
        self.upos = np.zeros(size, dtype=np.int64)
        self.xpos = np.zeros(size, dtype=np.int64)
        self.heads = np.arange(size, dtype=np.int64)
        self.relations = np.zeros(size, dtype=np.int64)
        self.first = np.zeros(size, dtype=bool)
        self.names: list[tuple[int, int, str]] = []
        self.attributions: list[tuple[int, Attribution]] = []
        self.means = np.zeros((size, 384), dtype=np.float32) if vectors else None
        self.worded = np.array([any(letter.isalnum() for letter in word) for word in words], dtype=bool)

    def take(self, batch: list[_Window]) -> None:
        """Read one batch of windows."""
        outputs = OUTPUTS if self.means is None else [*OUTPUTS, "words"]
        got = dict(zip(outputs, self.reader.encode(batch, self.marks, outputs), strict=True))
        paths = decode.best_path(got["names"], self.reader._moves)
        for b, w in enumerate(batch):
            size = w.end - w.start
            self.upos[w.start : w.end] = got["upos"][b, :size]
            self.xpos[w.start : w.end] = got["xpos"][b, :size]
            found = decode.names(paths[b, :size].tolist(), self.reader._tags, self.words[w.start : w.end])
            self.names.extend((s + w.start, e + w.start, label) for s, e, label in found)
            if self.means is not None:
                self.means[w.start : w.end] = got["words"][b, :size]
            self._trees(w, got["sentence"][b], got["arcs"][b])
        rows = np.repeat(np.arange(len(batch)), [w.end - w.start for w in batch])
        words = np.concatenate([np.arange(w.start, w.end) for w in batch])
        shift = np.repeat([w.start for w in batch], [w.end - w.start for w in batch])
        heads = self.heads[words]
        best = self.reader.best_relations(
            got["relation_of"][rows, words - shift], got["relation_to"][rows, heads - shift]
        )
        self.relations[words] = np.where(heads == words, self.reader._root, best)
        self._attributions(batch, got)

    def _trees(self, w: _Window, starts: Floats, arcs: Floats) -> None:
        size = w.end - w.start
        first = starts[:size] > 0.0
        if self.one_sentence_each:
            first[:] = False
        for i in range(size):
            if w.start + i in self.opens:
                first[i] = True
        if not self.one_sentence_each and w.start and may_end(self.words, w.start):
            first[0] = True
        self.first[w.start : w.end] = first
        edges = [0, *(int(i) for i in np.flatnonzero(first) if i), size]
        for start, end in pairwise(edges):
            self.heads[w.start + start : w.start + end] = (
                best_tree(arcs[start:end, start:end]) + start + w.start
            )

    def _attributions(self, batch: list[_Window], got: dict[str, NDArray[Any]]) -> None:
        chance = 1.0 / (1.0 + np.exp(-got["anchor"]))
        mask = np.zeros_like(chance)
        for b, w in enumerate(batch):
            mask[b, : w.end - w.start] = 1.0
        rows, places = np.nonzero((chance * mask) >= self.reader._least_anchor)
        length = chance.shape[1]
        reach = self.reader._reach
        for at in range(0, len(rows), ANCHORS_AT_A_TIME):
            row, place = rows[at : at + ANCHORS_AT_A_TIME], places[at : at + ANCHORS_AT_A_TIME]
            away = np.clip(np.arange(length)[None] - place[:, None], -reach, reach) + reach
            shares = self.reader.argument_shares(
                got["as_word"][row], got["as_anchor"][row, place], away, (chance * mask)[row], mask[row]
            )
            shares[mask[row] == 0.0] = _NO_ROLE
            paths = decode.likeliest(shares, *self.reader._leans)
            for k, (b, a) in enumerate(zip(row.tolist(), place.tolist(), strict=True)):
                w = batch[b]
                size = w.end - w.start
                one = decode.roles(
                    paths[k, :size],
                    shares[k],
                    a,
                    float(chance[b, a]),
                    self.worded[w.start : w.end],
                )
                if one is not None and one.score >= self.reader._least_score:
                    self.attributions.append((w.start + one.anchor, self._placed(one, w.start)))

    def _placed(self, one: decode.Roles, base: int) -> Attribution:
        """An attribution in code points; a piece that goes over a paragraph's end is cut there.

        A cut-off piece of marks alone is left out, if another piece stands.
        """

        def place(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
            out: list[Range] = []
            bare: list[Range] = []
            for start, end in ranges:
                at = start + base
                for i in range(start + base + 1, end + base + 1):
                    if i == end + base or i in self.opens:
                        piece = (self.spans[at][0], self.spans[i - 1][1])
                        (out if self.worded[at:i].any() else bare).append(piece)
                        at = i
            return tuple(out or bare)

        source = place((one.source,))[0] if one.source else None
        return Attribution(source, place(one.cue), place(one.content), round(one.score, 4))

    def result(self) -> ReadText:
        """What was read, in the text's order."""
        size = len(self.spans)
        sentences = np.flatnonzero(self.first)
        self._join()
        upos = tuple(self.reader._upos[i] for i in self.upos.tolist())
        xpos = tuple(self.reader._xpos[i] for i in self.xpos.tolist())
        lemma = self.reader._lemmas.of
        vectors = None
        if self.means is not None:
            sums = np.add.reduceat(self.means, sentences, axis=0) if size else self.means
            sums /= np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9
            vectors = sums
        both = np.array(self.spans, dtype=np.int64).reshape(-1, 2)
        return ReadText(
            starts=both[:, 0].copy(),
            ends=both[:, 1].copy(),
            sentences=sentences,
            upos=upos,
            xpos=xpos,
            lemmas=tuple(map(lemma, self.words, upos, xpos)),
            heads=self.heads,
            relations=tuple(self.reader._relations[i] for i in self.relations.tolist()),
            names=tuple(
                Name(self.spans[s][0], self.spans[e - 1][1], _class(k, upos[s:e]))
                for s, e, k in sorted(self.names)
            ),
            attributions=tuple(a for _, a in sorted(self.attributions, key=lambda x: (x[0], x[1].content))),
            vectors=vectors,
        )

    def _join(self) -> None:
        """Hang the later windows of a sentence too long for one window on its first root."""
        roots = np.flatnonzero(self.heads == np.arange(len(self.heads)))
        first_root = -1
        sentence = np.cumsum(self.first)
        relation = self.reader._relations.index("parataxis")
        last = -1
        for r in roots.tolist():
            if sentence[r] == last:
                self.heads[r] = first_root
                self.relations[r] = relation
            else:
                last, first_root = int(sentence[r]), r
