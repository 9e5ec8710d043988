"""The wall between partnerships, for services that are given two things that must be of one."""


class NotOfThisPartnershipError(Exception):
    """A body, seats, a person, a member or an organisation belongs to another partnership."""
