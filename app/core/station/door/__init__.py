"""The one door: nothing is asked of the station but through it."""
