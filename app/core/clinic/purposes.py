"""What consent can be given for, and by whom.

Guarantees: the words are stable; they lie in the log. Does not: import anything, so that a window may know them too.
"""

PURPOSES = ("recording", "stimulation", "research")
EXPORT_PURPOSES = ("care", "research")
"""What a recording can be given out for; "research" needs consent of its own, care is what it was recorded for."""
CAPACITY_NOT_ASKED = "patient or representative"
"""Who gave it, where the operator noted only that it was given."""
CAPACITIES = ("patient", "parent", "legal guardian", CAPACITY_NOT_ASKED)
"""In what capacity consent can be given; never a name."""
WAYS_GIVEN = ("signed", "witnessed")
"""How it was given: signed on paper, or orally before a witness; empty where that was not noted."""
