"""Merkle log, checkpoints, proofs, verification; pure."""
