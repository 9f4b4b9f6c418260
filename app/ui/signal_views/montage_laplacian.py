"""The Laplacian by nearest neighbours: each electrode minus the weighted mean of those around it.

Source: Hjorth, Electroencephalogr Clin Neurophysiol 1975;39:526-530 (four neighbours around an electrode), with weights
by inverse distance for unequal neighbours: Hjorth, Am J EEG Technol 1980;20:121-132; McFarland et al.,
Electroencephalogr Clin Neurophysiol 1997;103:386-394. Distances are angles on the unit sphere of
`app.core.signals.electrode_positions`. At the head's edge the neighbours lie on one side only: there it is an estimate.

Guarantees: weights of the neighbours sum to 1; an electrode with fewer than three neighbours within reach, or without a
known place, has no Laplacian. Pure.
"""

from collections.abc import Mapping

import numpy as np

from app.core.signals.electrode_positions import Point

NEIGHBOURS = 4
FEWEST_NEIGHBOURS = 3
# One step of the 10-20 system, along its diagonals too (47.7 degrees from Fz to Fp1), and not two (55 and more).
REACH_DEGREES = 50.0
# Neighbours as far away as the fourth, to within this share of its distance, are taken as well.
_AS_FAR = 1.02


def laplacian_weights(places: Mapping[int, Point], bad: frozenset[int] = frozenset()) -> dict[int, dict[int, float]]:
    """For each row that has a Laplacian: its neighbours' rows and their weights.

    Args:
        places: On the unit sphere, by row.
        bad: Rows that are nobody's neighbour.
    """
    if len(places) <= FEWEST_NEIGHBOURS:
        return {}
    rows = list(places)
    points = np.array([places[row] for row in rows])
    degrees = np.degrees(np.arccos(np.clip(points @ points.T, -1.0, 1.0)))
    usable = np.array([row not in bad for row in rows])
    found: dict[int, dict[int, float]] = {}
    for at, row in enumerate(rows):
        near = [other for other in np.argsort(degrees[at], kind="stable").tolist() if other != at and usable[other]]
        near = [other for other in near if 1e-6 < degrees[at, other] <= REACH_DEGREES]
        if len(near) < FEWEST_NEIGHBOURS:
            continue
        farthest = degrees[at, near[min(NEIGHBOURS, len(near)) - 1]] * _AS_FAR
        near = [other for other in near if degrees[at, other] <= farthest]
        inverse = {rows[other]: 1.0 / float(degrees[at, other]) for other in near}
        total = sum(inverse.values())
        found[row] = {other: value / total for other, value in inverse.items()}
    return found
