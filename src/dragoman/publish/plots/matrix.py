"""Who told whom, as a matrix: the picture's equal for those who read tables rather than arrows."""

from collections import defaultdict

from markupsafe import Markup, escape

from dragoman.publish.dossier import Dossier
from dragoman.publish.plots.network import PARTIES
from dragoman.publish.plots.plot import Between, nowhere
from dragoman.publish.plots.ties import LISTED_BY, By, Tie, ties_of
from dragoman.publish.wording import counted, joined, number


def matrix_table(
    dossier: Dossier,
    *,
    by: By = "side",
    parties: int = PARTIES,
    between: Between = nowhere,
    more: Markup = LISTED_BY,
) -> Markup:
    """Write senders as rows and recipients as columns; a cell counts messages and independent accounts.

    Empty where no message has a named sender and recipient.
    """
    found = ties_of(dossier, by)
    cells: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in found.ties:
        cells[tie.sender, tie.recipient].append(tie)
    senders = [party for party in found.parties if any(party == sender for sender, _ in cells)]
    recipients = [party for party in found.parties if any(party == other for _, other in cells)]
    if not cells:
        return Markup()
    left = len({*senders[parties:], *recipients[parties:]})
    heads = "".join(f'<th scope="col"><bdi>{escape(name)}</bdi></th>' for name in recipients[:parties])
    rows = "".join(
        f'<tr><th scope="row"><bdi>{escape(name)}</bdi></th>'
        + "".join(_cell(name, other, cells.get((name, other), []), between) for other in recipients[:parties])
        + "</tr>"
        for name in senders[:parties]
    )
    rest = (
        f'<p class="more">{counted(left, "more party has", "more parties have")} no row or column here: '
        f"{more}.</p>"
        if left > 0
        else ""
    )
    return Markup(
        '<div class="plot-frame" role="region" tabindex="0" aria-label="Who told whom, as a matrix">'
        '<table class="plot-table matrix"><caption>Messages from the party of the row to the party of the '
        f"column, and of how many independent accounts</caption><thead><tr><td></td>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>{rest}"
    )


def _cell(sender: str, recipient: str, ties: list[Tie], between: Between) -> str:
    style = ' class="self"' if sender == recipient else ""
    if not ties:
        return f'<td{style}><span aria-label="none">·</span></td>'
    words = number(sum(tie.sent for tie in ties))
    accounts = max(tie.accounts for tie in ties) if len(ties) == 1 else None
    small = f'<span class="of">/{number(accounts)}</span>' if accounts else ""
    through = sorted({party for tie in ties for party in tie.through})
    if through:
        small += f"<small>some through <bdi>{escape(joined(through))}</bdi></small>"
    href = between(sender, recipient)
    held = f'<a href="{escape(href)}">{words}</a>' if href else words
    return f"<td{style}>{held}{small}</td>"
