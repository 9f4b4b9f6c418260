"""Durable workflows: clinical session, onboarding."""
