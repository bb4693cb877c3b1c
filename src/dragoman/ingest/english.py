"""Whether an article is in English: the one language that the readers of this program know.

Two witnesses: the share of words that are function words of English and of no neighbouring language, and,
where that is low, py3langid on the start of the text. Wires full of names and figures fooled the language
model alone; a list of results fools the function words alone; an article is refused only where both say so.
"""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Function words; together no neighbouring language reaches their share in English.
_FUNCTION_WORDS = """
    the of and to that said with from by has have had been were which his their they this these those
    would will who not but its after about than into could should there what when while he she it is
    are as at on for be an
"""
_ENGLISH = frozenset(_FUNCTION_WORDS.split())
_AMONG_US = 0.22  # share of function words above which nothing else is asked
_FOREIGN = 0.05  # share below which prose is not English, whichever language it is
_FIGURES = 0.03  # share of digits above which a text is a table more than prose: results, prices
_SAMPLE = 1500  # code points looked at
_FEWEST = 20  # words below which nothing is judged
_SURE = 0.9  # probability of another language below which an article is kept


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str | None:
    """Give the language of a body as an ISO 639 code, or None where it is too short or unsure.

    Looks at 1,500 code points from the start. A text in another script is never English; its code is
    ``und`` where the language cannot be told.
    """
    sample = text.strip()[:_SAMPLE]
    words = _WORD.findall(sample.casefold())
    if _is_in_another_script(sample):
        language, _ = _identifier().classify(sample)
        return "und" if language in ("en", "zxx") else str(language)
    if len(words) < _FEWEST:
        return None
    share = sum(word in _ENGLISH for word in words) / len(words)
    if share >= _AMONG_US:
        return "en"
    language, probability = _identifier().classify(sample.lower())
    if language == "en":
        return "en"
    prose = len(words) >= 2 * _FEWEST and sum(map(str.isdigit, sample)) < len(sample) * _FIGURES
    sure = probability >= _SURE or (prose and share < _FOREIGN)
    return str(language) if sure and language != "zxx" else None  # zxx: a table, no words of any language


def _is_in_another_script(sample: str) -> bool:
    if sample.isascii():
        return False
    letters = [letter for letter in sample if letter.isalpha()]
    latin = sum(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in letters)
    return len(letters) - latin > max(_FEWEST, latin)
