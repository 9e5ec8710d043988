"""Lists of words, written as plain lines."""


def listed(lines: str) -> frozenset[str]:
    """Return the words of lines as a set."""
    return frozenset(lines.split())
