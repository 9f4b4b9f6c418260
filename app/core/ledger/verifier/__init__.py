"""The independent verifier: receipts, proofs of growth and exports of a log, checked without the workstation.

Guarantees: imports the ledger room and the error tree, the standard library and `cryptography`, and nothing else (a
contract of import-linter and a test hold it); reads only; opens no network. Does not: have keys of its own: it
believes the public key it is given. Run as `python -m app.core.ledger.verifier`, or as the one file that
`installers/verifier.py` makes.
"""
