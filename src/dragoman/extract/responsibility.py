"""Who claims, denies, lays or looks into responsibility for an incident."""

from dragoman.extract.incidents import ToldIncidents
from dragoman.extract.incidents_sorts import Parties
from dragoman.extract.responsibility_nouns import stands_by_noun
from dragoman.extract.responsibility_sayings import stands_by_saying
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
