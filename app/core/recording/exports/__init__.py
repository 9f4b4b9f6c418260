"""Recordings in the formats of others, each read back and compared with the recording before it counts as done."""
