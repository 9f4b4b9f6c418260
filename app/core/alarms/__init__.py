"""Alarm state machine: priority, latching, audio pause."""
