"""The clinic around a session, in the window: taking patients in, plans, appointments, duty, protocols."""
