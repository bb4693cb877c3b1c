"""Who claims, denies, lays or looks into responsibility for an incident."""

from dragoman.extract.incidents import ToldIncidents
from dragoman.extract.incidents_sorts import Parties
from dragoman.extract.incidents_told import of_one_side
from dragoman.extract.responsibility_nouns import stands_by_noun
from dragoman.extract.responsibility_sayings import stands_by_saying
from dragoman.extract.responsibility_stands import Stand, is_charged
from dragoman.extract.responsibility_verbs import stands_by_verb
from dragoman.extract.scene import Scene
from dragoman.record import RecordId, Responsibility
from dragoman.record.ids import content_id


def find_responsibilities(scene: Scene, told: ToldIncidents) -> tuple[Responsibility, ...]:
    """Find how parties stand to the incidents of an article, in the order of the text.

    One row a holder, stance, incident and accused, however often it is said.
    """
    parties = Parties(scene)
    stands = [
        *stands_by_verb(scene, parties, told),
        *stands_by_saying(scene, parties, told),
        *stands_by_noun(scene, parties, told),
    ]
    found: dict[tuple[str, ...], Responsibility] = {}
    for stand in sorted(stands, key=lambda one: one.words):
        if stand.of_charges and not _is_charged_side(scene, parties, told, stands, stand):
            continue
        for holder in stand.holders:
            accused = next((actor for actor in stand.accused if actor != holder), None)
            key = (holder, stand.stance, stand.incident.id, accused or "")
            if key in found:
                continue
            number = content_id("responsibility", scene.article.id, *key)
            found[key] = Responsibility(
                RecordId(number),
                stand.incident.id,
                holder,
                stand.stance,
                accused,
                scene.span(*stand.words),
                stand.statement.id if stand.statement is not None else None,
            )
    return tuple(found.values())


def _is_charged_side(
    scene: Scene, parties: Parties, told: ToldIncidents, stands: list[Stand], stand: Stand
) -> bool:
    """Whether states or armed groups deny it, or somebody charges the holders' side, or a telling does: else
    what they deny may be anything.
    """
    if all(scene.cast.kind(actor) in ("state", "armed_group", "government_body") for actor in stand.holders):
        return True
    charged = [actor for one in stands for actor in one.accused]
    charged += [
        actor for way, _ in told.by_token.values() if is_charged(way) for actor in parties.actors(way.agents)
    ]
    return of_one_side(scene, tuple(charged), stand.holders)
