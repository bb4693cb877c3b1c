"""What can go wrong with a feed or with a page that it announces."""

from dragoman.record.faults import Fault


class BadFeedsFile(Fault):
    """The file of feeds to watch cannot be used."""

    code = "D120"
    remedy = 'write it as TOML: [[feed]] with url = "https://…" for each, and [watch] for how to fetch'


class NotReached(Fault):
    """A site did not answer, broke off, sent too much, or answered with an error."""

    code = "D121"
    remedy = "nothing: it is tried again later, less often each time; see whether the address still holds"


class RefusedByRobots(Fault):
    """The site's robots.txt asks that this address is not fetched by programs."""

    code = "D122"
    remedy = "leave it out, or ask the site; a page saved by hand can be read with dragoman read"


class BadFeed(Fault):
    """An address answers, but with neither a feed nor a sitemap."""

    code = "D123"
    remedy = "name the address of the feed itself (RSS, Atom) or of a sitemap, not of a page that links to it"
