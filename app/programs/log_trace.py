"""`neurascale log trace`: what led to an event and what came of it, and the chain it belongs to.

Guarantees: reads only, beside a running station too; shows no data, so nothing of a patient. A cause that the log does
not hold and a circle of causes are told. Exit codes: 0 told, 1 no such entry, 2 wrong use.
"""

import argparse
import json
import sys
from collections.abc import Iterator

from app.core.events.lineage import Branch, Lineage, Mention, lineage_of
from app.core.store.log_offline import mentions
from app.programs.log_reading import add_data, data_of


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("event", metavar="EVENT_ID", help="id of an event, the beginning of one, or an index")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Tell.

    Raises:
        WrongUse: There is no log in the folder, or several ids begin so.
        NotFound: There is no such entry.
        SurroundingsError: The log cannot be read.
    """
    lineage = lineage_of(mentions(data_of(arguments)), arguments.event)
    if arguments.json:
        sys.stdout.write(json.dumps(_as_json(lineage), ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _as_text(lineage))
    return 0


def _as_json(lineage: Lineage) -> dict[str, object]:
    """The tree as a flat list with depths: a chain of causes may be deeper than readers of JSON like."""
    return {
        "event_id": lineage.asked.event_id,
        "correlation_id": lineage.asked.correlation_id,
        "missing_cause": lineage.missing_cause,
        "circular": lineage.circular,
        "tree": [
            {"depth": depth, "circular": branch.circular, **_mention(branch.mention)}
            for depth, branch, _ in _walk(lineage.tree)
        ],
        "correlation": [_mention(mention) for mention in lineage.chain],
    }


def _mention(mention: Mention) -> dict[str, object]:
    return {
        "index": mention.index,
        "event_id": mention.event_id,
        "event_type": mention.event_type,
        "source_service": mention.source_service,
        "timestamp": mention.timestamp,
        "causation_id": mention.causation_id,
    }


def _as_text(lineage: Lineage) -> Iterator[str]:
    yield "Causes and effects:"
    if lineage.missing_cause is not None:
        yield f"  ? caused by {lineage.missing_cause}, which is not in this log"
    for _, branch, stem in _walk(lineage.tree):
        mark = "  <- asked" if branch.mention.event_id == lineage.asked.event_id else ""
        circle = "  (again: a circle of causes)" if branch.circular else ""
        yield f"  {stem}{_line(branch.mention)}{circle}{mark}"
    yield ""
    yield f"Correlation {lineage.asked.correlation_id}, {len(lineage.chain)} entries:"
    for mention in lineage.chain:
        mark = "  <- asked" if mention.event_id == lineage.asked.event_id else ""
        yield f"  {_line(mention)}{mark}"


def _line(mention: Mention) -> str:
    return f"{mention.index}  {mention.event_type}  {mention.timestamp}  {mention.source_service}  {mention.event_id}"


def _walk(root: Branch) -> Iterator[tuple[int, Branch, str]]:
    """Depth, branch and the strokes before it, from above to below."""
    waiting = [(0, root, "", "")]
    while waiting:
        depth, branch, stem, below = waiting.pop()
        yield depth, branch, stem
        last = len(branch.effects) - 1
        for place, effect in reversed(list(enumerate(branch.effects))):
            stroke, under = ("└── ", "    ") if place == last else ("├── ", "│   ")
            waiting.append((depth + 1, effect, below + stroke, below + under))
