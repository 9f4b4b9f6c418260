"""One thin file per program: builds the rooms, wires them, stops them in order."""
