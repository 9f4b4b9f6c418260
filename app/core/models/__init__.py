"""Decoders: train, load, infer, model cards."""
