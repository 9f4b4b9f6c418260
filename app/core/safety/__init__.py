"""Stop state machine, leases, watchdog; standard library only."""
