"""Driver protocol and drivers: playback, simulated amplifier, simulated stimulator."""
