"""Opening pages of calls and panels as somebody."""

from tests.access import address_in
from tests.partnerships import make as partnerships


def get(member, name, *args):
    return partnerships.signed_in(member).get(
        address_in(member.partnership, f"boards:{name}", *args)
    )


def post(member, name, /, *args, follow=True, **sent):
    address = address_in(member.partnership, f"boards:{name}", *args)
    return partnerships.signed_in(member).post(address, sent, follow=follow)


def words(response):
    return " ".join(response.content.decode().split())
