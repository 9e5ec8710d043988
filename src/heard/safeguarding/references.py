"""References of concerns: nobody guesses one, and it can be read out on the phone."""

import secrets

# Letters and digits that nobody takes for each other; without vowels they spell no word.
_SIGNS = "CDFHJKMNPQRTVWXY346789"


def new_reference() -> str:
    """Such as `W7KQ-4PMX`. There are 54,000 million."""
    signs = "".join(secrets.choice(_SIGNS) for _each in range(8))
    return f"{signs[:4]}-{signs[4:]}"
