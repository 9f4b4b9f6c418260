"""Who is at the window: setting up, unlocking, signing in, the lock, users, emergency access and its review."""
