"""What a data folder is for: patients, or showing and testing.

Guarantees: the kind of a new folder is clinical unless a demonstration was asked for, by the environment
(`NEURASCALE_DEMONSTRATION=1`, inherited by every program started) or by `--demonstration`, which sets it. Does not:
change what a folder is; its kind is kept with its keys (`app.core.store.keys.station_key`) and in its log. Any thread.
"""

import os
from enum import StrEnum

DEMONSTRATION_VARIABLE = "NEURASCALE_DEMONSTRATION"


class StationKind(StrEnum):
    """The two kinds of data folders; one never becomes the other."""

    CLINICAL = "clinical"
    DEMONSTRATION = "demonstration"


def demonstration_asked() -> bool:
    """Whether a new data folder shall be one for demonstration."""
    return os.environ.get(DEMONSTRATION_VARIABLE, "") not in ("", "0")


def ask_for_demonstration() -> None:
    """From now on, in this process and in those that it starts, new data folders are for demonstration."""
    os.environ[DEMONSTRATION_VARIABLE] = "1"


def kind_of_new_folder() -> StationKind:
    return StationKind.DEMONSTRATION if demonstration_asked() else StationKind.CLINICAL
