"""One text while it is read: the heads' scores become spans and trees, batch by batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.language.model import decode, name_scores
from dragoman.language.model.contents import Print, settled
from dragoman.language.model.graphs import OUTPUTS, Graphs, Window
from dragoman.language.model.lemma import as_spelled
from dragoman.language.model.quoted import with_quotations
from dragoman.language.model.read_text import Attribution, Floats, Name, Range, ReadText
from dragoman.language.model.sources import settled_source
from dragoman.language.model.tree import best_tree
from dragoman.language.model.windows import features, may_end

ANCHORS_AT_A_TIME = 48
_NO_ROLE = np.array([1.0, 0.0, 0.0, 0.0], dtype=np.float32)


def _class(label: str, upos: tuple[str, ...]) -> str:
    """A name's class; a lone adjective ("Varnian") that the corpora call "misc" is that of a people."""
    return "NORP" if label in {"EVENT", "MISC"} and upos == ("ADJ",) else label


def _is_name(label: str, words: Sequence[str], upos: Sequence[str]) -> bool:
    """Whether the tags allow a name: "word" and "Lovely" are no organisations, "hamas" may be one."""
    if label not in {"PER", "ORG", "LOC"} or "PROPN" in upos:
        return True
    return any(u in {"NOUN", "X"} and not w.islower() for w, u in zip(words, upos, strict=True))


class Reading:
    """One text while it is read: columns that fill up batch by batch."""

    def __init__(
        self,
        graphs: Graphs,
        spans: list[Range],
        words: list[str],
        opens: list[int],
        quotations: Sequence[Range],
        one_sentence_each: bool,
        vectors: bool,
    ) -> None:
        self.graphs, self.spans, self.words = graphs, spans, words
        self.opens = frozenset(opens)
        self.quotations = quotations
        self.one_sentence_each = one_sentence_each
        size = len(spans)
        gaps = [i == 0 or spans[i - 1][1] < spans[i][0] for i in range(size)]
        self.marks = features(words, gaps, self.opens)
        self.upos = np.zeros(size, dtype=np.int64)
        self.xpos = np.zeros(size, dtype=np.int64)
        self.heads = np.arange(size, dtype=np.int64)
        self.relations = np.zeros(size, dtype=np.int64)
        self.first = np.zeros(size, dtype=bool)
        self.paragraph_first = np.zeros(size, dtype=bool)
        self.paragraph_first[opens] = True
        self.name_scores = np.zeros((size, len(graphs.tags)), dtype=np.float32)
        self.batches: list[list[Window]] = []
        self.found: list[tuple[decode.Roles, Floats, int]] = []
        self.means = np.zeros((size, 384), dtype=np.float32) if vectors else None
        self.worded = np.array(
            [word.isalnum() or any(letter.isalnum() for letter in word) for word in words], dtype=bool
        )

    def take(self, batch: list[Window]) -> None:
        """Read one batch of windows."""
        outputs = OUTPUTS if self.means is None else [*OUTPUTS, "words"]
        got = dict(zip(outputs, self.graphs.encode(batch, self.marks, outputs), strict=True))
        for b, w in enumerate(batch):
            self._trees(w, got["sentence"][b], got["arcs"][b])
            here = slice(w.start, w.end)
            decode.bound_names(
                got["names"][b, : w.end - w.start],
                self.graphs.tags,
                self.words[here],
                self.paragraph_first[here],
            )
        self.batches.append(batch)
        for b, w in enumerate(batch):
            size = w.end - w.start
            self.name_scores[w.start : w.end] = got["names"][b, :size]
            self.upos[w.start : w.end] = got["upos"][b, :size]
            self.xpos[w.start : w.end] = got["xpos"][b, :size]
            if self.means is not None:
                self.means[w.start : w.end] = got["words"][b, :size]
        rows = np.repeat(np.arange(len(batch)), [w.end - w.start for w in batch])
        words = np.concatenate([np.arange(w.start, w.end) for w in batch])
        shift = np.repeat([w.start for w in batch], [w.end - w.start for w in batch])
        heads = self.heads[words]
        best = self.graphs.best_relations(
            got["relation_of"][rows, words - shift], got["relation_to"][rows, heads - shift]
        )
        self.relations[words] = np.where(heads == words, self.graphs.root, best)
        self._attributions(batch, got)

    def _trees(self, w: Window, starts: Floats, arcs: Floats) -> None:
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

    def _names(self, upos: tuple[str, ...]) -> list[tuple[int, int, str]]:
        """Half-open word ranges and classes of the names, in order, once the whole text is read."""
        tags = self.graphs.tags
        name_scores.held_together(self.name_scores, tags, self.words, upos, self.heads)
        name_scores.of_one_class(self.name_scores, tags, self.words)
        names: list[tuple[int, int, str]] = []
        for batch in self.batches:
            longest = max(w.end - w.start for w in batch)
            scores = np.zeros((len(batch), longest, len(tags)), dtype=np.float32)
            for b, w in enumerate(batch):
                scores[b, : w.end - w.start] = self.name_scores[w.start : w.end]
            for w, path in zip(batch, decode.best_path(scores, self.graphs.moves), strict=True):
                words = self.words[w.start : w.end]
                found = decode.names(path[: len(words)].tolist(), tags, words)
                names.extend((s + w.start, e + w.start, label) for s, e, label in found)
        return sorted(names)

    def _attributions(self, batch: list[Window], got: dict[str, NDArray[Any]]) -> None:
        chance = 1.0 / (1.0 + np.exp(-got["anchor"]))
        mask = np.zeros_like(chance)
        for b, w in enumerate(batch):
            mask[b, : w.end - w.start] = 1.0
        rows, places = np.nonzero((chance * mask) >= self.graphs.least_anchor)
        length = chance.shape[1]
        reach = self.graphs.reach
        for at in range(0, len(rows), ANCHORS_AT_A_TIME):
            row, place = rows[at : at + ANCHORS_AT_A_TIME], places[at : at + ANCHORS_AT_A_TIME]
            away = np.clip(np.arange(length)[None] - place[:, None], -reach, reach) + reach
            shares, edges = self.graphs.arguments(
                got["as_word"][row], got["as_anchor"][row, place], away, (chance * mask)[row], mask[row]
            )
            shares[mask[row] == 0.0] = _NO_ROLE
            paths = decode.likeliest(shares, edges, self.graphs.leans, self.graphs.edge_weight)
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
                if one is not None and one.score >= self.graphs.least_score:
                    sure = shares[k, :size, decode.CONTENT].copy()
                    self.found.append((decode.moved(one, w.start), sure, w.start))

    def _attributions_in_print(self, relations: tuple[str, ...], upos: tuple[str, ...]) -> list[Attribution]:
        """What was found, where it begins and ends in print, in code points."""
        text = Print(
            self.words, self.worded, self.heads, relations, self.first, self.paragraph_first, self.quotations
        )
        said = []
        for one, sure, base in self.found:
            others = (*((one.source,) if one.source else ()), *one.cue)
            content = settled(one.content, others, one.cue, sure, base, text)
            taken = frozenset(word for start, end in (*one.cue, *content) for word in range(start, end))
            source = settled_source(one.source, taken, text) if one.source else None
            said.append(replace(one, source=source, content=content))
        return [
            Attribution(
                self._placed((one.source,))[0] if one.source else None,
                self._placed(one.cue),
                self._placed(one.content),
                round(one.score, 4),
            )
            for one in with_quotations(said, text, upos)
        ]

    def _placed(self, ranges: tuple[Range, ...]) -> tuple[Range, ...]:
        """Ranges of words in code points; what goes over a paragraph's end is cut there.

        A cut-off piece of marks alone is left out, if another piece stands.
        """
        out: list[Range] = []
        bare: list[Range] = []
        for start, end in ranges:
            at = start
            for i in range(start + 1, end + 1):
                if i == end or i in self.opens:
                    piece = (self.spans[at][0], self.spans[i - 1][1])
                    (out if self.worded[at:i].any() else bare).append(piece)
                    at = i
        return tuple(out or bare)

    def result(self) -> ReadText:
        """What was read, in the text's order."""
        size = len(self.spans)
        sentences = np.flatnonzero(self.first)
        self._join()
        upos = tuple(self.graphs.upos[i] for i in self.upos.tolist())
        tags = (self.graphs.xpos[i] for i in self.xpos.tolist())
        xpos = tuple(map(as_spelled, self.words, tags))
        lemma = self.graphs.lemmas.of
        vectors = None
        if self.means is not None:
            sums = np.add.reduceat(self.means, sentences, axis=0) if size else self.means
            sums /= np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9
            vectors = sums
        relations = tuple(self.graphs.relations[i] for i in self.relations.tolist())
        both = np.array(self.spans, dtype=np.int64).reshape(-1, 2)
        return ReadText(
            starts=both[:, 0].copy(),
            ends=both[:, 1].copy(),
            sentences=sentences,
            upos=upos,
            xpos=xpos,
            lemmas=tuple(map(lemma, self.words, upos, xpos)),
            heads=self.heads,
            relations=relations,
            names=tuple(
                Name(self.spans[s][0], self.spans[e - 1][1], _class(k, upos[s:e]))
                for s, e, k in self._names(upos)
                if _is_name(k, self.words[s:e], upos[s:e])
            ),
            attributions=tuple(self._attributions_in_print(relations, upos)),
            vectors=vectors,
        )

    def _join(self) -> None:
        """Hang the later windows of a sentence too long for one window on its first root."""
        roots = np.flatnonzero(self.heads == np.arange(len(self.heads)))
        first_root = -1
        sentence = np.cumsum(self.first)
        relation = self.graphs.relations.index("parataxis")
        last = -1
        for r in roots.tolist():
            if sentence[r] == last:
                self.heads[r] = first_root
                self.relations[r] = relation
            else:
                last, first_root = int(sentence[r]), r
