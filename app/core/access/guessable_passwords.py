"""Whether a password is one of those that people commonly choose, found by how they are made instead of by a list.

Guarantees: what people choose where many characters are asked for is put together of few kinds of pieces: common words
(also written with digits and signs), runs on the keyboard or of the alphabet, years and dates, and repetitions. Those
are taken out; what is left is what nobody else chose. A list of leaked passwords is not shipped: none of more than ten
characters stays on the common ones that is not of these pieces. NIST SP 800-63B-4, 3.1.1.2 asks for such a check.
Does not: judge length, or know the user's name. Pure; any thread.
"""

import re

# What stands at the root of the leaked passwords' frequency lists, and what suggests itself in this house.
_WORDS = (
    *("password", "passwort", "passwd", "kennwort", "geheim", "secret", "letmein", "welcome", "willkommen", "hallo"),
    *("hello", "login", "admin", "administrator", "root", "master", "change", "changeme", "default", "test", "demo"),
    *("user", "guest", "iloveyou", "ichliebedich", "love", "liebe", "schatz", "baby", "angel", "sunshine", "princess"),
    *("dragon", "monkey", "football", "fussball", "baseball", "superman", "batman", "shadow", "michael", "computer"),
    *("internet", "summer", "sommer", "winter", "spring", "autumn", "herbst", "fruehling", "monday", "montag"),
    *("freitag", "friday", "january", "januar", "december", "dezember", "neurascale", "hospital", "klinik", "clinic"),
    *("krankenhaus", "station", "workstation", "eeg", "doctor", "doktor", "arzt", "praxis", "patient", "medizin"),
)
# Longest first: of "administrator" nothing must be left.
_WORD = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))
_ROWS = (
    *("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiopü", "asdfghjklöä", "yxcvbnm", "azertyuiop", "qsdfghjklm"),
    *("1234567890", "0123456789", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6zhn7ujm", "1q2w3e4r5t6z7u8i9o0p"),
    *("1q2w3e4r5t6y7u8i9o0p", '!"§$%&/()=', "!@#$%^&*()"),
)
_SHORTEST_RUN = 4
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])[.\-/]?(?:0?[1-9]|1[0-2])[.\-/]?(?:(?:19|20)\d\d|\d\d)(?!\d)|(?:19|20)\d\d"
)
_SIGNS = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"})
_REPEATED = re.compile(r"(.+?)\1+")


def uncommon_part(folded: str) -> str:
    """What is left of a password (case-folded) when all that is commonly used was taken out."""
    best = folded
    for text in (folded, folded.translate(_SIGNS)):
        rest = _without_runs(_WORD.sub("", text))
        rest = _DATE.sub("", rest)
        rest = _REPEATED.sub(r"\1", rest)
        best = min(best, rest.strip(" .,-_!?*#+"), key=len)
    return best


def _without_runs(text: str) -> str:
    """Without neighbours on the keyboard or in the alphabet, forwards or backwards, of at least four."""
    kept, at = [], 0
    while at < len(text):
        length = _run_at(text, at)
        if length < _SHORTEST_RUN:
            kept.append(text[at])
            length = 1
        at += length
    return "".join(kept)


def _run_at(text: str, at: int) -> int:
    longest = 0
    for row in _ROWS:
        for line in (row, row[::-1]):
            length = _SHORTEST_RUN
            while at + length <= len(text) and text[at : at + length] in line:
                longest = max(longest, length)
                length += 1
    return longest
