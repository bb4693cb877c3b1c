"""Text that no editor would pass: read all the same, every word in its place, in bounded memory."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman

NEWS = (
    "Varnia's foreign minister, Mara Ilves, said on Monday that the ferry had been struck by a missile. "
    "“We will not be intimidated,” Ilves told reporters in Port Osk. Ostland denied the claim."
)
LONG = " and ".join(f"the envoy said that ferry {n} had left" for n in range(1_250)) + "."


def check(text: str, document: dragoman.Document) -> None:
    """Every stretch reads back, no character is lost, sentences cover the words, each is one tree."""
    words = document.words
    assert "".join(w.text for w in words) == re.sub(r"\s+", "", text)
    stretches = [*words, *document.sentences, *document.names, *document.quotations]
    for said in document.attributions:
        stretches += [*([said.source] if said.source else []), *said.cue, *said.content]
    assert all(text[s.start : s.end] == s.text != "" for s in stretches)
    at = 0
    for sentence in document.sentences:
        first = at
        assert words[first].start == sentence.start
        while at < len(words) and words[at].end <= sentence.end:
            at += 1
        members = words[first:at]
        assert sum(w.head == w.number for w in members) == 1
        assert all(first <= w.head < at for w in members)
    assert at == len(words)


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        ("word " * 10_000).strip(),
        "-" * 5_000,
        "🙂🇺🇳👩‍👩‍👧 " * 40 + NEWS + " 🙂",
        "قال الوزير إن الاتفاق قريب. " + NEWS + " “نعم” قال.",
        "Ilves said “الاتفاق قريب جدا” on Monday, and أضافت that it was signed.",
        NEWS.upper(),
        NEWS.lower(),
        NEWS.replace(" ", "\u00a0").replace("missile", "mis\u00adsile"),
        "price 1,200.50 ; 3 4 5 | 6 7 8 | +1.2% -0.4%\n9 9 9",
        "\u202eright to left\u202c \u0000 \x07 \ufeff",
        "“Not closed, she said. “Nor this. ‘Nor that.",
        NEWS + "\n" + NEWS,
    ],
    ids=lambda text: text[:16],
)
def test_whatever_the_text_every_word_is_in_its_place(text: str):
    check(text, dragoman.parse(text))


@pytest.mark.parametrize("text", ["", " \n\t \n", "\u00a0\u2003\n"])
def test_text_without_words_is_an_empty_document(text: str):
    document = dragoman.parse(text, vectors=True)
    assert document.words == document.sentences == document.attributions == ()
    assert document.vectors is not None and len(document.vectors) == 0


def test_a_sentence_of_ten_thousand_words_is_one_sentence_with_its_sayings():
    document = dragoman.parse(LONG)
    assert len(document.words) > 10_000
    assert len(document.attributions) > 500


def test_capitals_hide_neither_sayings_nor_names():
    document = dragoman.parse("FOREIGN MINISTER MARA ILVES SAID THAT THE FERRY HAD LEFT THE PORT OF OSK.")
    assert [said.source.text for said in document.attributions if said.source] == [
        "FOREIGN MINISTER MARA ILVES"
    ]
    assert "MARA ILVES" in [name.text for name in document.names]


def test_without_capitals_sayings_are_found():
    document = dragoman.parse(
        "the minister said that the ferry had left the port. the envoy told reporters it had not."
    )
    assert [said.cue[0].text for said in document.attributions] == ["said", "told"]


def test_an_article_of_a_hundred_thousand_words_is_read_in_bounded_memory(tmp_path: Path):
    program = (
        "import dragoman, re, resource, sys\n"
        "text = open(sys.argv[1], encoding='utf-8').read()\n"
        "document = dragoman.parse(text)\n"
        "assert len(text.split()) >= 100_000 and len(document.sentences) > 5_000\n"
        "assert all(text[w.start : w.end] == w.text for w in document.words)\n"
        "status = open('/proc/self/status').read() if sys.platform == 'linux' else ''\n"
        "own = re.search(r'VmHWM:\\s+(\\d+)', status)  # ru_maxrss counts the parent's memory before exec\n"
        "print(own[1] if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    article = tmp_path / "article.txt"
    article.write_text((NEWS + "\n\n") * 3_400, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", program, str(article)], capture_output=True, text=True, check=True
    )
    unit = 1 if sys.platform == "darwin" else 1024
    assert int(done.stdout) * unit < 500 * 2**20
