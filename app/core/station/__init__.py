"""The running workstation: supervision and the commands it answers."""
