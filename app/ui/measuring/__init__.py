"""Measuring on the traces: cursors, amplitudes and frequencies of a stretch, its spectrum, the map at the cursor."""
