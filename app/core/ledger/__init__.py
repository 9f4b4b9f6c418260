"""Merkle log: leaves, tree, proofs, checkpoints, verification; pure."""
