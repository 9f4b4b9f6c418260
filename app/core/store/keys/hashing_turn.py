"""Whose turn it is to hash: one Argon2 at a time in a process.

Guarantees: holding `HASHING` around each derivation, as everything here does, none waits for ever. Two at the same
moment with several lanes do: they wait for each other's threads in OpenSSL's pool (seen with 4.0.3, each time within
ten derivations), and with them whoever holds a place for signing in. Does not: hash. Any thread.
"""

import threading

HASHING = threading.Lock()
