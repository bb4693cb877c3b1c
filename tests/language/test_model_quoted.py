import numpy as np

from dragoman.language.model.contents import Print
from dragoman.language.model.decode import Roles
from dragoman.language.model.quoted import with_quotations


def printed(words: str, *, paragraphs: tuple[int, ...] = (0,), sentences: tuple[int, ...] = (0,)) -> Print:
    """A text of words; each sentence is a chain, and a verb in it has the word before for a subject."""
    every = words.split()
    size = len(every)
    first = np.zeros(size, dtype=bool)
    first[[*sentences, *paragraphs]] = True
    opens = np.zeros(size, dtype=bool)
    opens[list(paragraphs)] = True
    heads = np.arange(size, dtype=np.int64)
    relations = ["dep"] * size
    starts = np.flatnonzero(first)
    for i in range(size):
        start = int(starts[starts <= i].max())
        heads[i] = max(start, i - 1)
        relations[i] = "root" if i == start else "dep"
    for i, word in enumerate(every):
        if word in VERBS:
            heads[i], relations[i] = i, "root"
            if i:
                heads[i - 1], relations[i - 1] = i, "nsubj"
    marks = [i for i, word in enumerate(every) if word in {"“", "”"}]
    quotations = [(a, b + 1) for a, b in zip(marks[::2], marks[1::2], strict=True)]
    worded = np.array([word.isalnum() for word in every], dtype=bool)
    return Print(every, worded, heads, relations, first, opens, quotations)


VERBS = {"said", "wrote", "agreed"}


def tags(text: Print) -> list[str]:
    return ["VERB" if word in VERBS else "X" for word in text.words]


def words(text: Print, one: Roles) -> list[str]:
    return [" ".join(text.words[start:end]) for start, end in one.content]


def test_a_colon_hands_a_quotation_of_its_own_paragraph_to_the_subject_before_it():
    text = printed("Ilves wrote : “ We will not leave the port . ”", paragraphs=(0, 3))
    (said,) = with_quotations([], text, tags(text))
    assert said.source == (0, 1) and said.cue == ((1, 2),)
    assert words(text, said) == ["“ We will not leave the port . ”"]


def test_a_quotation_that_follows_a_quoted_saying_goes_on_with_it():
    text = printed("“ We stay here , ” Ilves said . “ We will not leave . ”", sentences=(0, 9))
    found = Roles(7, (6, 7), ((7, 8),), ((0, 6),), 0.9)
    (said,) = with_quotations([found], text, tags(text))
    assert words(text, said) == ["“ We stay here , ”", "“ We will not leave . ”"]


def test_after_another_cue_a_quotation_goes_on_with_nobodys_saying():
    text = printed(
        "“ We stay here , ” Ilves said . Lund agreed . “ We will not leave . ”", sentences=(0, 8, 11)
    )
    found = [
        Roles(7, (6, 7), ((7, 8),), ((0, 6),), 0.9),
        Roles(10, (9, 10), ((10, 11),), ((9, 10),), 0.9),
    ]
    assert with_quotations(found, text, tags(text)) == found


def test_in_another_paragraph_a_quotation_without_a_colon_is_left_alone():
    text = printed("“ We stay here , ” Ilves said . “ We will not leave . ”", paragraphs=(0, 9))
    found = Roles(7, (6, 7), ((7, 8),), ((0, 6),), 0.9)
    assert with_quotations([found], text, tags(text)) == [found]


def test_a_title_in_marks_is_no_saying():
    text = printed("Ilves wrote : “ Port Osk ”")
    assert with_quotations([], text, tags(text)) == []


def test_what_is_content_already_stays_as_it_is():
    text = printed("Ilves said : “ We will not leave . ”")
    found = Roles(1, (0, 1), ((1, 2),), ((3, 10),), 0.9)
    assert with_quotations([found], text, tags(text)) == [found]
