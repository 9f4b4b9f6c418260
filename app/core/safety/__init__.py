"""The safety stop: state machine, leases, its program's server, and what other programs use of it (`client`).

Standard library only, and no queue, event loop or log handler shared with anything else. Called a *safety stop*: a
button on a screen is not an emergency stop in the sense of ISO 13850; a device that can do harm needs a hard-wired one.
"""
