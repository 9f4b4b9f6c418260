"""The only crossing: station messages to queued signals, clicks to commands."""
