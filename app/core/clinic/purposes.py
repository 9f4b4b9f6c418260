"""What consent can be given for.

Guarantees: the words are stable; they lie in the log. Does not: import anything, so that a window may know them too.
"""

PURPOSES = ("recording", "stimulation", "research")
