"""What the finding of attributions hands on, whoever does the finding."""

from dataclasses import dataclass, replace

from dragoman.record.words import Act

Ends = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, as stretches of one article's text (code points), before anybody is identified.

    `source` and `cue` are None for a quotation that carries on from the attribution before it
    (`carries_on`). `continues` tells that its content belongs to the same quotation, over a paragraph's
    end; `nested`, that it stands in what somebody else in the article said. `via` names the outlets or
    people it was heard from, nearest first. `act` is what the cue says; a neutral cue says `say`.
    """

    contents: tuple[Ends, ...]
    source: Ends | None
    cue: Ends | None
    act: Act = "say"
    addressee: Ends | None = None
    via: tuple[Ends, ...] = ()
    negated: bool = False
    hedged: bool = False
    carries_on: bool = False
    continues: bool = False
    nested: bool = False
    paragraph: int = 0
    in_title: bool = False

    def at(self, paragraph: int, in_title: bool) -> "Attribution":
        """Return it with its place in the article."""
        return replace(self, paragraph=paragraph, in_title=in_title)
