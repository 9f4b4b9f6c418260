"""Channels, units, sample blocks, montages, ring buffers."""
