"""Alarm sounds: made by code of ours, played by what the system has. Standard library only: safety sounds them too."""
