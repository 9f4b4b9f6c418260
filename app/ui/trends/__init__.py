"""Trends of the whole session: kept, rebuilt from the recording, drawn, pointed at."""
