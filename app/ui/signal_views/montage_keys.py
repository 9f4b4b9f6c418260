"""Which montage has which of the keys F1 to F12.

Guarantees: every key has at most one montage and every montage at most one key; without a choice they have keys in
their order, those that ship first. Pure. Does not: bind keys.
"""

N_KEYS = 12


def names_on_keys(chosen: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """The montage on each key, empty for none; length `N_KEYS`.

    Args:
        chosen: What the user wants on the keys; empty is no choice. Names that are no more are left out.
        names: All montages there are, in order.
    """
    wanted = chosen or names
    found: list[str] = []
    for name in wanted[:N_KEYS]:
        found.append(name if name in names and name not in found else "")
    return tuple(found) + ("",) * (N_KEYS - len(found))


def with_name_on(on_keys: tuple[str, ...], name: str, number: int) -> tuple[str, ...]:
    """`name` on key `number` (1 to 12; 0 is on none), and whatever was there on none."""
    freed = ["" if one == name else one for one in on_keys]
    if number:
        freed[number - 1] = name
    return tuple(freed)


def with_name_added(on_keys: tuple[str, ...], name: str) -> tuple[str, ...]:
    """`name` on the first free key, where it has none yet and one is free."""
    if name in on_keys or "" not in on_keys:
        return on_keys
    return with_name_on(on_keys, name, on_keys.index("") + 1)


def renamed(on_keys: tuple[str, ...], before: str, now: str) -> tuple[str, ...]:
    """The same keys after a montage has got another name."""
    return tuple(now if one == before else one for one in on_keys)
