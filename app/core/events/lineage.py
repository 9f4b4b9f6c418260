"""What led to an event and what came of it: the tree of causation, and the chain it belongs to.

Guarantees: a cause that is not in the log is named as missing, a circle of causes is cut and named, never followed
twice; siblings stand in the order of the log. Does not: read the log, or see any data. Pure.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.errors import NotFound, WrongUse

SHORTEST_PREFIX = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """An entry without its data."""

    index: int
    event_id: str
    event_type: str
    source_service: str
    timestamp: str
    correlation_id: str
    causation_id: str | None


@dataclass(frozen=True, slots=True)
class Branch:
    """An entry in the tree.

    Attributes:
        circular: It stands above already; its effects are not followed again.
    """

    mention: Mention
    effects: "tuple[Branch, ...]" = ()
    circular: bool = False


@dataclass(frozen=True, slots=True)
class Lineage:
    """See the module.

    Attributes:
        asked: The entry that was asked about.
        tree: From the first cause down to all effects.
        missing_cause: Id of the first cause's own cause, which the log does not hold; None where there is none.
        circular: The causes of the entry go in a circle.
        chain: All entries of its correlation, in order.
    """

    asked: Mention
    tree: Branch
    missing_cause: str | None
    circular: bool
    chain: tuple[Mention, ...]


def lineage_of(mentions: Iterable[Mention], wanted: str) -> Lineage:
    """The lineage of the entry with this id (or the beginning of one, or the index).

    Raises:
        NotFound: There is no such entry.
        WrongUse: Several ids begin so.
    """
    known = {mention.event_id: mention for mention in mentions}
    asked = _find(known, wanted)
    effects: dict[str, list[Mention]] = defaultdict(list)
    for mention in known.values():
        if mention.causation_id is not None:
            effects[mention.causation_id].append(mention)
    root, seen = asked, {asked.event_id}
    missing: str | None = None
    circular = False
    while root.causation_id is not None:
        cause = known.get(root.causation_id)
        if cause is None:
            missing = root.causation_id
            break
        if cause.event_id in seen:
            circular = True
            break
        seen.add(cause.event_id)
        root = cause
    tree, found_circle = _grow(root, effects)
    chain = tuple(mention for mention in known.values() if mention.correlation_id == asked.correlation_id)
    return Lineage(asked=asked, tree=tree, missing_cause=missing, circular=circular or found_circle, chain=chain)


def _find(known: Mapping[str, Mention], wanted: str) -> Mention:
    if wanted in known:
        return known[wanted]
    if wanted.isascii() and wanted.isdigit():
        found = [mention for mention in known.values() if mention.index == int(wanted)]
    else:
        wanted = wanted.lower()
        found = [
            known[event_id] for event_id in known if len(wanted) >= SHORTEST_PREFIX and event_id.startswith(wanted)
        ]
    if not found:
        raise NotFound("There is no such entry in this log.", advice="Name the id of an event, or an index.")
    if len(found) > 1:
        raise WrongUse(f"{len(found)} ids begin so.", advice="Name the whole id of the event.")
    return found[0]


def _grow(root: Mention, effects: Mapping[str, list[Mention]]) -> tuple[Branch, bool]:
    """The tree below `root`, without recursion: a chain of causes may be longer than Python's stack."""
    order: list[Mention] = []
    waiting = [root]
    seen: set[str] = set()
    children: dict[str, list[tuple[Mention, bool]]] = {}
    while waiting:
        mention = waiting.pop()
        seen.add(mention.event_id)
        order.append(mention)
        below = [(effect, effect.event_id in seen) for effect in effects.get(mention.event_id, ())]
        children[mention.event_id] = below
        waiting.extend(effect for effect, again in below if not again)
    grown: dict[str, Branch] = {}
    for mention in reversed(order):
        grown[mention.event_id] = Branch(
            mention,
            tuple(
                Branch(effect, circular=True) if again else grown[effect.event_id]
                for effect, again in children[mention.event_id]
            ),
        )
    return grown[root.event_id], any(again for below in children.values() for _, again in below)
