"""Durable workflows on the screen: what they do, did and wait for; decides nothing."""
