"""An object of open data: a dictionary for JSON."""

Thing = dict[str, object]


def filled(thing: Thing) -> Thing:
    """Without what there is nothing to say of: both vocabularies leave it out."""
    return {name: value for name, value in thing.items() if value is not None}
