"""What can be wrong with an input: the reasons for which something gives no article.

Every one of them is counted and shown with its remedy; none stops a run.
"""

from dragoman.record.faults import Fault


class Missing(Fault):
    """Something was named that is not there."""

    code = "D101"
    remedy = "check the name; paths are taken from the folder in which dragoman is run"


class Unreadable(Fault):
    """The system refused to give the bytes: no permission, a broken disk, a damaged archive."""

    code = "D102"
    remedy = "check that the file can be opened by you and is whole (for .gz: gzip --test)"


class NoArticlesHere(Fault):
    """A folder holds nothing that Dragoman reads."""

    code = "D103"
    remedy = "name a folder with .txt, .html, .eml, .jsonl (also .gz) or .urls files"


class NotAnArticle(Fault):
    """A file of a kind that Dragoman does not read: a picture, a PDF, an archive, a program."""

    code = "D104"
    remedy = "save its text as .txt or .html, or leave it out; scans need OCR first"


class Blank(Fault):
    """There are no words in it."""

    code = "D105"
    remedy = "leave it out, or save the article again: nothing of it is in this file"


class Undecodable(Fault):
    """The bytes are no text in any encoding that could be made out."""

    code = "D106"
    remedy = "save it as UTF-8 (iconv -f ENCODING -t UTF-8)"


class NotEnglish(Fault):
    """The article is in another language; Dragoman reads English."""

    code = "D107"
    remedy = "leave it out, or hand over an English translation"


class NoTextOnPage(Fault):
    """A page was read, and no article was found on it."""

    code = "D108"
    remedy = "open it in a browser: an index page, a video or a page built by script has no text of its own"


class TooLarge(Fault):
    """One file, line or article larger than any report."""

    code = "D109"
    remedy = "cut it into single articles, or give them as JSON Lines, one article a line"


class BadRow(Fault):
    """A line of a JSON Lines file is not an article."""

    code = "D110"
    remedy = 'write one JSON object a line with at least "text" or "html" (also id, url, title, published)'


class NotFetched(Fault):
    """A URL was given without a saved copy of its page."""

    code = "D111"
    remedy = (
        "Dragoman fetches nothing by itself: save the page and list it as URL<TAB>FILE in a .urls file, "
        "or name the saved file and give its url in articles.csv"
    )


class BadSidecar(Fault):
    """A line of `articles.csv` cannot be used."""

    code = "D112"
    remedy = (
        "articles.csv has the columns file,published,outlet,url,title (and byline); file is a name beside it"
    )


class BadListing(Fault):
    """A line of a URL list cannot be used."""

    code = "D113"
    remedy = "write one URL a line, followed by a tab and the file that holds its page; # starts a comment"


class BadArchiveRecord(Fault):
    """A record of a web archive is damaged: cut off, of a wrong length, or packed wrongly."""

    code = "D114"
    remedy = "nothing, if it is a few of many; else fetch the archive file again and compare its digest"
