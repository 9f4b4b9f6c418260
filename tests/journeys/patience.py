"""How long a busy machine may hold up what a journey waits for.

A journey proves that a thing happens, by itself and for the right reason; how fast it happens is measured by
`neurascale bench`, never by a test. The limits here are only there so that "never" fails.
"""

HELD_UP_S = 4.0
"""What a busy machine may add to anything."""

BUSY_TAKES = 3.0
"""How many times as long as a quiet machine a busy one may need."""

HUNG_AFTER_S = 3.0
"""A program without a heartbeat for that long is taken for hung, and replaced."""
