"""What can be wrong with a decision's file."""


class DecisionFileError(Exception):
    """A file that cannot be read as a decision: `FILE:place: what is wrong; what to do`."""

    def __init__(self, filename: str, place: str, what: str, remedy: str) -> None:
        super().__init__(f"{filename}:{place}: {what}; {remedy}")
        self.filename = filename
        self.place = place
        self.what = what
        self.remedy = remedy
