"""Patients, consent, sessions, reports."""
