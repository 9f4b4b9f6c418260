"""The registered workflows on a Temporal server, where a site has one (docs/guide/temporal.md).

Only the modules of this room import `temporalio`, and nothing imports this room unless `site.toml` names a server.
"""
