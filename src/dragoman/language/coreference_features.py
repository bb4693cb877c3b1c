"""What speaks for and against a pronoun's meaning an entity, as numbers for the ranker.

Roles, distance and counts are the usual factors of pronoun resolution (Lappin and Leass 1994), bars within a
clause those of binding; the rest is news: who speaks is not "he" inside their own quotation.
"""

from __future__ import annotations

from math import log
from typing import Final

from dragoman.language.coreference_asked import CLAUSAL, SAYING, SUBJECTS, Asked, role_of, spoke_at
from dragoman.language.coreference_entities import Entity
from dragoman.language.coreference_mentions import Mention
from dragoman.language.coreference_words import (
    RECENT,
    gender_guessed,
    gender_said,
    person_share_of,
)

_ROLES: Final = ("subject", "object", "oblique", "owner", "of_a_noun", "apposed", "joined", "other")
NAMES: Final = (
    *(f"here_as_{role}" for role in _ROLES),
    *(f"sentence_before_as_{role}" for role in _ROLES),
    *"""two_back up_to_five_back up_to_twelve_back further_back log_words nearest second log_rank
    parallel_subject parallel_object parallel_owner last_is_same_pronoun last_is_name
    last_is_nominal last_name_is_full indefinite log_count log_subjects first_entity
    root_subject_here root_subject_before same_clause_bar owned_by_subject above_as_subject
    reporting_subject inside inside_relative owned_by_it after after_as_main_subject after_otherwise
    conjoined quoted_together quoted_pronoun_only quoted_mention_only speaker_of_quotation both_say
    said_match said_mismatch shown_match shown_mismatch named_match named_mismatch person_name
    group_name place_name people_name unclear_name person_noun thing_noun owner_repeats same_owner
    opens_after_subject nearest_clause_subject log_name_distance object_of_subject
    latest_same_pronoun log_path clauses_between joined_subject later_here log_like_between
    subject_twice opened_sentence_before opened_this_sentence gender_unknown asks_subject
    asks_object asks_owner asks_oblique asks_quoted asks_says asks_opening asks_reflexive spoke_last
    spoke_last_and_says spoke_before guessed_match guessed_mismatch""".split(),
)
"""The numbers that describe a candidate, by name; the shipped weights are in this order."""
SIZE: Final = len(NAMES)
_AT: Final = {name: number for number, name in enumerate(NAMES)}
_TWO_BACK: Final = _AT["two_back"]


def can_mean(form: str, entity: Entity) -> bool:
    """Whether an entity can be meant by a pronoun of this class ("he", "she", "it", "they") at all."""
    if form in ("he", "she"):
        if entity.plural:
            return False
        for mention in entity.mentions[-3:]:
            if mention.kind == "pronoun" and mention.label in ("it", "they"):
                return False
        wanted = 1 if form == "she" else -1
        if not entity.label and entity.titles and person_share_of(entity) < 0.05:
            return False
        return gender_said(entity) != -wanted
    if form == "it":
        return not entity.plural and entity.label != "PER"
    return True


def describe_pronoun(asked: Asked) -> list[float]:
    """Give the numbers that all candidates of a pronoun share; the candidates' own are left at 0."""
    row = [0.0] * SIZE
    row[_AT["asks_subject"]] = float(asked.role == 0)
    row[_AT["asks_object"]] = float(asked.role == 1)
    row[_AT["asks_owner"]] = float(asked.role == 3)
    row[_AT["asks_oblique"]] = float(asked.role == 2)
    row[_AT["asks_quoted"]] = float(asked.quotation >= 0)
    row[_AT["asks_says"]] = float(asked.says)
    row[_AT["asks_opening"]] = float(asked.opens)
    row[_AT["asks_reflexive"]] = float(asked.reflexive)
    return row


def describe(
    row: list[float],
    asked: Asked,
    number: int,
    entity: Entity,
    genders: tuple[int, int, int],
    before: int,
    rank: int,
    between: int,
    latest: bool,
    spoke: bool,
) -> None:
    """Write the numbers of one candidate into its row: entity `number`, the `rank`-th nearest.

    `genders` are what is said, shown and named of it, asked of "he" and "she" only. `before` counts its
    mentions before the pronoun; where there is none, the first one after it is described. `between` counts
    nearer candidates of the pronoun's gender; `latest` tells that the last pronoun of the same class meant
    this entity, `spoke` that it is the subject of the last verb of saying.
    """
    words = asked.words
    mentions = entity.mentions
    later = before == 0
    last = mentions[0] if later else mentions[before - 1]
    head = last.head
    role = role_of(words, head)
    away = asked.sentence - words.sentence[head]
    if later:
        row[_AT["after"]] = 1.0
        main = role == 0 and words.heads[head] in asked.above
        row[_AT["after_as_main_subject" if main else "after_otherwise"]] = 1.0
    elif away <= 1:
        row[role + away * len(_ROLES)] = 1.0
        row[_AT["parallel_subject"]] = float(role == 0 and asked.role == 0)
        row[_AT["parallel_object"]] = float(role in (1, 2) and asked.role in (1, 2))
        row[_AT["parallel_owner"]] = float(role == 3 and asked.role == 3)
        if words.opens[words.sentence[head]] >= last.first - 1:
            row[_AT["opened_this_sentence" if away == 0 else "opened_sentence_before"]] = 1.0
    else:
        row[_TWO_BACK + (away > 2) + (away > 5) + (away > 12)] = 1.0
    row[_AT["log_words"]] = log(1 + abs(asked.token - head)) / 3
    row[_AT["nearest"]] = float(rank == 0)
    row[_AT["second"]] = float(rank == 1)
    row[_AT["log_rank"]] = log(1 + rank)
    row[_AT["log_like_between"]] = log(1 + between)
    row[_AT["latest_same_pronoun"]] = float(latest)
    row[_AT["first_entity"]] = float(number == 0)
    row[_AT["opens_after_subject"]] = float(asked.opens and role == 0 and away == 1)
    row[_AT["spoke_last"]] = float(spoke)
    row[_AT["spoke_last_and_says"]] = float(spoke and asked.says)
    row[_AT["log_count"]] = log(1 + max(1, before))
    _history(row, asked, mentions[max(0, before - RECENT) : before] or [last], last, role)
    later_here = 0 < before < len(mentions) and words.sentence[mentions[before].head] == asked.sentence
    row[_AT["later_here"]] = float(later_here)
    _grammar(row, asked, last, role, away, later)
    _quotation(row, asked, last, away)
    _kind(row, asked.form, entity, genders)


def _history(row: list[float], asked: Asked, mentions: list[Mention], last: Mention, role: int) -> None:
    """How the entity was spoken of before."""
    words = asked.words
    row[_AT["last_is_same_pronoun"]] = float(last.kind == "pronoun" and last.label == asked.form)
    row[_AT["last_is_name"]] = float(last.kind == "name")
    row[_AT["last_is_nominal"]] = float(last.kind == "nominal")
    row[_AT["last_name_is_full"]] = float(last.kind == "name" and len(last.words) > 1)
    row[_AT["indefinite"]] = float(last.kind == "nominal" and not last.definite)
    row[_AT["owner_repeats"]] = float(asked.owner >= 0 and last.kind == "pronoun")
    relations, subjects, spoke = words.relations, 0, False
    for mention in mentions:
        if relations[mention.head] in SUBJECTS:
            subjects += 1
            spoke = spoke or spoke_at(words, mention)
    row[_AT["log_subjects"]] = log(1 + subjects)
    if len(mentions) > 1 and role == 0:
        row[_AT["subject_twice"]] = float(words.relations[mentions[-2].head] in SUBJECTS)
    row[_AT["spoke_before"]] = float(spoke)
    naming = next((m for m in reversed(mentions) if m.kind != "pronoun"), last)
    row[_AT["log_name_distance"]] = log(1 + max(0, asked.sentence - words.sentence[naming.head]))


def _grammar(row: list[float], asked: Asked, last: Mention, role: int, away: int, later: bool) -> None:
    words, head = asked.words, last.head
    heads, relations = words.heads, words.relations
    up = heads[head]
    subject = relations[head] in SUBJECTS
    if subject and relations[up] == "root" and away <= 1 and not later:
        row[_AT["root_subject_here" if away == 0 else "root_subject_before"]] = 1.0
    if away:
        return
    if not later:
        steps, clauses = asked.path_to(head)
        row[_AT["log_path"]] = log(1 + steps) / 2
        row[_AT["clauses_between"]] = min(clauses, 4) / 2
        if subject and up in asked.above and up != asked.clause:
            row[_AT["joined_subject"]] = float(asked.is_joined_to(up))
    if not asked.reflexive and asked.owner < 0 and up == asked.governor:
        row[_AT["same_clause_bar"]] = float(role in (0, 1, 2) and asked.role in (0, 1, 2))
    if asked.owner >= 0 and subject and up == asked.clause:
        row[_AT["owned_by_subject"]] = 1.0
    if subject and up in asked.above and up != asked.governor and not later:
        row[_AT["above_as_subject"]] = 1.0
        row[_AT["reporting_subject"]] = float(words.lemmas[up] in SAYING)
        nearest = next((heads[a] for a in asked.path if relations[a] in CLAUSAL), -1)
        row[_AT["nearest_clause_subject"]] = float(up == nearest)
    if head in asked.above:
        inner = asked.path[: asked.path.index(head)]
        relative = any(relations[a] in ("acl:relcl", "acl", "parataxis", "conj") for a in inner)
        row[_AT["inside_relative" if relative else "inside"]] = 1.0
    if asked.owner >= 0:
        row[_AT["owned_by_it"]] = float(asked.owns(head))
        row[_AT["same_owner"]] = float(relations[head] == "nmod:poss" and last.kind == "pronoun")
    joined = relations[head] == "conj" and up == asked.token
    joined = joined or (asked.relation == "conj" and heads[asked.token] == head)
    row[_AT["conjoined"]] = float(joined)
    row[_AT["object_of_subject"]] = float(asked.role in (1, 2) and subject and up == asked.governor)


def _quotation(row: list[float], asked: Asked, last: Mention, away: int) -> None:
    words, head = asked.words, last.head
    subject = words.relations[head] in SUBJECTS
    says = subject and words.lemmas[words.heads[head]] in SAYING
    mine, theirs = asked.quotation, words.quotation[head]
    if mine >= 0 or theirs >= 0:
        row[_AT["quoted_together"]] = float(mine == theirs)
        row[_AT["quoted_pronoun_only"]] = float(mine >= 0 > theirs)
        row[_AT["quoted_mention_only"]] = float(mine < 0 <= theirs)
        row[_AT["speaker_of_quotation"]] = float(mine >= 0 > theirs and says and away <= 1)
    row[_AT["both_say"]] = float(asked.says and says)


def _kind(row: list[float], form: str, entity: Entity, genders: tuple[int, int, int]) -> None:
    label = entity.label
    row[_AT["person_name"]] = float(label == "PER")
    row[_AT["group_name"]] = float(label == "ORG")
    row[_AT["place_name"]] = float(label == "LOC")
    row[_AT["people_name"]] = float(label == "NORP")
    row[_AT["unclear_name"]] = float(label in ("?", "MISC", "EVENT"))
    if not label and entity.titles:
        share = person_share_of(entity)
        row[_AT["person_noun"]] = share
        row[_AT["thing_noun"]] = 1.0 - share
    if form not in ("he", "she"):
        return
    wanted = 1 if form == "she" else -1
    said, shown, named = genders
    row[_AT["said_match"]] = float(said == wanted)
    row[_AT["said_mismatch"]] = float(said == -wanted)
    row[_AT["shown_match"]] = float(shown == wanted)
    row[_AT["shown_mismatch"]] = float(shown == -wanted)
    row[_AT["gender_unknown"]] = float(not said and not shown and not named)
    if not said and not shown and not named:
        guessed = gender_guessed(entity)
        row[_AT["guessed_match"]] = float(guessed == wanted)
        row[_AT["guessed_mismatch"]] = float(guessed == -wanted)
    if not said and not shown:
        row[_AT["named_match"]] = float(named == wanted)
        row[_AT["named_mismatch"]] = float(named == -wanted)
