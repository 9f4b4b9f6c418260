"""Spawn, supervise, stop; the worker's loop."""
