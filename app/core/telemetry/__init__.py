"""Traces, metrics, health."""
